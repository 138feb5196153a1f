"""Planned days: the first plan, days that a person says, and those that follow from what a step enters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from workflows import clock, deadlines
from workflows.calendars import DAY
from workflows.days_off import day_off_told
from workflows.planning import FAIR, NewPlan, fair_day, shifted, spread, way_of
from workflows.procedures import store
from workflows.procedures.overlay import PAUSED
from workflows.queries import calendar_in_force
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from workflows.context import Context
    from workflows.engine.marking import Spot
    from workflows.models import PlannedDay, Tracked


def check_plan(context: Context, value: Any) -> list[str]:
    """Why these days cannot be planned, each with what would work; a first plan may be left to the engine.

    A day that is said is one on which somebody works, or the item's own last day, which never rolls.
    """
    begins = context.transition is not None and "" in context.transition.source
    if value is None and begins:
        return []
    found = plan_faults(context, value, begins=begins)
    if found or not isinstance(value, NewPlan):
        return found
    changed, calendar = _changed(context.item, value), calendar_in_force()
    said = set(changed.days.values()) - {_last_of(context.item, changed)}
    return [day_off_told(day) for day in sorted(said) if not calendar.is_working(day)]


def plan_faults(context: Context, value: Any, *, begins: bool = False) -> list[str]:
    """The same but for days off: of days that follow from another one that was looked at."""
    if not isinstance(value, NewPlan) or not hasattr(context.item, "planned"):
        return [_("Chưa ghi ngày nào của kế hoạch.")]
    changed = _changed(context.item, value)
    if not changed.days and changed.due is None and not begins:
        return [_("Kế hoạch gửi lên không khác kế hoạch hiện tại.")]
    return list(_faults(context, changed, last=_last_of(context.item, changed)))


def apply_plan(context: Context, value: NewPlan | None) -> None:
    """Keep what was said for the step that is about to be written."""
    if value is None:
        return
    changed = _changed(context.item, value)
    context.planned.update(changed.days)
    if changed.due is not None:
        context.change(due=changed.due, due_exclusive=changed.due_exclusive)


def follow_plan(context: Context, source: str) -> None:
    """After the item itself moved from `source`: note in the context which days are planned anew, and why."""
    item, spot = context.item, context.spot
    if not hasattr(item, "planned"):
        return
    for name in ("due", "due_exclusive"):
        setattr(item, name, context.item_changes.get(name, getattr(item, name)))
    said, last = context.planned, last_day_of(item)
    if last is None or spot is None or spot.track is not None:
        return
    if not source:
        first = clock.local_day(context.at)
        days = spread(context.definition, first, last, calendar=calendar_in_force(), fixed=said)
        context.days = [_planned_row(item, stage, day, "") for stage, day in days.items()]
    else:
        why = context.why or context.note
        context.days = [_planned_row(item, stage, day, why) for stage, day in said.items()]
        proposed = _proposed(context, spot, source, last) if spot.state != source else {}
        context.days += [
            _planned_row(item, stage, day, why, proposed=True) for stage, (day, why) in proposed.items()
        ]
    if context.days:
        item.plan_days = {**item.plan_days, **{row.stage: row.day for row in context.days}}


def keep_plan(context: Context, step: Any) -> None:
    """Store the days that the step brought; from now on they count."""
    if not context.days:
        return
    for row in context.days:
        row.step = step
    context.item.planned.model.objects.bulk_create(context.days)


def proposed_day(item: Tracked, stage: str, entered: date) -> date | None:
    """The last day (inclusive) that is proposed for a stage entered on that day.

    None where the planned one stays, or the item has no deadline.
    """
    last = last_day_of(item)
    if last is None:
        return None
    definition = store.load(item.procedure).definition
    plan, calendar = item.plan_days, calendar_in_force()
    return fair_day(definition, stage, entered, plan=plan, last=last, calendar=calendar)


def _proposed(context: Context, spot: Spot, source: str, last: date) -> Mapping[str, tuple[date, str]]:
    """Stage -> (day, why) that follows from entering the stage where the item now stands."""
    item, plan = context.item, {**context.item.plan_days, **context.planned}
    stage, entered, calendar = spot.stage, clock.local_day(context.at), calendar_in_force()
    if stage is None or stage.terminal or stage.code in context.planned:
        return {}
    if source != PAUSED:
        day = proposed_day(item, stage.code, entered)
        words = _("Nhận ngày %(day)s") % {"day": f"{entered:%d/%m/%Y}"}
        return {stage.code: (day, words)} if day else {}
    # Clocks inside the house stand still in a pause; the item's own deadline does not.
    begun = item.steps.filter(track="", sequence=item.entered).values_list("at", flat=True).first()
    days = deadlines.working_days_between(
        clock.local_day(begun) + DAY if begun else entered, entered, calendar=calendar
    )
    way = [one.code for one in way_of(context.definition)]
    ahead = way[way.index(stage.code) :] if stage.code in way else [stage.code]
    later = shifted(plan, ahead, days, last=last, calendar=calendar)
    if stage.code in later:
        least = deadlines.end_working(entered, FAIR, calendar=calendar)
        whole = deadlines.end_working(plan[stage.code], days, calendar=calendar)
        later[stage.code] = max(later[stage.code], min(least, whole))
    words = _("Tạm dừng %(days)d ngày làm việc") % {"days": days}
    return {code: (day, words) for code, day in later.items() if day != plan.get(code)}


def _last_of(item: Tracked, value: NewPlan) -> date | None:
    """The item's last day (inclusive) under a new plan."""
    said = deadlines.Deadline(value.due, exclusive=value.due_exclusive) if value.due else None
    return said.last_day if said else last_day_of(item)


