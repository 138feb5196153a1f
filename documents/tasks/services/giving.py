"""Giving a task: alone by the organising committee, as a row of an approved plan, as a part of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Max
from django.utils.translation import gettext as _

from congress.people.models.bodies import Body, Congress
from congress.people.queries.hats import hats
from congress.roles import Right
from documents.tasks.models.tasks import INFORMED, SUPPORTING, Task, TaskBody, TaskStep
from documents.tasks.models.values import TaskFacts
from documents.tasks.queries.plan_faults import able_bodies, unable_in_words
from documents.tasks.queries.tasks import PROCEDURE
from workflows import clock, engine
from workflows.errors import Forbidden, Unmet
from workflows.once import holds, once
from workflows.procedures import store
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from congress.people.models.people import Person
    from documents.tasks.models.plans import Plan
    from workflows.context import Context

ORGANISING = "organising"
LONGEST_RESULT, LONGEST_SOURCE = 500, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a task comes from: who gave and who accepts it; a row of a plan, or the whole it is part of."""

    giver: Body
    accepter: Body
    plan: Plan | None = None
    row: int | None = None
    parent: Task | None = None


def giving_body(congress: Congress) -> Body:
    """The organising committee of a congress, which gives and accepts. Raises Unmet where there is none."""
    body = Body.objects.filter(congress=congress, kind=ORGANISING).order_by("pk").first()
    if body is None:
        raise Unmet(_("Đại hội này chưa có Ban Tổ chức Đại hội để giao nhiệm vụ."))
    return body


def give_task(
    congress: Congress, facts: TaskFacts, *, by: Person, note: str = "", request_id: str | None = None
) -> Task:
    """Give a single task in the name of the organising committee, without a plan.

    The same request gives the task it made before. Raises Forbidden (not of the committee), Stale, Unmet
    with every reason by field.
    """
    told = tidy(facts)
    step: TaskStep = once(
        TaskStep.objects.filter(actor=by, source="", item__congress=congress).select_related("item"),
        request_id,
        lambda: _given(congress, told, by=by, note=note, request_id=request_id),
        same=lambda before: holds(before.item, title=told.title, lead_id=told.lead, due=told.due),
    )
    return step.item


def task_on_paper(
    congress: Congress, facts: TaskFacts, origin: Origin, *, by: Person, signer: Person, at: datetime | date
) -> TaskStep:
    """Give what somebody wrote on a paper, in his name; inside the caller's transaction.

    Raises Forbidden, and Unmet with every reason by field.
    """
    faults = dict(task_faults(congress, facts))
    if faults:
        raise Unmet(fields={name: [words] for name, words in faults.items()})
    (number,) = task_numbers(congress, 1)
    task = new_task(congress, facts, origin, number=number)
    start = task.definition.start.code
    seen = engine.seen(task)
    step = engine.perform(task, start, by=by, seen=seen, acting_for=signer, ground="paper", at=at)
    return cast("TaskStep", step)


def task_of_body(giver: Body, facts: TaskFacts, *, by: Person) -> Task:
    """Give what a body concluded, in its name; the organising committee accepts it where there is one.

    Inside the caller's transaction. Raises Forbidden, and Unmet with every reason by field.
    """
    told = tidy(facts)
    congress = giver.congress
    faults = dict(task_faults(congress, told))
    if faults:
        raise Unmet(fields={name: [words] for name, words in faults.items()})
    accepter = Body.objects.filter(congress=congress, kind=ORGANISING).order_by("pk").first() or giver
    (number,) = task_numbers(congress, 1)
    task = new_task(congress, told, Origin(giver=giver, accepter=accepter), number=number)
    engine.perform(task, task.definition.start.code, by=by, seen=engine.seen(task))
    return task


def tidy(facts: TaskFacts) -> TaskFacts:
    """The facts with their words in NFC, without signs nobody sees."""
    told = {name: getattr(facts, name) for name in TaskFacts.__slots__}
    return TaskFacts(**told | {name: clean(told[name]) for name in ("title", "result", "source")})


