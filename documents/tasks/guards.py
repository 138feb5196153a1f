"""Conditions about tasks and plans that their procedures name; never rename one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.tasks.queries.plan_faults import row_faults
from workflows import clock
from workflows.registry import guard

if TYPE_CHECKING:
    from workflows.context import Context

SHOWN = 20


@guard("parts_of_task_are_done", reason="")
def parts_are_done(context: Context) -> bool | str:
    """Nobody is waited for in a part into which the task was split."""
    found = context.item.parts.exclude(next_due=None).order_by("code").values_list("code", flat=True)
    names = ", ".join(found)
    return not names or _("Còn phần việc chưa xong: %(names)s.") % {"names": names}


@guard("task_decides", reason=gettext_lazy("Kết quả của nhiệm vụ này không phải một quyết định."))
def result_is_a_decision(context: Context) -> bool:
    """The result of the task is a decision."""
    return bool(context.item.decides)


@guard("plan_has_changed", reason="")
def rows_differ(context: Context) -> bool | str:
    """There are rows, and they are not those that are approved already."""
    plan = context.item
    if not plan.rows:
        return _("Kế hoạch chưa có nhiệm vụ nào.")
    same = plan.approved is not None and plan.approved.rows == plan.current.rows
    return not same or _("Kế hoạch chưa có gì khác bản đã thông qua.")


@guard("rows_of_plan_fit", reason="")
def rows_fit(context: Context) -> bool | str:
    """No row has a fault on the day of the step."""
    day = clock.local_day(context.at)
    faults = context.once("row_faults", lambda: row_faults(context.item, context.item.rows, today=day))
    return not faults or " ".join(map(str, faults[:SHOWN]))


@guard("plan_was_approved", reason=gettext_lazy("Kế hoạch chưa được thông qua lần nào."))
def was_approved(context: Context) -> bool:
    """Some version of the plan is in force."""
    return context.item.approved_id is not None
