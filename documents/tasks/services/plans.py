"""A plan is opened by its body; once it is approved, its rows become tasks, are changed, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.queries.hats import hats
from congress.roles import Right
from documents.tasks.models.plans import Plan, PlanStep
from documents.tasks.models.values import TaskFacts
from documents.tasks.services.giving import (
    Origin,
    entered_like,
    giving_body,
    new_task,
    task_code,
    task_numbers,
)
from workflows import engine
from workflows.errors import Forbidden, NotNow, Unmet
from workflows.once import once
from workflows.procedures import store
from workflows.procedures.overlay import CANCELLED
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from congress.people.models.people import Person
    from documents.tasks.models.tasks import Task
    from documents.tasks.models.values import PlanRow
    from workflows.context import Context

PROCEDURE = "KEHOACH"
APPROVED = _kept("Theo %(plan)s được thông qua.")
LEFT_OUT = _kept("Không còn trong %(plan)s được thông qua.")


def open_plan(body: Body, *, by: Person, title: str = "", request_id: str | None = None) -> Plan:
    """Begin the plan of a body, whose rows are filed next. The same request gives the plan it made before.

    Raises Forbidden (who may not put forward for the body), NotNow (it has a plan), Unmet (nobody approves).
    """
    step: PlanStep = once(
        PlanStep.objects.filter(actor=by, source="").select_related("item"),
        request_id,
        lambda: _opened(body, by, clean(title), request_id),
        same=lambda before: before.item.owner_id == body.pk,
    )
    return step.item


@engine.whole()
def _opened(body: Body, by: Person, title: str, request_id: str | None) -> PlanStep:
    if Right.SUBMIT not in hats(by).rights(body.pk):
        raise Forbidden(_("Chỉ Trưởng, Phó, Thư ký của %(body)s lập kế hoạch.") % {"body": body.name})
    Body.objects.select_for_update().get(pk=body.pk)
    before = Plan.objects.filter(congress=body.congress_id, owner=body).first()
    if before is not None:
        words = _("%(body)s đã có kế hoạch %(code)s; đề nghị sửa đổi kế hoạch ấy.")
        raise NotNow(words % {"body": body.name, "code": before.code})
    procedure = store.read_shipped(PROCEDURE)
    found = {
        one.code: one
        for one in Body.objects.filter(congress=body.congress_id, code__in=procedure.kind["standing"])
    }
    if not found:
        raise Unmet(_("Đại hội này chưa có Thường trực để thông qua kế hoạch."))
    plan = Plan(
        congress=body.congress,
        procedure=store.keep_definition(procedure),
        code=f"{body.congress.code}-KH-{body.code}",
        title=title or _("Kế hoạch của %(body)s") % {"body": body.name},
        owner=body,
        standing=next(found[code] for code in procedure.kind["standing"] if code in found),
    )
    plan.save()
    step = engine.perform(plan, procedure.start.code, by=by, seen=engine.seen(plan), request_id=request_id)
    return cast("PlanStep", step)


def bind_rows(context: Context) -> None:
    """Make the rows now approved the tasks of the plan: new ones are given, others changed or given up.

    Asked for by the answer that approves, inside its transaction; `context.item` is the plan. Raises what
    a step of a task raises, and then nothing is approved.
    """
    plan: Plan = context.item
    tasks = {task.row: task for task in plan.tasks.select_related("procedure").order_by("pk")}
    new = [row for row in plan.rows if row.number not in tasks]
    numbers = dict(zip([row.number for row in new], task_numbers(plan.congress, len(new)), strict=True))
    codes = {row: task.code for row, task in tasks.items() if row}
    codes |= {row: task_code(plan.congress, number) for row, number in numbers.items()}
    accepter = giving_body(plan.congress)
    approved = {row.number: row for row in plan.approved.plan_rows} if plan.approved else {}
    for row in plan.rows:
        if row.number in tasks:
            if approved.get(row.number) != row:
                task = tasks[row.number]
                onward = task.definition.move_asking("row_of_plan", task.state)
                if onward is None:
                    words = _("%(code)s đang ở bước “%(stage)s”, chưa điều chỉnh theo kế hoạch được.")
                    raise NotNow(words % {"code": task.code, "stage": task.stage_label})
                note = APPROVED % {"plan": plan.called}
                _step(context, task, onward.code, note, row_of_plan=row)
            continue
        origin = Origin(giver=plan.standing, accepter=accepter, plan=plan, row=row.number)
        task = new_task(plan.congress, facts_of_row(row, codes), origin, number=numbers[row.number])
        _step(context, task, task.definition.start.code, APPROVED % {"plan": plan.called})
    rest = tasks.keys() - {row.number for row in plan.rows}
    for task in (tasks[row] for row in sorted(filter(None, rest))):
        if not task.has_ended:
            move = next(move for move in task.definition.moves_from(task.state) if move.to == CANCELLED)
            _step(context, task, move.code, LEFT_OUT % {"plan": plan.called})


def facts_of_row(row: PlanRow, codes: Mapping[int, str]) -> TaskFacts:
    """A row that has no fault as what is said of its task; `codes` are those of the rows."""
    if row.lead is None or row.due is None:
        raise Unmet(_("Dòng %(number)d chưa có cơ quan chủ trì hoặc thời hạn.") % {"number": row.number})
    return TaskFacts(
        title=row.title,
        lead=row.lead,
        due=row.due,
        start=row.start,
        result=row.result,
        source=row.source,
        supporting=row.supporting,
        informed=row.informed,
        after=tuple(codes[number] for number in row.after),
        decides=row.decides,
    )


def _step(context: Context, task: Task, action: str, note: str, **answers: Any) -> None:
    entered = entered_like(context)
    engine.perform(task, action, seen=engine.seen(task), note=note, **entered, **answers)
