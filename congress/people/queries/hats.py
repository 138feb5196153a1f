"""All that one person may on one day, and in whose name he acts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import FilteredRelation, Q

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.queries.seats import people_who_may
from congress.roles import ASKED, DELEGATE, OFFICE, Right, body_rights, congress_rights, lent
from workflows import clock, port
from workflows.shown import asked_once

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING: frozenset[Right] = frozenset()
# Stand in the question where the person and the day will stand.
_NOBODY, _NEVER = -1, date.min
SCOPE: Any = Membership._meta.get_field("scope")


@dataclass(frozen=True, slots=True)
class BodyCapacity(port.Capacity):
    """In the name of which body somebody acts; `congress_id` is that body's."""

    congress_id: int = 0

    @property
    def body_name(self) -> str:
        """The body's full name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Hat:
    """What one person may in one body he sits in: by his own seat, and what others have lent him."""

    body_id: int
    body_name: str
    congress_id: int
    own: frozenset[Right]
    lent: frozenset[tuple[Right, int]] = frozenset()
    kind: str = ""

    @property
    def asked(self) -> bool:
        """Whether the body is only asked: it gives no sight of the congress."""
        return self.kind in ASKED

    @property
    def rights(self) -> frozenset[Right]:
        """All his rights here, own and lent."""
        return self.own | {right for right, _lender in self.lent}

    def lender(self, right: str) -> int | None:
        """Id of the person in whose stead he uses the right; None when it is his own, or not there."""
        if right in self.own:
            return None
        return min((lender for name, lender in self.lent if name == right), default=None)

    def capacity(self) -> BodyCapacity:
        """The capacity this hat lets him act in."""
        return BodyCapacity(self.body_name, self.body_id, self.congress_id)


@dataclass(frozen=True, slots=True)
class Hats:
    """All one person may on one day: his bodies in the order they were founded, and his congresses."""

    worn: dict[int, Hat] = field(default_factory=dict)
    congress_rights: dict[int, frozenset[Right]] = field(default_factory=dict)

    @property
    def congresses(self) -> frozenset[int]:
        """Ids of the congresses he sits in a working body of; all their packages are listed to him."""
        return frozenset(hat.congress_id for hat in self.worn.values() if not hat.asked)

    @property
    def seated(self) -> frozenset[int]:
        """Ids of the congresses he sits in any body of, also one that is only asked."""
        return frozenset(hat.congress_id for hat in self.worn.values())

    def within(self, congress_id: int | None) -> Hats:
        """Only what he may in one congress."""
        worn = {key: hat for key, hat in self.worn.items() if hat.congress_id == congress_id}
        rights = {key: held for key, held in self.congress_rights.items() if key == congress_id}
        return Hats(worn, rights)

    def rights(self, body_id: int) -> frozenset[Right]:
        """His rights on one body."""
        hat = self.worn.get(body_id)
        return hat.rights if hat else NOTHING

    def rights_on_congress(self, congress_id: int) -> frozenset[Right]:
        """His rights on a whole congress."""
        return self.congress_rights.get(congress_id, NOTHING)

    def enters_for(self, congress_id: int) -> bool:
        """Whether he is of the office there: who enters for others, and keeps the books."""
        return Right.RECORD in self.rights_on_congress(congress_id)

    def at_the_office(self, congress_id: int) -> BodyCapacity | None:
        """In the name of that congress's office, where he records for it by his own seat."""
        there = [one for one in self.worn.values() if one.kind == OFFICE and one.congress_id == congress_id]
        return next((one.capacity() for one in there if Right.RECORD in one.own), None)

    def coordinates(self, congress_id: int) -> bool:
        """Whether he coordinates that congress."""
        return Right.COORDINATE in self.rights_on_congress(congress_id)

    def bodies_with(self, right: str) -> frozenset[int]:
        """Ids of the bodies on which he has the right."""
        return frozenset(body_id for body_id, hat in self.worn.items() if right in hat.rights)

    def congresses_with(self, right: str) -> frozenset[int]:
        """Ids of the congresses on which he has the right."""
        return frozenset(key for key, rights in self.congress_rights.items() if right in rights)

    def pairs(self) -> list[tuple[int, str]]:
        """All pairs (body id, right), sorted: what a list of duties is filtered by.

        A right on the whole congress goes with each of his bodies there.
        """
        return sorted(
            (body_id, right.value)
            for body_id, hat in self.worn.items()
            for right in {*hat.rights, *self.rights_on_congress(hat.congress_id)}
        )


