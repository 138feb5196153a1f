"""Telephone calls that urged a package on, and who may know of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import F, Max, Q, QuerySet

from congress.people.queries.seats import holders_of
from congress.roles import body_rights
from documents.board.models import Call
from documents.packages.queries.duties import contacts_for, duties_of
from documents.packages.queries.visible import urged_congresses

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.memberships import Membership
    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package


def calls_in_sight(hats: Hats) -> QuerySet[Call]:
    """The calls he may know of: all of a congress he urges, else those to his own bodies; latest first."""
    found = _calls_of(urged_congresses(hats), hats.worn)
    return found.select_related("body", "person", "by").order_by("-id")


def _calls_of(congresses: Iterable[int], bodies: Iterable[int]) -> QuerySet[Call]:
    return Call.objects.filter(Q(package__congress__in=list(congresses)) | Q(body__in=list(bodies)))


def promises_by_telephone(packages: Iterable[int]) -> dict[tuple[int, int], date]:
    """(package id, body id) -> the last day that the body promised since the package stands where it does."""
    rows = Call.objects.filter(package__in=list(packages), stage=F("package__state")).exclude(promised=None)
    told = rows.order_by("id").values_list("package_id", "body_id", "promised")
    return {(package, body): day for package, body, day in told if day}


def latest_calls(ids: Iterable[int], *, congresses: Iterable[int], bodies: Iterable[int]) -> QuerySet[Call]:
    """The latest call about each package, as who urges these congresses or sits in these bodies knows it."""
    about = _calls_of(congresses, bodies).filter(package__in=list(ids)).values("package")
    return Call.objects.filter(pk__in=about.annotate(last=Max("pk")).values("last"))


def calls_about(package: Package, hats: Hats) -> list[Call]:
    """The calls about one package that he may know of, the latest first."""
    return list(calls_in_sight(hats).filter(package=package.pk))


def seats_to_call(package: Package) -> list[Membership]:
    """Who may be telephoned about a package: at each body that holds it, those with the right it waits for.

    The first of a body is the one to telephone. Of a confidential package only that one is given: it
    stands for the office, and nobody is to be chosen by name.
    """
    duties = duties_of([package])[package.pk]
    bodies = {binding.body_id: binding.body for binding in package.bindings}
    seats = list(contacts_for(duties).values())
    if not package.confidential:
        asked = dict.fromkeys((duty.holder, duty.right) for duty in duties if duty.holder in bodies)
        for holder, right in asked:
            for seat in holders_of(bodies[holder]):
                seat.body = bodies[holder]
                seats += [seat] if right in body_rights(seat.role) else []
    chosen = {(seat.body_id, seat.person_id): seat for seat in reversed(seats)}
    return [chosen[key] for key in dict.fromkeys((seat.body_id, seat.person_id) for seat in seats)]
