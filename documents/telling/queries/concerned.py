"""Who hears of a move before it is made: bodies that the table of rules names, and whoever is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congress.people.queries.seats import seats_about
from congress.roles import Right
from documents.telling.rules import DECIDER, PACKAGE, rule_for
from workflows.engine.duties import open_duties
from workflows.procedures.overlay import ANSWER, ASK, REPLAN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from workflows.procedures.rows import Stage, Transition

# A body (its id) with the right that is asked for there.
Pair = tuple[int, str]
# Moves that change the day of whoever is waited for, wherever they lead.
ON_DAYS = frozenset({REPLAN, ANSWER})


def bodies_that_hear(package: Package, act: str, *, by: Person | None = None) -> list[str]:
    """Names of the bodies in which somebody would hear of the move `act` out of where the package stands.

    Those whom the table of rules names come first, then whoever would be waited for after it or is waited
    for now. A body in which only `by` himself works hears nothing; [] for a move that is not there.
    """
    move = package.definition.move(act, package.state)
    if move is None:
        return []
    pairs = list(
        dict.fromkeys([*_named(package, move), *_waited(package, move), *_waiting_now(package, move)])
    )
    seats, told = seats_about(pairs), by.pk if by else None
    names = {
        seat.body_id: seat.body.name
        for pair in dict.fromkeys(pairs)
        for seat in seats.get(pair, ())
        if seat.person.is_active and seat.person_id != told
    }
    return list(names.values())


def bodies_named(item: Any, hears: Sequence[tuple[str, str]]) -> list[Pair]:
    """(body id, right) for each that a row of the table names of this item."""
    roles = [(item.kind.decider if role == DECIDER else role, right) for role, right in hears if right]
    return [(one.body_id, right) for role, right in roles for one in item.bodies(role) if one.body_id]


def _targets(package: Package, move: Transition) -> list[Stage]:
    """Stages to which the move may lead; where it leads back to, nobody knows before it is made."""
    if move.to is None:
        return []
    stages = map(package.definition.stage_of, package.definition.targets(move, package.state))
    return [stage for stage in stages if stage is not None]


def _named(package: Package, move: Transition) -> list[Pair]:
    ends = any(stage.terminal for stage in _targets(package, move))
    rule = rule_for(PACKAGE, move.answers, begins=False, ends=ends)
    pairs = bodies_named(package, rule.hears) if rule else []
    if move.code == ASK:
        pairs += bodies_named(package, ((package.definition.start.holder, Right.COORDINATE.value),))
    return pairs


def _waited(package: Package, move: Transition) -> Iterable[Pair]:
    for stage in _targets(package, move):
        yield from bodies_named(package, [(rule.holder, rule.right) for rule in stage.duties])


def _waiting_now(package: Package, move: Transition) -> Collection[Pair]:
    """Who is waited for, where the move takes that away or changes the day of it."""
    if move.to is None and move.code not in ON_DAYS:
        return []
    return [(duty.holder, duty.right) for duty in open_duties(package) if duty.holder]
