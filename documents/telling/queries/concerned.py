"""Who hears of a move before it is made: bodies that the table of rules names, and whoever is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congress.people.queries.seats import seats_about
from congress.roles import Right
from documents.telling.rules.heard import DECIDER, rule_for
from documents.telling.rules.places import PACKAGE
from workflows import clock
from workflows.context import Context
from workflows.engine.conditions import unmet, waited_at
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


def bodies_that_hear(package: Package, act: str, *, by: Person | None = None, end: str = "") -> list[str]:
    """Names of the bodies in which somebody would hear of the move `act` out of where the package stands.

    Those whom the table of rules names come first, then whoever would be waited for after it or is waited
    for now. `end` is the one stage that is asked about of those to which it may lead. A body in which only
    `by` himself works hears nothing; [] for a move that is not there.
    """
    move = package.definition.move(act, package.state)
    if move is None:
        return []
    stages = _targets(package, move, end)
    pairs = dict.fromkeys(
        [*_named(package, move, stages), *_waited(package, stages), *_waiting_now(package, move, stages, by)]
    )
    seats, told = seats_about(pairs), by.pk if by else None
    names = {
        seat.body_id: seat.body.name
        for pair in pairs
        for seat in seats.get(pair, ())
        if seat.person.is_active and seat.person_id != told
    }
    return list(names.values())


def bodies_named(item: Any, hears: Sequence[tuple[str, str]]) -> list[Pair]:
    """(body id, right) for each that a row of the table names of this item."""
    roles = [(item.kind.decider if role == DECIDER else role, right) for role, right in hears if right]
    return [(body.body_id, right) for role, right in roles for body in item.bodies(role) if body.body_id]


def _targets(package: Package, move: Transition, end: str) -> list[Stage]:
    """Other stages to which the move may lead; where it leads back to, whoever asks has to say."""
    if end:
        codes: Iterable[str] = (end,)
    else:
        codes = () if move.to is None else package.definition.targets(move, package.state)
    stages = map(package.definition.stage_of, codes)
    return [stage for stage in stages if stage is not None and stage.code != package.state]


def _named(package: Package, move: Transition, stages: Collection[Stage]) -> list[Pair]:
    rule = rule_for(PACKAGE, move.answers, begins=False, ends=any(stage.terminal for stage in stages))
    pairs = bodies_named(package, rule.hears) if rule else []
    if move.code == ASK:
        pairs += bodies_named(package, ((package.definition.start.holder, Right.COORDINATE.value),))
    return pairs


def _waited(package: Package, stages: Iterable[Stage]) -> Iterable[Pair]:
    """Who would be waited for there, as things stand now."""
    context = Context(item=package, definition=package.definition, at=clock.now())
    for rule in (rule for stage in stages for rule in stage.duties):
        for context.holder in package.bodies(rule.holder):
            if context.holder.body_id and (rule.when is None or not unmet(context, (rule.when,))):
                yield context.holder.body_id, rule.right


def _waiting_now(
    package: Package, move: Transition, stages: Collection[Stage], by: Person | None
) -> Collection[Pair]:
    """Who is waited for, where the move takes that away or changes the day of it; not who makes it."""
    if move.code in ON_DAYS:
        return [(duty.holder, duty.right) for duty in waited_at(package) if duty.holder]
    held = [(duty.holder, duty.right) for duty in open_duties(package) if duty.holder]
    if not stages:
        return []
    capacity = package.may(by, move.right, holder=move.holder) if by else None
    # Who enters it for others has no right of his own to it.
    mine = (
        {capacity.body_id} if capacity else {holder.body_id for holder in package.bodies(move.holder) if by}
    )
    return [(body, right) for body, right in held if body not in mine]
