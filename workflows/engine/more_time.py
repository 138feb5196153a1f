"""Asking for more time and answering: what is checked, and what the step keeps; the days are a plan's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from workflows import clock, history
from workflows.calendars import DAY
from workflows.days_off import day_off_told
from workflows.engine import plans
from workflows.engine.duties import stage_last_day
from workflows.extensions import GRANTED, REFUSED, SHORTENED, open_request
from workflows.models.records import NO_DATE
from workflows.planning import NewPlan, extended, stages_after
from workflows.procedures import store
from workflows.procedures.overlay import ANSWERED, ASKED
from workflows.queries import calendar_in_force
from workflows.reasons import is_reason
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.context import Context
    from workflows.models import Tracked

# A day as far away as this was mistyped.
FAR = 5
GIVEN = _kept("Gia hạn theo đề nghị của %(who)s ngày %(on)s.")
GIVEN_LESS = _kept("Gia hạn một phần theo đề nghị của %(who)s ngày %(on)s: %(note)s")


def present_day(item: Tracked) -> date | None:
    """The last day of the stage where the item stands; None where there is none to be moved."""
    stage = store.load(item.procedure).definition.stage_of(item.state)
    if stage is None or stage.terminal or not hasattr(item, "planned"):
        return None
    day = stage_last_day(item, stage)
    return None if day == NO_DATE else day


def plan_until(item: Tracked, day: date) -> NewPlan:
    """What changes when the stage where the item stands has until that day: its own day, those after it that
    have to move, and the deadline where it cannot stay. The item has a present day.
    """
    definition, last, present = store.load(item.procedure).definition, last_day_of(item), present_day(item)
    plan = {**item.plan_days, item.state: present or day}
    codes = [item.state, *stages_after(definition, item.state, plan, today=clock.today())]
    days = extended(plan, codes, day, last=last, calendar=calendar_in_force())
    if last is None or day <= last:
        return NewPlan(days)
    ends = max(days.values())
    return NewPlan(days, ends + DAY if item.due_exclusive else ends, item.due_exclusive)


def check_more_time(context: Context, value: Any) -> list[str]:
    """Why the day that is asked for cannot be one, each with what would work."""
    if present_day(context.item) is None:
        return [_("Bước này không có hạn để gia hạn.")]
    if not isinstance(value, date):
        return [_("Chưa ghi ngày đề nghị gia hạn đến.")]
    return list(_unfit(context.item, value))


def apply_more_time(context: Context, value: date) -> None:
    """Keep the day that is asked for, and the one that counts."""
    before = present_day(context.item) or value
    context.said[ASKED] = {"before": before.isoformat(), "day": value.isoformat()}


def check_time_given(context: Context, value: Any) -> list[str]:
    """Why this is no answer to the open request: `value` is the day that is granted, None for none."""
    request = open_request(context.item)
    if request is None:
        return []
    if "time_given" not in context.answers:
        return [_("Chưa chọn trả lời: đồng ý, rút ngắn hoặc không đồng ý.")]
    found = []
    if value != request.day and not is_reason(context.note):
        found.append(_("Không đồng ý hoặc rút ngắn thì phải nêu rõ lý do."))
    if value is None:
        return found
    if value > request.day:
        words = _("Chỉ gia hạn đến ngày được đề nghị (%(day)s); muốn lùi xa hơn thì thay đổi kế hoạch.")
        return [*found, words % {"day": f"{request.day:%d/%m/%Y}"}]
    unfit = list(_unfit(context.item, value))
    return [*found, *(unfit or plans.plan_faults(context, plan_until(context.item, value)))]


def apply_time_given(context: Context, value: date | None) -> None:
    """Keep the answer, and the days that follow from it."""
    request = open_request(context.item)
    if request is None:
        return
    outcome = REFUSED if value is None else GRANTED if value == request.day else SHORTENED
    said = {"request": request.step.sequence, "outcome": outcome}
    context.said[ANSWERED] = said | ({"day": value.isoformat()} if value else {})
    if value is not None:
        names, words = history.names_of(request.step), GIVEN if outcome == GRANTED else GIVEN_LESS
        facts = {"who": names.body or names.person, "on": f"{clock.local_day(request.step.at):%d/%m/%Y}"}
        context.why = words % (facts | {"note": context.note})
        plans.apply_plan(context, plan_until(context.item, value))


def _unfit(item: Tracked, day: date) -> Iterator[str]:
    """What is wrong with a day until which a stage would have."""
    today, present = clock.today(), present_day(item)
    facts = {"day": f"{day:%d/%m/%Y}", "today": f"{today:%d/%m/%Y}"}
    if day < today:
        yield _("Ngày %(day)s đã qua; chọn từ ngày %(today)s trở đi.") % facts
    elif present is not None and day <= present:
        words = _("Ngày %(day)s không muộn hơn hạn hiện tại của bước (%(present)s); chọn ngày sau đó.")
        yield words % (facts | {"present": f"{present:%d/%m/%Y}"})
    elif day.year > today.year + FAR:
        yield _("Ngày %(day)s quá xa; đề nghị xem lại năm.") % facts
    elif told := day_off_told(day):
        yield told
