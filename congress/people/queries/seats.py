"""Who sits where, who has a right, and whom to telephone."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from congress.people.models.bodies import BodyGrant, CongressGrant
from congress.people.models.memberships import Membership
from congress.people.models.offices import Absence
from congress.people.models.people import Person
from congress.roles import (
    ASKED,
    DELEGATE,
    ROLES,
    Right,
    body_rights,
    congress_rights,
    kinds_and_roles_with,
    lent,
    roles_with,
)
from workflows import clock
from workflows.kept import kept_by_the_book

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from congress.people.models.bodies import Body, Congress


def people_who_may(
    right: str, body_ids: Iterable[int], on: date | None = None, *, own: bool = False
) -> QuerySet[Person]:
    """Everybody who has the right on any of the bodies that day; each person once, by given name.

    With `own` only those to whom it belongs, not those to whom it is lent. A right on the whole congress
    is asked of the bodies that bring it.
    """
    grants: QuerySet[CongressGrant] | QuerySet[BodyGrant] = BodyGrant.objects.filter(
        user=OuterRef("person"), content_object=OuterRef("body"), permission__codename=right
    )
    if not roles_with(right):
        grants = CongressGrant.objects.filter(
            user=OuterRef("person"), content_object=OuterRef("body__congress"), permission__codename=right
        )
    held = Membership.objects.bearing(right, on or clock.today())
    held = held.own() if own else held
    held = held.filter(Exists(grants), body__in=list(body_ids))
    return Person.objects.filter(is_active=True, pk__in=held.order_by().values("person"))


def people_who_may_on_congress(
    right: str, congress: Congress | int, on: date | None = None
) -> QuerySet[Person]:
    """Everybody who has the right on the whole congress that day; each person once, by given name."""
    grants = CongressGrant.objects.filter(
        user=OuterRef("person"), content_object=congress, permission__codename=right
    )
    held = Membership.objects.in_force(on or clock.today()).bringing(right)
    held = held.filter(Exists(grants), body__congress=congress)
    return Person.objects.filter(is_active=True, pk__in=held.order_by().values("person"))


def members_of_congress(congress: Congress | int, on: date | None = None) -> QuerySet[Person]:
    """Everybody with a membership in force in a working body: those to whom its packages are listed."""
    held = Membership.objects.in_force(on or clock.today()).filter(body__congress=congress)
    held = held.exclude(body__kind__in=ASKED)
    return Person.objects.filter(is_active=True, pk__in=held.order_by().values("person"))


def holders_of(body: Body, on: date | None = None) -> QuerySet[Membership]:
    """The memberships in force in a body, in the order of the table of roles, with their people."""
    held = Membership.objects.in_force(on or clock.today()).filter(body=body)
    return in_rank(held)


def seats_mark(body: Body) -> str:
    """A short mark of all seats of a body as they are now; another when any of them has changed."""
    columns = ("pk", "person", "role", "start", "end", "title")
    rows = Membership.objects.filter(body=body).order_by("pk").values_list(*columns)
    return hashlib.sha256(repr([list(map(str, row)) for row in rows]).encode()).hexdigest()[:16]


def electorate(body: Body, on: date | None = None) -> QuerySet[Membership]:
    """The memberships in force in a body that vote; a closed account is still a member and counts."""
    return holders_of(body, on).filter(role__in=roles_with(Right.DECIDE))


def contacts(
    body_ids: Iterable[int], right: str | None = None, on: date | None = None
) -> dict[int, Membership]:
    """For each body the one to telephone about a right: the first in rank who is not away and has a number.

    A delegate is called only while all to whom the right belongs are away. Where nobody has a number, the
    first who is not away; where all are away, the first in rank, with `away_until`. `instead_of` is the
    seat that was passed over because its holder is away. One query for all bodies. Without `right`,
    anybody in the body counts.
    """
    day = on or clock.today()
    held = Membership.objects.in_force(day) if right is None else Membership.objects.bearing(right, day)
    seats: dict[int, list[Membership]] = defaultdict(list)
    for seat in _with_absence(held.filter(body__in=list(body_ids)), day):
        seats[seat.body_id].append(seat)
    return {body_id: _first_to_call(mine) for body_id, mine in seats.items()}


def contacts_about(pairs: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Membership]:
    """(body id, right) -> what `contacts` says of it today; one query for all of them, or none.

    Which seats bear a right is told from the rows: a delegate bears what one of these lends him. Who asks
    leaves the seats as they are: they are kept for the pages that follow.
    """
    wanted = frozenset(pairs)
    return _contacts_on(wanted, clock.today()) if wanted else {}


@kept_by_the_book
def _contacts_on(pairs: frozenset[tuple[int, str]], _day: date) -> dict[tuple[int, str], Membership]:
    return {pair: _first_to_call(mine) for pair, mine in seats_about(pairs).items()}


def seats_about(
    pairs: Iterable[tuple[int, str]], *, ranked: bool = True
) -> dict[tuple[int, str], list[Membership]]:
    """(body id, right) -> the seats there that bear it today, in rank, where there are any; one query.

    Not `ranked` they come in any order and without who is away: for each step that is told.
    """
    wanted, day = set(pairs), clock.today()
    by_body: dict[int, list[Membership]] = defaultdict(list)
    held = Membership.objects.in_force(day).filter(body__in={body for body, _right in wanted})
    roles = {role for _body, right in wanted for role in roles_with(right)}
    bearing = Q(role__in=roles | {DELEGATE})
    for kind, role in {pair for _body, right in wanted for pair in kinds_and_roles_with(right)}:
        bearing |= Q(body__kind=kind, role=role)
    rows = held.filter(bearing).select_related("body", "person")
    for seat in (_with_absence(rows, day) if ranked else rows.order_by()) if wanted else ():
        by_body[seat.body_id].append(seat)
    found = {}
    for body_id, right in wanted:
        if mine := [seat for seat in by_body[body_id] if _bears(seat, right, by_body[body_id])]:
            found[body_id, right] = mine
    return found


def _bears(seat: Membership, right: str, beside: list[Membership]) -> bool:
    if not roles_with(right):
        return right in congress_rights(seat.body.kind, seat.role)
    if seat.role != DELEGATE:
        return right in body_rights(seat.role)
    lenders = [one.role for one in beside if one.person_id == seat.delegator_id and one.person.is_active]
    return right in lent(seat.scope, lenders)


def _with_absence(held: QuerySet[Membership], day: date) -> QuerySet[Membership]:
    rows = Absence.objects.filter(person=OuterRef("person"), start__lte=day, end__gte=day)
    return in_rank(held.annotate(gone=Subquery(rows.order_by("-end").values("end")[:1])))


def _first_to_call(mine: list[Membership]) -> Membership:
    for seat in mine:
        seat.away_until = seat.gone  # type: ignore[attr-defined]  # annotated by `_with_absence`
    present = [seat for seat in mine if seat.away_until is None]
    here = [seat for seat in present if seat.role != DELEGATE] or present
    first = mine[0] if not here else next((seat for seat in here if seat.telephone), here[0])
    if here and mine[0].away_until is not None:
        first.instead_of = mine[0]
    return first


def contact(body: Body, right: str | None = None, on: date | None = None) -> Membership | None:
    """The one to telephone in one body; None when nobody there has the right."""
    return contacts([body.pk], right, on).get(body.pk)


def held_right(person_id: int, right: str, body_id: int, on: date, *, lent_by: int | None = None) -> bool:
    """Whether the person had the right on that past day by his own seat, or by what `lent_by` lent him.

    Grants of today do not matter.
    """
    if lent_by is None:
        held = Membership.objects.in_force(on).filter(role__in=roles_with(right))
    else:
        held = Membership.objects.bearing(right, on).filter(role=DELEGATE, delegator=lent_by)
    return held.filter(person=person_id, body=body_id).exists()


def office_over_signature(seat: Membership, on: date) -> str:
    """What a paper prints over the name of a head: his title; of a collective, whose chairman he is.

    "" where the record says neither: nobody is the "Trưởng" of a collective.
    """
    if seat.title or seat.body.kind != "collective":
        return seat.shown_title
    chairs = Membership.objects.in_force(on).filter(person=seat.person_id, role="head", body__kind="chair")
    chair = chairs.filter(body__congress=seat.body.congress_id).select_related("body").first()
    return (chair.title or chair.named) if chair else ""


def absences(people: Iterable[int], on: date | None = None) -> dict[int, date]:
    """Person -> the last day (inclusive) of his absence, for those of these people who are away that day."""
    day = on or clock.today()
    rows = Absence.objects.filter(person__in=list(people), start__lte=day, end__gte=day).order_by("end")
    return dict(rows.values_list("person", "end"))


def in_rank(held: QuerySet[Membership]) -> QuerySet[Membership]:
    """Memberships body by body in the order of the table of roles, with their people."""
    ranks = [When(role=code, then=Value(rank)) for rank, code in enumerate(ROLES)]
    rank = Case(*ranks, default=Value(len(ROLES)), output_field=IntegerField())
    return held.select_related("person", "delegator").order_by("body", rank, "start", "id")