@asked_once
def hats(person: Person, on: date | None = None) -> Hats:
    """Everything the person may on that day, in one query; two for one to whom rights are lent."""
    day = on or clock.today()
    names: dict[int, tuple[str, int]] = {}
    kinds: dict[int, str] = {}
    own: dict[int, set[Right]] = defaultdict(set)
    borrowed: dict[int, set[tuple[Right, int]]] = defaultdict(set)
    on_congress: dict[int, set[Right]] = defaultdict(set)
    sql, values = _seats(connection.vendor)
    stored = connection.ops.adapt_datefield_value
    meant = {_NOBODY: person.pk, stored(_NEVER): stored(day)}
    with connection.cursor() as cursor:
        cursor.execute(sql, [meant.get(value, value) for value in values])
        rows = cursor.fetchall()

    # (person, body) -> his own roles there on that day, for everybody who lends in these rows.
    wanted = {(row[-2], row[0]) for row in rows if row[4] == DELEGATE}
    lenders: dict[tuple[int, int], set[str]] = defaultdict(set)
    if wanted:
        whose, where = {who for who, _body in wanted}, {body for _who, body in wanted}
        seats = Membership.objects.in_force(day).own().filter(person__is_active=True)
        seats = seats.filter(person__in=whose, body__in=where)
        for who, body, role in seats.order_by().values_list("person", "body", "role"):
            lenders[who, body].add(role)

    for seat in rows:
        body_id, name, congress_id, kind, role, on_body, on_whole, lender, scope = seat
        names[body_id], kinds[body_id] = (name, congress_id), kind
        own[body_id].update(right for right in body_rights(role) if right == on_body)
        named = lenders.get((lender, body_id), ())
        given = lent(SCOPE.shaped(scope), named) if role == DELEGATE else NOTHING
        borrowed[body_id].update((right, lender) for right in given if right == on_body)
        on_congress[congress_id].update(right for right in congress_rights(kind, role) if right == on_whole)
    worn = {
        key: Hat(key, *names[key], frozenset(own[key]), frozenset(borrowed[key]), kind=kinds[key])
        for key in sorted(names)
    }
    return Hats(worn, {key: frozenset(rights) for key, rights in on_congress.items()})


@cache
def _seats(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """One row for each membership in force × grant on its body × grant on its congress (each may be None).

    Put into SQL once for each sort of database: every page and every step asks it, and building it took
    longer than answering it. `_NOBODY` and the day `_NEVER` stand where the person and the day will stand.
    """
    held = Membership.objects.in_force(_NEVER).filter(person=_NOBODY, person__is_active=True)
    held = held.annotate(
        mine=FilteredRelation("body__grants", condition=Q(body__grants__user=_NOBODY)),
        ours=FilteredRelation("body__congress__grants", condition=Q(body__congress__grants__user=_NOBODY)),
    )
    rows = held.order_by().values_list(  # type: ignore[misc]  # aliases of filtered relations
        "body_id",
        "body__name",
        "body__congress_id",
        "body__kind",
        "role",
        "mine__permission__codename",
        "ours__permission__codename",
        "delegator_id",
        "scope",
    )
    return rows.query.sql_with_params()


def capacity(
    person: Person,
    right: str,
    body_ids: Sequence[int],
    *,
    acting_for: Person | Body | None = None,
    prefer: int | None = None,
    congress_id: int | None = None,
    worn: Hats | None = None,
) -> BodyCapacity | None:
    """In the name of which of these bodies the person may use the right today; None when he may not.

    For himself: the first of `body_ids` on which he has it, or exactly `prefer`. Acting for a body he
    needs `record` on that congress, and somebody in office there must have the right. Acting for a
    person he needs the same, or that person must have lent him the right; only what is the other's
    own counts. `congress_id` refuses a body of another congress. `worn` is `hats(person)` when
    the caller already has it; then nothing is asked twice.
    """
    mine = worn if worn is not None else hats(person)
    found = None
    if acting_for is None or acting_for == person:
        able = [body_id for body_id in body_ids if right in mine.rights(body_id)]
        found = _chosen(mine, able, prefer)
    elif isinstance(acting_for, Body):
        records = acting_for.pk in body_ids and mine.enters_for(acting_for.congress_id)
        if records and people_who_may(right, [acting_for.pk]).exists():
            found = BodyCapacity(acting_for.name, acting_for.pk, acting_for.congress_id)
    else:
        theirs = hats(acting_for)
        borrowed = {key for key, hat in mine.worn.items() if (right, acting_for.pk) in hat.lent}
        own = {key for key, hat in theirs.worn.items() if right in hat.own}
        able = [
            body_id
            for body_id in body_ids
            if body_id in own and (body_id in borrowed or mine.enters_for(theirs.worn[body_id].congress_id))
        ]
        found = _chosen(theirs, able, prefer)
    return found if found and congress_id in (None, found.congress_id) else None


def may_keep_rules(person: Person, body: Body) -> bool:
    """Whether he writes down what the body has resolved: of the office, or who records for it."""
    worn = hats(person)
    return Right.RECORD in worn.rights(body.pk) or worn.enters_for(body.congress_id)


def lender_of(worn: Hats, right: str, body_ids: Sequence[int], *, prefer: int | None = None) -> Person | None:
    """In whose stead somebody uses the right, where `capacity` would let him act; None for his own right."""
    able = [body_id for body_id in body_ids if right in worn.rights(body_id) and prefer in (None, body_id)]
    lenders = [worn.worn[body_id].lender(right) for body_id in able]
    return Person.objects.filter(pk=lenders[0]).first() if lenders and lenders[0] else None


def _chosen(worn: Hats, able: list[int], prefer: int | None) -> BodyCapacity | None:
    if not able or prefer not in (None, *able):
        return None
    return worn.worn[prefer or able[0]].capacity()
