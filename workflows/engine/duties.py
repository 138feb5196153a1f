"""Who is waited for after a step: duties opened and closed, one notice for each that opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from workflows import clock, deadlines
from workflows.engine.beside import OPEN
from workflows.engine.conditions import guard_holds
from workflows.engine.marking import marking_of
from workflows.extensions import open_request
from workflows.models import Duty, Notice
from workflows.models.records import NO_DATE
from workflows.pace import latest_start_of
from workflows.planning import FAIR, wanted_day
from workflows.procedures.overlay import ANSWERED, PAUSED
from workflows.procedures.rows import TRACK
from workflows.queries import calendar_in_force
from workflows.standing import last_day_of, next_due_of

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.engine.marking import Marking, Spot
    from workflows.models import Step, Tracked
    from workflows.procedures.rows import Stage
    from workflows.procedures.schema import Definition

# Track, stage, role, right, body, person.
Key = tuple[str, str, str, str, int | None, int | None]


@dataclass(slots=True)
class Turn:
    """Who is waited for once a step is made: worked out whole, so that the item's own row says it too."""

    context: Context
    marking: Marking
    step: Step
    wanted: dict[Key, None]
    open: dict[Key, Duty]
    fresh: list[Duty]
    # Open ones whose last day is another now.
    moved: list[Duty]

    @classmethod
    def after(cls, context: Context, marking: Marking, step: Step) -> Self:
        """What the stages ask for at `context.at`, beside what is open; nothing is written yet."""
        item = context.item
        read = item.beside[OPEN] if OPEN in item.beside else open_duties(item)
        open_ = {key_of(duty): duty for duty in read}
        wanted = dict.fromkeys(_asked(context, marking, requested=_request(context, step, open_.values())))
        fresh = [_duty(context, key) for key in wanted if key not in open_]
        stay = [duty for key, duty in open_.items() if key in wanted] if context.days else []
        days = {id(duty): last_day_for(marking, duty) for duty in [*fresh, *stay]}
        moved = [duty for duty in stay if duty.due != days[id(duty)]]
        for duty in [*fresh, *moved]:
            duty.due = days[id(duty)]
        return cls(context, marking, step, wanted, open_, fresh, moved)

    @property
    def columns(self) -> dict[str, Any]:
        """What the item's own row says of it, where that is another than before."""
        waiting = [duty for key, duty in self.open.items() if key in self.wanted] + self.fresh
        told = columns_of(self.context.item, self.context.definition, waiting)
        return {name: value for name, value in told.items() if value != getattr(self.context.item, name)}

    def take(self) -> None:
        """Close, move and open; what opens brings a notice of the step, and others hear what was taken."""
        gone = [duty for key, duty in self.open.items() if key not in self.wanted]
        if gone:
            Duty.objects.filter(pk__in=[duty.pk for duty in gone]).update(closed=self.context.at)
        if self.context.days:
            _follow_plan(self.marking)
        if self.moved:
            Duty.objects.bulk_update(self.moved, ["due"])
            self.context.item.duties_moved(self.moved, self.step)
        if self.fresh:
            _open(self.context, self.marking, self.fresh, self.step)
        own = self.context.capacity.body_id if self.context.capacity else None
        kept = {
            (own, None),
            (None, self.step.actor_id),
            *((body, person) for *_where, body, person in self.wanted),
        }
        of_others = [duty for duty in gone if key_of(duty)[-2:] not in kept]
        if of_others:
            self.context.item.duties_taken_away(of_others, self.step)
        # Nobody answered: the stage was left, or has that day otherwise. What only stands still keeps it.
        if ANSWERED not in self.context.said and self.step.target != PAUSED:
            stages = self.context.definition.stage_of
            if any(is_answer(stages(duty.stage), duty) for duty in gone):
                self.context.item.more_time_told(self.step)


def columns_of(item: Tracked, definition: Definition, waiting: Iterable[Duty]) -> dict[str, date | None]:
    """The days that stand on the item's own row while these duties are open; `doctor` compares them."""
    due = next_due_of(item, waiting)
    return {"next_due": due, "latest_start": due and latest_start_of(item, definition)}


def expected(context: Context) -> set[Key]:
    """The keys of the duties that should be open; `doctor` compares them with those that are."""
    return set(_asked(context, marking_of(context.item), requested=open_request(context.item) is not None))


def open_keys(item: Tracked) -> set[Key]:
    """The keys of the duties that are open."""
    return {key_of(duty) for duty in open_duties(item)}


def open_duties(item: Tracked) -> Any:
    """The open duties of an item, oldest first."""
    return Duty.objects.open_for(type(item)).filter(item_id=item.pk).order_by("id")


def stage_last_day(item: Tracked, stage: Stage) -> date:
    """The last day (inclusive) of a stage: the item's own plan, or counted back from its due date."""
    planned, day = item.due_for(stage.code), last_day_of(item)
    return planned or (wanted_day(stage, day, calendar=calendar_in_force()) if day else NO_DATE)


