"""What moves of tasks and plans ask for: reports, parts, another lead; rows, and the count that approves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext as _

from congress.meetings.services import record_decision
from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from documents.packages.answers.common import reason_faults
from documents.packages.answers.drafts import stored_blobs
from documents.packages.answers.values import Count
from documents.tasks.models.plans import PlanVersion, rows_digest
from documents.tasks.models.tasks import TaskFile, TaskNote
from documents.tasks.models.values import NewTask, PlanRow, TaskFacts, TaskReport
from documents.tasks.queries.plan_faults import able_bodies, latest_part_day, unable_in_words
from documents.tasks.services.giving import (
    Origin,
    bind,
    entered_like,
    new_task,
    task_numbers,
)
from documents.tasks.services.plans import bind_rows, facts_of_row
from workflows import clock, engine
from workflows.registry import answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.context import Context

LONGEST_WORDS, MOST_ROWS, MOST_PARTS = 4000, 300, 10


def check_said(context: Context, value: Any) -> list[str]:
    """Words that say something."""
    if not isinstance(value, TaskReport) or len(value.words.strip()) < len("Đạt."):
        return [_("Phải ghi nội dung.")]
    if len(value.words) > LONGEST_WORDS:
        return [
            _("Nội dung dài quá %(limit)d ký tự; phần dài đề nghị gửi thành tệp.") % {"limit": LONGEST_WORDS}
        ]
    return []


def check_report(context: Context, value: Any) -> list[str]:
    """The same; a decision is reported with its number, its day and who took it."""
    found = check_said(context, value)
    if found or not context.item.decides:
        return found
    if not (value.number and value.decided_on and value.decided_by):
        return [_("Kết quả là một quyết định: phải ghi số, ngày và cơ quan quyết định.")]
    if value.decided_on > clock.local_day(context.at):
        return [_("Ngày quyết định chưa tới.")]
    if not Body.objects.filter(congress=context.item.congress_id, pk=value.decided_by).exists():
        return [_("Đại hội này không có cơ quan quyết định ấy.")]
    return []


def apply_progress(context: Context, value: TaskReport) -> None:
    """Keep the note with its files."""
    _keep(context, value, TaskNote.PROGRESS)


def apply_report(context: Context, value: TaskReport) -> None:
    """Keep the report with its files."""
    _keep(context, value, TaskNote.REPORT)


def _keep(context: Context, value: TaskReport, kind: str) -> None:
    decided = {"number": value.number, "decided_on": value.decided_on, "decided_by_id": value.decided_by}
    note = TaskNote.objects.create(
        task=context.item,
        kind=kind,
        words=value.words,
        author=context.person,
        created=context.at,
        **decided if context.item.decides and kind == TaskNote.REPORT else {},
    )
    kept = zip(value.files, stored_blobs(value.files), strict=True)
    TaskFile.objects.bulk_create([TaskFile(note=note, blob=blob, name=part.name) for part, blob in kept])
    context.link(note=note)


def check_doer(context: Context, value: Any) -> list[str]:
    """Somebody who sits in the lead body."""
    seats = Membership.objects.in_force(clock.today()).filter(body=context.item.lead_id, person=value or 0)
    return [] if seats.exists() else [_("Chưa chọn người đương nhiệm của cơ quan chủ trì.")]


def apply_doer(context: Context, value: int) -> None:
    """From now on he does it; the body stays answerable."""
    context.change(doer_id=value)


def check_lead(context: Context, value: Any) -> list[str]:
    """Another body of the congress that can take it on, with a reason."""
    found = reason_faults(context, _("Phải nêu lý do chuyển."))
    body = Body.objects.filter(congress=context.item.congress_id, pk=value or 0).first()
    if body is None or body.pk == context.item.lead_id:
        return [_("Chưa chọn cơ quan khác để chuyển."), *found]
    return [*_unable(body), *found]


def apply_lead(context: Context, value: int) -> None:
    """From now on another body leads; whoever was to do it does it no more."""
    context.change(lead=Body.objects.get(pk=value), doer=None)


def check_parts(context: Context, value: Any) -> list[str]:
    """Two parts at least, each of a body that can take it on, none later than the whole."""
    parts = [one for one in value or () if isinstance(one, NewTask)]
    if len(parts) < 2:
        return [_("Phải ghi ít nhất hai phần việc.")]
    if len(parts) > MOST_PARTS:
        return [_("Mỗi lần tách tối đa %(most)d phần việc.") % {"most": MOST_PARTS}]
    return list(_part_faults(context, parts))


def _part_faults(context: Context, parts: list[NewTask]) -> Iterator[str]:
    bodies = {body.pk: body for body in Body.objects.filter(congress=context.item.congress_id)}
    last = latest_part_day(context.item)
    for part in parts:
        facts = {"title": part.title, "day": f"{part.due:%d/%m/%Y}"}
        if not part.title:
            yield _("Có phần việc chưa ghi nội dung.")
        if part.lead not in bodies:
            yield _("“%(title)s”: chưa chọn cơ quan chủ trì.") % facts
        else:
            yield from _unable(bodies[part.lead])
        if part.due < clock.today() or (last and part.due > last):
            yield _("“%(title)s”: thời hạn %(day)s không nằm từ hôm nay đến hạn của cả nhiệm vụ.") % facts


def apply_parts(context: Context, value: tuple[NewTask, ...]) -> None:
    """Give each part in the name of the lead body, which accepts it too."""
    task = context.item
    context.change(split_into=task.split_into + len(value))
    for number, part in zip(task_numbers(task.congress, len(value)), value, strict=True):
        facts = TaskFacts(title=part.title, lead=part.lead, due=part.due, source=task.source)
        origin = Origin(giver=task.lead, accepter=task.lead, parent=task)
        made = new_task(task.congress, facts, origin, number=number)
        engine.perform(made, made.definition.start.code, seen=engine.seen(made), **entered_like(context))


def _unable(body: Body) -> list[str]:
    return [] if body.pk in able_bodies([body.pk], clock.today()) else [unable_in_words(body.name)]


def check_row(context: Context, value: Any) -> list[str]:
    """A row of the version of its plan that is being approved."""
    plan = context.item.plan
    if plan is None or not isinstance(value, PlanRow) or value.number != context.item.row:
        return [_("Chỉ điều chỉnh theo kế hoạch được thông qua.")]
    return [] if value in plan.rows else [_("Kế hoạch không có dòng này.")]


def apply_row(context: Context, value: PlanRow) -> None:
    """The task says what its row says."""
    task = context.item
    codes = dict(task.plan.tasks.values_list("row", "code"))
    facts = facts_of_row(value, codes)
    bind(task, facts)
    changed: dict[str, Any] = {}
    if facts.lead != task.lead_id:
        changed = {"lead": Body.objects.get(pk=facts.lead), "doer": None}
    context.change(
        **task.titled(facts.title),
        **changed,
        result=facts.result,
        source=facts.source,
        start=facts.start,
        after=list(facts.after),
        decides=facts.decides,
    )
    if facts.due != task.due:
        context.change(due=facts.due)
        context.planned.update(dict.fromkeys(context.item.plan_days, facts.due))


def check_rows(context: Context, value: Any) -> list[str]:
    """Rows with numbers of their own; what they lack is asked when they are put forward."""
    rows = list(value or ())
    if not rows or not all(isinstance(row, PlanRow) for row in rows):
        return [_("Kế hoạch chưa có nhiệm vụ nào.")]
    if len(rows) > MOST_ROWS:
        return [_("Kế hoạch có %(count)d dòng, tối đa %(most)d.") % {"count": len(rows), "most": MOST_ROWS}]
    numbers = [row.number for row in rows]
    if len(set(numbers)) != len(numbers) or min(numbers) < 1:
        return [_("Số thứ tự của các dòng bị trùng hoặc không hợp lệ.")]
    if context.item.current and rows_digest(rows) == context.item.current.fingerprint:
        return [_("Không có gì thay đổi so với kế hoạch đang lập.")]
    return []


def apply_rows(context: Context, value: tuple[PlanRow, ...]) -> None:
    """Keep them as the next version of the plan."""
    plan, rows = context.item, sorted(value, key=lambda row: row.number)
    last = plan.versions.aggregate(last=Max("number"))["last"] or 0
    version = PlanVersion.objects.create(
        plan=plan,
        number=last + 1,
        rows=[row.as_json() for row in rows],
        fingerprint=rows_digest(rows),
        author=context.person,
        entered_by=context.actor,
        created=context.at,
    )
    context.change(current=version)


def apply_approved_rows(context: Context, _value: Any) -> None:
    """The version in force takes the place of what was drawn up since."""
    context.change(current=context.item.approved)


def check_count(context: Context, value: Any) -> list[str]:
    """A count of a meeting held after the plan was filed."""
    version = context.item.current
    if not isinstance(value, Count) or version is None:
        return [_("Chưa nhập kết quả biểu quyết.")]
    filed = clock.local_day(version.created)
    if value.met_on < filed:
        words = _("Ngày họp không được trước ngày lập bản kế hoạch này (%(day)s).")
        return [words % {"day": f"{filed:%d/%m/%Y}"}]
    if context.acting_for is not None and value.met_on > clock.local_day(context.at):
        return [_("Ngày họp không được sau ngày ghi trên giấy.")]
    return []


def apply_count(context: Context, value: Count) -> str:
    """Record the decision; where it passes, the rows bind from now on."""
    plan = context.item
    decision = record_decision(
        plan.standing,
        subject=context.fingerprint,
        met_on=value.met_on,
        present=value.present,
        votes_for=value.votes_for,
        votes_against=value.votes_against,
        other_opinion=value.other_opinion,
        not_voting=value.not_voting,
        minutes_ref=value.minutes_ref,
        recorded_by=context.actor,
        dissent=value.dissent,
    )
    context.link(decision=decision)
    if decision.outcome.code == "passed":
        bind_rows(context)
        context.change(approved=plan.current)
    else:
        context.change(round=plan.round + 1)
    return decision.outcome.code


def no_faults(_context: Context, _value: Any) -> list[str]:
    """There is nothing to check."""
    return []


answer("progress", check=check_said, apply=apply_progress)
answer("task_report", check=check_report, apply=apply_report)
answer("doer", check=check_doer, apply=apply_doer)
answer("new_lead", check=check_lead, apply=apply_lead)
answer("parts", check=check_parts, apply=apply_parts)
answer("row_of_plan", check=check_row, apply=apply_row)
answer("plan_rows", check=check_rows, apply=apply_rows)
answer("approved_rows", check=no_faults, apply=apply_approved_rows)
answer("plan_decision", check=check_count, apply=apply_count, outcomes=("passed", "failed", "no_quorum"))