@engine.whole()
def _given(
    congress: Congress, facts: TaskFacts, *, by: Person, note: str, request_id: str | None
) -> TaskStep:
    giver = giving_body(congress)
    if Right.RECORD not in hats(by).rights(giver.pk):
        raise Forbidden(_("Chỉ %(body)s giao nhiệm vụ.") % {"body": giver.name})
    faults = dict(task_faults(congress, facts))
    if faults:
        raise Unmet(fields={name: [words] for name, words in faults.items()})
    (number,) = task_numbers(congress, 1)
    task = new_task(congress, facts, Origin(giver=giver, accepter=giver), number=number)
    start = task.definition.start.code
    step = engine.perform(task, start, by=by, seen=engine.seen(task), note=note, request_id=request_id)
    return cast("TaskStep", step)


def task_faults(congress: Congress, facts: TaskFacts) -> Iterator[tuple[str, str]]:
    """(field, why) of what is wrong with a task that is to be given from today on."""
    today = clock.today()
    bodies = dict(Body.objects.filter(congress=congress).values_list("pk", "name"))
    if not facts.title:
        yield "title", _("Chưa ghi nội dung nhiệm vụ.")
    if facts.lead not in bodies:
        yield "lead", _("Đại hội này không có cơ quan ấy.")
    elif facts.lead not in able_bodies([facts.lead], today):
        yield "lead", unable_in_words(bodies[facts.lead])
    if facts.lead in facts.supporting:
        yield "supporting", _("Cơ quan chủ trì không đồng thời là cơ quan phối hợp.")
    if facts.due < today:
        yield "due", _("Thời hạn không được trước hôm nay.")
    if facts.start and facts.start > facts.due:
        yield "start", _("Ngày bắt đầu muộn hơn thời hạn.")
    known = Task.objects.filter(congress=congress, code__in=facts.after).values_list("code", flat=True)
    if set(facts.after) - set(known):
        yield "after", _("Không có nhiệm vụ ấy để làm sau.")


def task_numbers(congress: Congress, count: int) -> range:
    """So many numbers that no task of the congress has; who asks next waits until this transaction ends."""
    Congress.objects.select_for_update().get(pk=congress.pk)
    last = Task.objects.filter(congress=congress).aggregate(last=Max("number"))["last"] or 0
    return range(last + 1, last + 1 + count)


def task_code(congress: Congress, number: int) -> str:
    """The code of the task with this number: "DH3-NV007"."""
    return f"{congress.code}-NV{number:03d}"


def new_task(congress: Congress, facts: TaskFacts, origin: Origin, *, number: int) -> Task:
    """The row of a task before its first step, with the bodies that help or are told."""
    task = Task(
        congress=congress,
        procedure=store.keep_definition(store.read_shipped(PROCEDURE)),
        code=task_code(congress, number),
        number=number,
        title=facts.title,
        result=facts.result,
        source=facts.source,
        start=facts.start,
        lead_id=facts.lead,
        after=list(facts.after),
        decides=facts.decides,
        giver=origin.giver,
        accepter=origin.accepter,
        plan=origin.plan,
        row=origin.row,
        parent=origin.parent,
    )
    task.due = facts.due
    task.save()
    bind(task, facts)
    return task


def bind(task: Task, facts: TaskFacts) -> None:
    """Let just these bodies help and be told."""
    wanted = {(SUPPORTING, body) for body in facts.supporting} | {(INFORMED, body) for body in facts.informed}
    held = {(row.role, row.body_id): row for row in task.bound.all()}
    gone = [row.pk for key, row in held.items() if key not in wanted]
    if gone:
        task.bound.filter(pk__in=gone).delete()
    TaskBody.objects.bulk_create(
        TaskBody(task=task, role=role, body_id=body) for role, body in sorted(wanted - held.keys())
    )
    task.forget_bindings()


def entered_like(context: Context) -> dict[str, Any]:
    """By whom, for whom, on what ground and when a step is made: for those that another one brings along."""
    attempt = context.attempt
    if attempt is None:
        return {}
    return {
        "by": attempt.by,
        "acting_for": attempt.acting_for,
        "ground": attempt.ground,
        "at": attempt.at,
    }
