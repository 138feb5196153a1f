"""Who is waited for after a step: duties opened and closed, one notice for each that opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from workflows import clock, deadlines
from workflows.engine.conditions import unmet
from workflows.engine.marking import marking_of
from workflows.extensions import open_request
from workflows.models import Duty, Notice
from workflows.models.records import NO_DATE
from workflows.planning import FAIR, wanted_day
from workflows.procedures.rows import TRACK
from workflows.queries import calendar_in_force
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.engine.marking import Marking, Spot
    from workflows.models import Step, Tracked
    from workflows.procedures.rows import Stage

# Track, stage, role, right, body, person.
Key = tuple[str, str, str, str, int | None, int | None]


def reconcile(context: Context, marking: Marking, step: Step) -> None:
    """Make the open duties those that the stages ask for at `context.at`; new ones get a notice of `step`."""
    wanted = dict.fromkeys(_asked(context, marking))
    open_ = {key_of(duty): duty for duty in open_duties(context.item)}
    gone = [duty.pk for key, duty in open_.items() if key not in wanted]
    if gone:
        Duty.objects.filter(pk__in=gone).update(closed=context.at)
    if context.days:
        _follow_plan(marking, [duty for key, duty in open_.items() if key in wanted])
    fresh = [key for key in wanted if key not in open_]
    if fresh:
        _open(context, marking, fresh, step)
    own = context.capacity.body_id if context.capacity else None
    kept = {(own, None), (None, step.actor_id), *((body, person) for *_where, body, person in wanted)}
    of_others = [duty for key, duty in open_.items() if key not in wanted and key[-2:] not in kept]
    if of_others:
        context.item.duties_taken_away(of_others, step)


def expected(context: Context) -> set[Key]:
    """The keys of the duties that should be open; `doctor` compares them with those that are."""
    return set(_asked(context, marking_of(context.item)))


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


def _follow_plan(marking: Marking, duties: Iterable[Duty]) -> None:
    """Let the open duties and tracks have the days that were planned anew."""
    days = {spot.ref: last_day_at(marking, spot) for spot in marking}
    for spot in marking:
        if spot.track and spot.track.due != days[spot.ref]:
            spot.track.due = days[spot.ref]
            spot.track.save(update_fields=["due"])
    for duty in duties:
        day = last_day_for(marking, duty)
        if duty.due != day:
            Duty.objects.filter(pk=duty.pk).update(due=day)


def _asked(context: Context, marking: Marking) -> Iterator[Key]:
    mine = context.spot, context.holder
    for spot in marking.awake():
        stage = spot.stage
        for rule in stage.duties if stage else ():
            role = spot.track.role if spot.track and rule.holder == TRACK else rule.holder
            for holder in spot.holders(rule.holder):
                context.spot, context.holder = spot, holder
                if stage and (rule.when is None or not unmet(context, (rule.when,))):
                    yield (spot.ref, stage.code, role, rule.right, holder.body_id, holder.person_id)
    own, start = marking.own, context.definition.start
    if own.stage and not own.stage.terminal and open_request(own.item):
        for holder in own.holders(start.holder):
            yield ("", own.state, start.holder, start.right, holder.body_id, holder.person_id)
    context.spot, context.holder = mine


def _open(context: Context, marking: Marking, keys: list[Key], step: Step) -> None:
    item, at = context.item, context.at
    rows = [
        Duty(
            item_type=item._meta.label_lower,
            item_id=item.pk,
            track=track,
            stage=stage,
            role=role,
            right=right,
            holder=body,
            person_id=person,
            opened=at,
        )
        for track, stage, role, right, body, person in keys
    ]
    for row in rows:
        row.due = last_day_for(marking, row)
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