def _changed(item: Tracked, value: NewPlan) -> NewPlan:
    """What of a new plan differs from the one that counts."""
    days = {stage: day for stage, day in value.days.items() if item.plan_days.get(stage) != day}
    moved = value.due is not None and (value.due, value.due_exclusive) != (item.due, item.due_exclusive)
    return NewPlan(days, value.due if moved else None, value.due_exclusive)


def _faults(context: Context, changed: NewPlan, *, last: date | None) -> Iterator[str]:
    item, today = context.item, clock.today()
    if changed.due is not None and last is not None and last < today:
        yield _("Thời hạn mới của hồ sơ phải từ hôm nay trở đi.")
    known = {stage.code: stage.label for stage in context.definition.stage if not stage.terminal}
    for stage, day in changed.days.items():
        facts = {"stage": known.get(stage, stage), "day": f"{day:%d/%m/%Y}", "today": f"{today:%d/%m/%Y}"}
        if stage not in known:
            yield _("Quy trình không có bước “%(stage)s”.") % facts
        elif day < today and item.state:
            yield _("Hạn của “%(stage)s” (%(day)s) đã qua; chọn từ ngày %(today)s trở đi.") % facts
    yield from _disorder(context, {**item.plan_days, **changed.days}, changed, last=last)


def _disorder(
    context: Context, plan: Mapping[str, date], changed: NewPlan, *, last: date | None
) -> Iterator[str]:
    """Days on the main way that descend or lie after the last one, where the change made it so."""
    way = [stage for stage in way_of(context.definition) if stage.code in plan]
    codes = [stage.code for stage in way]
    here = codes.index(context.item.state) if context.item.state in codes else 0
    for old, new in pairwise(way[here:]):
        facts = {"old": old.label, "new": new.label}
        facts |= {"first": f"{plan[old.code]:%d/%m/%Y}", "then": f"{plan[new.code]:%d/%m/%Y}"}
        if plan[new.code] < plan[old.code] and {old.code, new.code} & changed.days.keys():
            words = _("“%(new)s” (%(then)s) phải từ hạn của “%(old)s” (%(first)s) trở đi.")
            yield words % facts
    for stage in way[here:]:
        if last is not None and plan[stage.code] > last and (stage.code in changed.days or changed.due):
            facts = {"stage": stage.label, "day": f"{plan[stage.code]:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
            yield _("“%(stage)s” (%(day)s) muộn hơn thời hạn của hồ sơ; chậm nhất %(last)s.") % facts


def _planned_row(item: Tracked, stage: str, day: date, reason: str, *, proposed: bool = False) -> PlannedDay:
    row: PlannedDay = item.planned.model(  # type: ignore[attr-defined]
        item=item, stage=stage, day=day, reason=reason[:400], proposed=proposed
    )
    return row
