"""Which congress a page is about: one of the reader's own, by the seats he holds today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from congress.people.models.bodies import Body, Congress
from congress.people.models.memberships import Membership
from workflows import clock
from workflows.kept import kept_by_the_book

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from congress.people.queries.hats import Hats


def congress_of(hats: Hats) -> Congress | None:
    """The congress a page is about for who wears these hats; None for one who sits in no body."""
    return congress_among(hats.seated)


def congress_among(ids: Collection[int]) -> Congress | None:
    """The one that is meant among these: the next to open, or the last that was held, those put away last."""
    return _first_of(frozenset(ids), clock.today()) if ids else None


@kept_by_the_book
def _first_of(ids: frozenset[int], day: date) -> Congress | None:
    return nearest_first(Congress.objects.filter(pk__in=ids), day).first()


def congress_named_to(hats: Hats) -> Congress | None:
    """Whose name stands on what this reader gets: his own, or the only one there is; else None."""
    return congress_of(hats) or Congress.objects.filter(_alone()).first()


def congresses_named_to(person: int | None, on: date, *, chosen: int | None = None) -> QuerySet[Congress]:
    """The same as a query, the chosen one first; `person` is None for who is not signed in."""
    known = _alone()
    if person is not None:
        seats = Membership.objects.in_force(on).filter(person=person, body__congress=OuterRef("pk"))
        known |= Q(Exists(seats))
    found = nearest_first(Congress.objects.filter(known), on)
    if chosen is None:
        return found
    wanted = Case(When(pk=chosen, then=Value(0)), default=Value(1))
    return found.order_by(wanted, *found.query.order_by)


def nearest_first(congresses: QuerySet[Congress], on: date) -> QuerySet[Congress]:
    """Those to open on that day, the next first; those that were held, the last first; those put away."""
    kept = Case(When(archived=None, then=Value(0)), default=Value(1))
    held = Case(When(opening__gte=on, then=Value(0)), default=Value(1))
    ahead = Case(When(opening__gte=on, then=F("opening")))
    return congresses.order_by(kept, held, ahead, "-opening", "-pk")


def _alone() -> Q:
    return Q(~Exists(Congress.objects.exclude(pk=OuterRef("pk"))))


def office_body(congress: Congress) -> Body | None:
    """The body that is the office of a congress, the first where there are several; None without one."""
    return Body.objects.filter(congress=congress, kind="office").order_by("pk").first()