def last_day_at(marking: Marking, spot: Spot) -> date:
    """The last day of where a spot stands; a track has that of its stage, counted back where it says so."""
    if spot.track is None:
        return stage_last_day(spot.item, spot.stage) if spot.stage else NO_DATE
    above = marking.at(spot.track.parent)
    day = last_day_at(marking, above) if above else spot.track.due
    if day == NO_DATE or spot.stage is None or not spot.stage.before_due:
        return day
    return wanted_day(spot.stage, day, calendar=calendar_in_force())


def last_day_for(marking: Marking, duty: Duty) -> date:
    """The last day of an open duty: that of the stage; who answers a request has two days at least."""
    spot = marking.at(duty.track)
    day = last_day_at(marking, spot) if spot else duty.due
    if spot is None or not is_answer(spot.stage, duty):
        return day
    return max(day, deadlines.end_working(clock.local_day(duty.opened), FAIR, calendar=calendar_in_force()))


def is_answer(stage: Stage | None, duty: Duty) -> bool:
    """Whether what is waited for is the answer to a request for more time, which no stage asks for."""
    if stage is None or duty.track:
        return False
    return all((rule.holder, rule.right) != (duty.role, duty.right) for rule in stage.duties)


def _follow_plan(marking: Marking) -> None:
    """Let the tracks have the days that were planned anew."""
    days = {spot.ref: last_day_at(marking, spot) for spot in marking}
    for spot in marking:
        if spot.track and spot.track.due != days[spot.ref]:
            spot.track.due = days[spot.ref]
            spot.track.save(update_fields=["due"])


def _request(context: Context, step: Step, open_: Iterable[Duty]) -> bool:
    """Whether more time is asked for here; the history is read only where it can tell so.

    Who answers is waited for as long as a request is open. So without him there is one only if this step
    made it, planned other days, or went back to where it was made.
    """
    item, start = context.item, context.definition.start
    if context.attempt is None:
        return open_request(item) is not None
    if step.sequence == item.entered:
        return False
    waited = any((duty.role, duty.right) == (start.holder, start.right) for duty in open_)
    asked = context.said or context.days or step.source != step.target
    return bool(waited or asked) and open_request(item) is not None


def _asked(context: Context, marking: Marking, *, requested: bool) -> Iterator[Key]:
    mine = context.spot, context.holder
    for spot in marking.awake():
        stage = spot.stage
        for rule in stage.duties if stage else ():
            role = spot.track.role if spot.track and rule.holder == TRACK else rule.holder
            for holder in spot.holders(rule.holder):
                context.spot, context.holder = spot, holder
                if stage and (rule.when is None or guard_holds(context, rule.when)):
                    yield (spot.ref, stage.code, role, rule.right, holder.body_id, holder.person_id)
    own, start = marking.own, context.definition.start
    if requested and own.stage and not own.stage.terminal:
        for holder in own.holders(start.holder):
            yield ("", own.state, start.holder, start.right, holder.body_id, holder.person_id)
    context.spot, context.holder = mine


def _duty(context: Context, key: Key) -> Duty:
    track, stage, role, right, body, person = key
    return Duty(
        item_type=context.item._meta.label_lower,
        item_id=context.item.pk,
        track=track,
        stage=stage,
        role=role,
        right=right,
        holder=body,
        person_id=person,
        opened=context.at,
    )


def _open(context: Context, marking: Marking, rows: list[Duty], step: Step) -> None:
    item, at = context.item, context.at
    Duty.objects.bulk_create(rows)
    Notice.objects.bulk_create([_notice(row, step) for row in rows], ignore_conflicts=True)
    # To answer a request is no part in the stage, and shows nobody what is confidential.
    rows = [row for row in rows if not (is_own := marking.at(row.track)) or not is_answer(is_own.stage, row)]
    for stage, of_track in dict.fromkeys((row.stage, bool(row.track)) for row in rows):
        mine = [row for row in rows if (row.stage, bool(row.track)) == (stage, of_track)]
        only = {row.holder for row in mine if row.holder} if of_track else None
        item.stage_opened(stage, roles=sorted({row.role for row in mine}), at=at, only=only)


def _notice(duty: Duty, step: Step) -> Notice:
    who = f"b{duty.holder}" if duty.holder else f"p{duty.person_id}"
    place = f"{duty.role}@{duty.track}" if duty.track else duty.role
    return Notice(
        key=f"{duty.item_type}:{duty.item_id}:{step.sequence}:{place}:{duty.right}:{who}",
        item_type=duty.item_type,
        item_id=duty.item_id,
        sequence=step.sequence,
        track=duty.track,
        stage=duty.stage,
        right=duty.right,
        holder=duty.holder,
        person_id=duty.person_id,
        due=duty.due,
        created=duty.opened,
    )


def key_of(duty: Duty) -> Key:
    """What makes a duty the same one."""
    return (duty.track, duty.stage, duty.role, duty.right, duty.holder, duty.person_id)
