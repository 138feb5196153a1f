"""What meetings to come hang into the rest: days in the calendars, and where a package is dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.hats import hats
from congress.site.menu import hang_in
from documents.convening.queries import agendas_with, coming, convened_for
from documents.packages.dated import PersonalDay, personal_days
from documents.packages.sections import section
from documents.paper.language import on_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package

# Leaves the product in a calendar, so Vietnamese.
MEETING = _kept("Họp %(body)s, %(when)s, tại %(place)s")


@section("convening", place="aside", order=3, template="convening/package.html")
def meetings_on_package(package: Package, reader: Person) -> dict[str, Any]:
    """At which meetings to come it is on the agenda, for who is invited to them."""
    seen = set(convened_for(hats(reader)).filter(end=None).values_list("body", flat=True))
    found = agendas_with(package, seen) if seen else []
    return {"agendas": found} if found else {}


@personal_days("convening")
def days_of_meetings(person: Person, worn: Hats) -> Iterator[PersonalDay]:
    """The meetings to which a body of his is invited; those he only prepares are no days of his."""
    mine = list(coming(convened_for(worn)).filter(body__in=list(worn.worn)))
    with on_paper():
        for one in mine:
            facts = {"body": one.body.name, "when": one.when, "place": one.place}
            yield PersonalDay("meeting", one.pk, one.meets_on, MEETING % facts, one.at)


hang_in("convened-meetings", _("Cuộc họp"), place="cuoc-hop", order=35)
