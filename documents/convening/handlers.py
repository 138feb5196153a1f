"""What meetings to come hang into the rest: days in the calendars, and where a package is dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.hats import hats
from congress.site.menu import hang_in
from documents.convening.models import AgendaItem, ConvenedMeeting, ConveningEnd
from documents.convening.queries import agendas_with, coming, convened_for
from documents.packages.dated import PersonalDay, personal_days
from documents.packages.sections import section
from documents.packages.told import ToldItem, told_as
from documents.paper.language import on_paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package

# Leaves the product in a calendar, so Vietnamese.
MEETING = _kept("Họp %(body)s, %(when)s, tại %(place)s")


@section(
    "convening",
    place="aside",
    order=3,
    template="convening/package.html",
    rows=AgendaItem.objects.filter(package=OuterRef("pk")),
)
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
            yield PersonalDay("meeting", one.pk, one.meets_on, MEETING % facts, one.at, one.starts_at)


@told_as(ConvenedMeeting._meta.label_lower)
def meetings_told(ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """Meetings to come; what leaves the product invites nobody to one that is over, moved or called off."""
    found = ConvenedMeeting.objects.filter(pk__in=list(ids)).select_related("body", "end")
    url = {one.pk: reverse("convened", args=[one.pk]) if reader else "" for one in found}
    return {
        one.pk: ToldItem(one, str(one), url[one.pk])
        for one in found
        if reader is not None or not (one.is_off or one.is_past)
    }


@told_as(ConveningEnd._meta.label_lower)
def ends_told(ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """Meetings that are not held, until their day is over."""
    found = ConveningEnd.objects.filter(pk__in=list(ids)).select_related("meeting__body")
    return {
        one.pk: ToldItem(one, str(one.meeting), reverse("convened", args=[one.meeting_id]) if reader else "")
        for one in found
        if reader is not None or not one.meeting.is_past
    }


hang_in("convened-meetings", _("Cuộc họp"), place="cuoc-hop", order=35)
