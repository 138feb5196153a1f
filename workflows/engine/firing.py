"""Moves that the procedure makes itself: after a step, when a last day is over, when something happened."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from workflows import clock
from workflows.context import Attempt, Context
from workflows.engine import checks, duties, tracks, write
from workflows.engine.conditions import unmet
from workflows.engine.marking import marking_of
from workflows.engine.sight import locked
from workflows.engine.whole import whole
from workflows.errors import Unmet
from workflows.models import Event
from workflows.models.records import NO_DATE
from workflows.procedures import store
from workflows.procedures.rows import BACK

if TYPE_CHECKING:
    from workflows.engine.marking import Marking, Spot
    from workflows.models import Step, Tracked
    from workflows.procedures.rows import Transition

# More moves than this in a row wait for the next look: lint knows no procedure that needs them.
LIMIT = 20
# A stored procedure whose last days lead round and round waits for the next look too.
MANY = 1000
# When, which move, of which spot, and what happened where that is the ground.
Due = tuple[datetime, "Spot", "Transition", "Event | None"]


def follow_up(marking: Marking, step: Step) -> Tracked:
    """Make the moves that a step has made possible (`entered`, `joined`); returns the item after them."""
    barred: set[tuple[str, str]] = set()
    for _number in range(LIMIT):
        found = next((one for one in _possible(marking, step) if _key(*one) not in barred), None)
        if found is None:
            break
        made = _tried(marking, *found, step, at=step.at, by_day=step.by_day)
        if made is None:
            barred.add(_key(*found))
            marking = marking_of(locked(marking.item))
        step = made or step
    return marking.item


def fire_due(item: Tracked) -> bool:
    """Make every move of `item` whose moment has come, each dated by its moment; True when there was one.

    In a transaction of its own, in the order of the moments: what is recorded does not depend on when
    somebody looked. Raises Busy, and Hidden for an item that is gone.
    """
    definition = store.load(item.procedure).definition
    if not definition.has_rules and not definition.rules_from(item.state):
        return False
    with whole():
        fresh = locked(item)
        barred: set[tuple[str, str]] = set()
        moved = False
        for _number in range(MANY):
            marking = marking_of(fresh)
            last = checks.last_step(fresh)
            due = (one for one in _due(marking) if _key(*one[1:3]) not in barred)
            found = min(due, key=lambda one: one[0], default=None)
            if found is None or last is None:
                break
            at, spot, move, event = found
            step = _tried(marking, spot, move, last, at=at)
            if step is None:
                barred.add(_key(spot, move))
                fresh = locked(item)
                continue
            if event is not None:
                event.used = step.entered
                event.save()
            fresh, moved = follow_up(marking, step), True
        # What nothing waited for is dropped, unless it is kept until something does.
        gone = [event.pk for event in _open_events(fresh) if not event.kept and event.at <= clock.now()]
        if gone:
            Event.objects.filter(pk__in=gone).update(used=clock.now())
    return moved


def _key(spot: Spot, move: Transition) -> tuple[str, str]:
    return spot.ref, move.code


def _possible(marking: Marking, step: Step) -> Iterator[tuple[Spot, Transition]]:
    """The moves that nothing but a step had to come before, and whose guards hold."""
    for spot in marking.awake():
        for move in spot.machine.rules_from(spot.state):
            sort, _colon, group = str(move.on).partition(":")
            now = sort == "entered" and spot.row.entered == step.sequence
            if sort == "joined":
                now = tracks.is_joined(marking, spot, group) and not tracks.is_spent(spot, group)
            if now and not _fails(_context(marking, spot, move, step, at=step.at)):
                yield spot, move


def _due(marking: Marking) -> Iterator[Due]:
    """What is due now, and may happen: last days that are over, events, and what only lacked a condition."""
    now, item = clock.now(), marking.item
    events, last = list(_open_events(item)), checks.last_step(item)
    steps = item.steps.filter(rule__in=("deadline", "entered"))  # type: ignore[attr-defined]
    made = steps.values_list("track", "action", "sequence")
    # A move that stays is made once by the same last day, and once upon entering.
    spent = {(track, action) for track, action, number in made if number > _entered(marking, track)}
    for spot in marking.awake() if last else ():
        for move in spot.machine.rules_from(spot.state):
            sort, _colon, name = str(move.on).partition(":")
            event = next((one for one in events if sort == "event" and one.name == name), None)
            at = event.at if event else None
            if sort == "deadline" and (spot.ref, move.code) not in spent:
                # When the last day of where a spot stands is over, exclusive; None without one.
                day = spot.track.due if spot.track else duties.last_day_at(marking, spot)
                at = None if day == NO_DATE else clock.first_instant(day + timedelta(days=1))
            elif sort == "entered" and (spot.ref, move.code) not in spent:
                at = now
            elif sort == "joined" and tracks.is_joined(marking, spot, name):
                at = None if tracks.is_spent(spot, name) else now
            if at and at <= now and not _fails(_context(marking, spot, move, last, at=at)):
                yield at, spot, move, event


def _fails(context: Context) -> bool:
    """Whether the move cannot be made: a guard does not hold, or there is nowhere to go back to."""
    move, spot = context.transition, context.spot
    if move is None or spot is None:
        return True
    return (move.to == BACK and not spot.row.came_from) or bool(unmet(context, move.guards))


def _entered(marking: Marking, ref: str) -> float:
    spot = marking.at(ref)
    return spot.row.entered if spot else math.inf


def _tried(
    marking: Marking, spot: Spot, move: Transition, last: Step, *, at: datetime, by_day: bool = False
) -> Step | None:
    """The step of a move, or None where it cannot be made: nobody is there to choose, a group still runs.

    What moves by itself must not refuse what somebody else does; it waits for the next look. The rows in
    memory are thrown away then.
    """
    try:
        with transaction.atomic():
            context = _context(marking, spot, move, last, at=at)
            context.by_day = by_day
            if (floor := checks.floor_of(context)) is not None and floor.at > context.at:
                context.at, context.by_day = floor.at, floor.by_day
            return write.carry_out(context)
    except Unmet:
        return None


def _context(marking: Marking, spot: Spot, move: Transition, last: Step | None, *, at: datetime) -> Context:
    item = marking.item
    return Context(
        item=item,
        definition=marking.machine.definition,
        at=at,
        marking=marking,
        spot=spot,
        rule=str(move.on),
        transition=move,
        attempt=Attempt(move.code, None),
        fingerprint=item.fingerprint(),
        last=last,
        told=item.told(),
    )


def _open_events(item: Tracked) -> Iterator[Event]:
    rows = Event.objects.filter(item_type=item._meta.label_lower, item_id=item.pk, used=None)
    return iter(rows.order_by("at", "id"))
