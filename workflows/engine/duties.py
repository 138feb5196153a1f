"""Who is waited for after a step: duties opened and closed, one notice for each that opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from workflows import deadlines
from workflows.engine.offers import unmet
from workflows.models import Duty, Notice
from workflows.models.records import NO_DATE
from workflows.queries import calendar_in_force
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.models import Step, Tracked
    from workflows.port import Holder
    from workflows.procedures.schema import DutyRule, Stage

Key = tuple[str, str, str, int | None, int | None]


def reconcile(context: Context, step: Step) -> None:
    """Make the open duties those that the stage asks for at `context.at`; new ones get a notice of `step`."""
    item = context.item
    stage = context.definition.stage_of(item.state)
    wanted = {_key(stage, rule, holder): rule for rule, holder in _asked(context, stage)} if stage else {}
    open_ = {key_of(duty): duty for duty in open_duties(item)}
    gone = [duty.pk for key, duty in open_.items() if key not in wanted]
    if gone:
        Duty.objects.filter(pk__in=gone).update(closed=context.at)
    fresh = [key for key in wanted if key not in open_]
    if stage and fresh:
        _open(context, stage, fresh, step)


def expected(context: Context) -> set[Key]:
    """The keys of the duties that should be open; `doctor` compares them with those that are."""
    stage = context.definition.stage_of(context.item.state)
    return {_key(stage, rule, holder) for rule, holder in _asked(context, stage)} if stage else set()


def open_keys(item: Tracked) -> set[Key]:
    """The keys of the duties that are open."""
    return {key_of(duty) for duty in open_duties(item)}


def open_duties(item: Tracked) -> Any:
    """The open duties of an item, oldest first."""
    return Duty.objects.open_for(type(item)).filter(item_id=item.pk).order_by("id")


def stage_last_day(item: Tracked, stage: Stage) -> date:
    """The last day (inclusive) of a stage: the item's own plan, or counted back from its due date."""
    planned = item.due_for(stage.code)
    if planned:
        return planned
    day = last_day_of(item)
    if day is None:
        return NO_DATE
    return _counted_back(day, stage.before_due) if stage.before_due else day


def _counted_back(day: date, offset: str) -> date:
    number, kind = deadlines.parse_offset(offset)
    count = deadlines.before_working if kind == "wd" else deadlines.before
    return count(day, number, calendar=calendar_in_force())


def _asked(context: Context, stage: Stage) -> Iterator[tuple[DutyRule, Holder]]:
    for rule in stage.duties:
        for holder in context.item.bodies(rule.holder):
            context.holder = holder
            if rule.when is None or not unmet(context, (rule.when,)):
                yield rule, holder
    context.holder = None


def _open(context: Context, stage: Stage, keys: list[Key], step: Step) -> None:
    item, at = context.item, context.at
    due = stage_last_day(item, stage)
    rows = [
        Duty(
            item_type=item._meta.label_lower,
            item_id=item.pk,
            stage=stage.code,
            role=role,
            right=right,
            holder=body,
            person_id=person,
            due=due,
            opened=at,
        )
        for _stage, role, right, body, person in keys
    ]
    Duty.objects.bulk_create(rows)
    Notice.objects.bulk_create([_notice(row, step) for row in rows], ignore_conflicts=True)
    item.stage_opened(stage.code, roles=sorted({row.role for row in rows}), at=at)


def _notice(duty: Duty, step: Step) -> Notice:
    who = f"b{duty.holder}" if duty.holder else f"p{duty.person_id}"
    return Notice(
        key=f"{duty.item_type}:{duty.item_id}:{step.sequence}:{duty.role}:{duty.right}:{who}",
        item_type=duty.item_type,
        item_id=duty.item_id,
        sequence=step.sequence,
        stage=duty.stage,
        right=duty.right,
        holder=duty.holder,
        person_id=duty.person_id,
        due=duty.due,
        created=duty.opened,
    )


def _key(stage: Stage, rule: DutyRule, holder: Holder) -> Key:
    return (stage.code, rule.holder, rule.right, holder.body_id, holder.person_id)


def key_of(duty: Duty) -> Key:
    """What makes a duty the same one."""
    return (duty.stage, duty.role, duty.right, duty.holder, duty.person_id)
