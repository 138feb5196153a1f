"""Who may what today, and who sits where: the reading side of people, bodies and rights.

Everywhere a right counts only where a grant exists and a membership in force has a role whose row
in `congress.roles` gives it. `is_superuser` gives nothing; an inactive account has nothing.
`on` is a date in Hà Nội, today by default.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Exists, FilteredRelation, IntegerField, OuterRef, Q, Value, When

from congress.models import Body, BodyGrant, CongressGrant, Decision, Membership, Person
from congress.roles import ROLES, Right, body_rights, congress_rights, kinds_and_roles_with, roles_with
from workflows import clock, port

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.db.models import QuerySet

    from congress.models import Congress

NOTHING: frozenset[Right] = frozenset()


@dataclass(frozen=True, slots=True)
class Capacity(port.Capacity):
    """In the name of which body somebody acts; `congress_id` is that body's."""

    congress_id: int = 0

    @property
    def body_name(self) -> str:
        """The body's full name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Hat:
    """What one person may in one body he sits in."""

    body_id: int
    body_name: str
    congress_id: int
    rights: frozenset[Right]

    def capacity(self) -> Capacity:
        """The capacity this hat lets him act in."""
        return Capacity(self.body_name, self.body_id, self.congress_id)


@dataclass(frozen=True, slots=True)
class Hats:
    """All one person may on one day: his bodies in the order they were founded, and his congresses."""

    worn: dict[int, Hat] = field(default_factory=dict)
    congress_rights: dict[int, frozenset[Right]] = field(default_factory=dict)

    @property
    def congresses(self) -> frozenset[int]:
        """Ids of the congresses he sits in any body of; all their packages are listed to him."""
        return frozenset(hat.congress_id for hat in self.worn.values())

    def rights(self, body_id: int) -> frozenset[Right]:
        """His rights on one body."""
        hat = self.worn.get(body_id)
        return hat.rights if hat else NOTHING

    def rights_on_congress(self, congress_id: int) -> frozenset[Right]:
        """His rights on a whole congress."""
        return self.congress_rights.get(congress_id, NOTHING)

    def bodies_with(self, right: str) -> frozenset[int]:
        """Ids of the bodies on which he has the right."""
        return frozenset(body_id for body_id, hat in self.worn.items() if right in hat.rights)

    def congresses_with(self, right: str) -> frozenset[int]:
        """Ids of the congresses on which he has the right."""
        return frozenset(key for key, rights in self.congress_rights.items() if right in rights)

    def pairs(self) -> list[tuple[int, str]]:
        """All pairs (body id, right), sorted: what a list of duties is filtered by."""
        return sorted((body_id, right.value) for body_id, hat in self.worn.items() for right in hat.rights)


def hats(person: Person, on: date | None = None) -> Hats:
    """Everything the person may on that day, in one query."""
    names: dict[int, tuple[str, int]] = {}
    seats: dict[int, set[Right]] = defaultdict(set)
    on_congress: dict[int, set[Right]] = defaultdict(set)
    for seat in _seats(person, on or clock.today()):
        body_id, name, congress_id, kind, role, on_body, on_whole = seat
        names[body_id] = (name, congress_id)
        seats[body_id].update(right for right in body_rights(role) if right == on_body)
        on_congress[congress_id].update(right for right in congress_rights(kind, role) if right == on_whole)
    worn = {key: Hat(key, *names[key], frozenset(seats[key])) for key in sorted(names)}
    return Hats(worn, {key: frozenset(rights) for key, rights in on_congress.items()})


def _seats(person: Person, on: date) -> QuerySet[Membership, tuple[Any, ...]]:
    """One row for each membership in force × grant on its body × grant on its congress (each may be None)."""
    held = Membership.objects.in_force(on).filter(person=person.pk, person__is_active=True)
    held = held.annotate(
        mine=FilteredRelation("body__grants", condition=Q(body__grants__user=person.pk)),
        ours=FilteredRelation("body__congress__grants", condition=Q(body__congress__grants__user=person.pk)),
    )
    return held.order_by().values_list(  # type: ignore[misc]  # aliases of filtered relations
        "body_id",
        "body__name",
        "body__congress_id",
        "body__kind",
        "role",
        "mine__permission__codename",
        "ours__permission__codename",
    )


def capacity(
    person: Person,
    right: str,
    body_ids: Sequence[int],
    *,
    acting_for: Person | Body | None = None,
    prefer: int | None = None,
    congress_id: int | None = None,
    worn: Hats | None = None,
) -> Capacity | None:
    """In the name of which of these bodies the person may use the right today; None when he may not.

    For himself: the first of `body_ids` on which he has it, or `prefer`. Acting for a person or a
    body: he needs `record` on that congress, and the other must have the right (a body: somebody in
    office there). `congress_id` refuses a body of another congress. `worn` is `hats(person)` when
    the caller already has it; then nothing is asked twice.
    """
    own = worn if worn is not None else hats(person)
    if acting_for is None or acting_for == person:
        found = _first(own, right, body_ids, prefer)
    elif isinstance(acting_for, Body):
        found = _for_body(acting_for, right, body_ids)
    else:
        found = _first(hats(acting_for), right, body_ids, prefer)
    if found is None or congress_id not in (None, found.congress_id):
        return None
    if acting_for is None or acting_for == person:
        return found
    return found if Right.RECORD in own.rights_on_congress(found.congress_id) else None


def _first(worn: Hats, right: str, body_ids: Sequence[int], prefer: int | None) -> Capacity | None:
    able = [body_id for body_id in body_ids if right in worn.rights(body_id)]
    if not able:
        return None
    return worn.worn[prefer if prefer in able else able[0]].capacity()


def _for_body(body: Body, right: str, body_ids: Sequence[int]) -> Capacity | None:
    if body.pk not in body_ids or not people_who_may(right, [body.pk]).exists():
        return None
    return Capacity(body.name, body.pk, body.congress_id)


def people_who_may(right: str, body_ids: Iterable[int], on: date | None = None) -> QuerySet[Person]:
    """Everybody who has the right on any of the bodies that day; each person once, by given name."""
    grants = BodyGrant.objects.filter(
        user=OuterRef("person"), content_object=OuterRef("body"), permission__codename=right
    )
    held = Membership.objects.in_force(on or clock.today()).filter(
        Exists(grants), body__in=list(body_ids), role__in=roles_with(right)
    )
    return Person.objects.filter(is_active=True, pk__in=held.order_by().values("person"))


def people_who_may_on_congress(
    right: str, congress: Congress | int, on: date | None = None
) -> QuerySet[Person]:
    """Everybody who has the right on the whole congress that day; each person once, by given name."""
    grants = CongressGrant.objects.filter(
        user=OuterRef("person"), content_object=congress, permission__codename=right
    )
    sources = Q(pk__in=[])
    for kind, role in kinds_and_roles_with(right):
        sources |= Q(body__kind=kind, role=role)
    held = Membership.objects.in_force(on or clock.today()).filter(
        sources, Exists(grants), body__congress=congress
    )
    return Person.objects.filter(is_active=True, pk__in=held.order_by().values("person"))


def members_of_congress(congress: Congress | int, on: date | None = None) -> QuerySet[Person]:
    """Everybody with a membership in force in any body: those to whom its packages are listed."""
    held = Membership.objects.in_force(on or clock.today()).filter(body__congress=congress)
    return Person.objects.filter(is_active=True, pk__in=held.order_by().values("person"))


def holders_of(body: Body, on: date | None = None) -> QuerySet[Membership]:
    """The memberships in force in a body, in the order of the table of roles, with their people."""
    held = Membership.objects.in_force(on or clock.today()).filter(body=body)
    return _in_rank(held)


def electorate(body: Body, on: date | None = None) -> QuerySet[Membership]:
    """The memberships in force in a body that vote; a closed account is still a member and counts."""
    return holders_of(body, on).filter(role__in=roles_with(Right.DECIDE))


def contacts(
    body_ids: Iterable[int], right: str | None = None, on: date | None = None
) -> dict[int, Membership]:
    """For each body the one to telephone about a right: the first in rank who has a number, or the first.

    One query for all bodies. Without `right`, anybody in the body counts.
    """
    held = Membership.objects.in_force(on or clock.today()).filter(body__in=list(body_ids))
    if right is not None:
        held = held.filter(role__in=roles_with(right))
    found: dict[int, Membership] = {}
    for seat in _in_rank(held):
        known = found.setdefault(seat.body_id, seat)
        if seat.telephone and not known.telephone:
            found[seat.body_id] = seat
    return found


def contact(body: Body, right: str | None = None, on: date | None = None) -> Membership | None:
    """The one to telephone in one body; None when nobody there has the right."""
    return contacts([body.pk], right, on).get(body.pk)


def held_right(person_id: int, right: str, body_id: int, on: date) -> bool:
    """Whether a membership gave the person the right on that past day; grants of today do not matter."""
    held = Membership.objects.in_force(on).filter(person=person_id, body=body_id)
    return held.filter(role__in=roles_with(right)).exists()


def decisions_on(subject: str, body_ids: Iterable[int] | None = None) -> QuerySet[Decision]:
    """Decisions on a subject that stand (not superseded), the latest entry first."""
    found = Decision.objects.filter(subject=subject, superseded_by=None).select_related("body")
    if body_ids is not None:
        found = found.filter(body__in=list(body_ids))
    return found.order_by("-pk")


def _in_rank(held: QuerySet[Membership]) -> QuerySet[Membership]:
    ranks = [When(role=code, then=Value(rank)) for rank, code in enumerate(ROLES)]
    rank = Case(*ranks, default=Value(len(ROLES)), output_field=IntegerField())
    return held.select_related("person").order_by("body", rank, "start", "id")
