"""Why the rows of a plan cannot be put forward: each fault at its row and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.roles import Right
from documents.tasks.queries.order import circle_in
from workflows import clock, deadlines
from workflows.planning import FAIR
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from documents.tasks.models.plans import Plan
    from documents.tasks.models.tasks import Task
    from documents.tasks.models.values import PlanRow


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row of a plan; `column` is a name of `PlanRow`."""

    number: int
    column: str
    words: str

    def __str__(self) -> str:
        return _("Dòng %(number)d: %(words)s") % {"number": self.number, "words": self.words}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows are asked against."""

    names: Mapping[int, str]
    able: frozenset[int]
    numbers: frozenset[int]
    ended: Mapping[int, Task]
    approved: Mapping[int, PlanRow]
    today: date


def able_bodies(names: Iterable[int], today: date) -> frozenset[int]:
    """Those of the bodies in which somebody in office may take a task on and report it; one query."""
    seats = Membership.objects.bearing(Right.SUBMIT, today).filter(body__in=names, person__is_active=True)
    return frozenset(seats.order_by().values_list("body", flat=True))


def unable_in_words(body: str) -> str:
    """Why a body of that name takes no task on."""
    words = _("%(body)s chưa có Trưởng, Phó hoặc Thư ký để nhận nhiệm vụ; đề nghị chọn cơ quan khác.")
    return words % {"body": body}


def latest_part_day(task: Task) -> date | None:
    """The last day that a part of a task may have: the whole's own, or two working days once that is over."""
    if task.due is None:
        return None
    fair = deadlines.end_working(clock.today(), FAIR, calendar=calendar_in_force())
    return max(task.due, fair) if task.due < clock.today() else task.due


def able_in(congress_id: int) -> list[Body]:
    """The bodies of a congress in which somebody in office can take a task on, in their order."""
    bodies = list(Body.objects.filter(congress=congress_id).order_by("pk"))
    able = able_bodies([body.pk for body in bodies], clock.today())
    return [body for body in bodies if body.pk in able]


def row_faults(plan: Plan, rows: Sequence[PlanRow], *, today: date | None = None) -> list[RowFault]:
    """Every fault of the rows, by number; [] where they can be put forward. Three queries."""
    names = dict(Body.objects.filter(congress=plan.congress_id).values_list("pk", "name"))
    approved = {row.number: row for row in plan.approved.plan_rows} if plan.approved else {}
    tasks = plan.tasks.select_related("procedure").defer("procedure__canonical") if approved else ()
    known = _Known(
        names,
        able_bodies(names, today or clock.today()),
        frozenset(row.number for row in rows),
        {task.row: task for task in tasks if task.row and task.has_ended},
        approved,
        today or clock.today(),
    )
    faults = [fault for row in rows for rule in RULES for fault in rule(row, known)]
    circle = circle_in({row.number: row.after for row in rows})
    if circle:
        way = " → ".join(map(str, circle))
        words = _("các nhiệm vụ chờ nhau theo vòng: %(way)s; đề nghị bỏ một việc phải xong trước.")
        faults.append(RowFault(circle[0], "after", words % {"way": way}))
    faults += [
        RowFault(number, "title", _("nhiệm vụ đã kết thúc, không bỏ khỏi kế hoạch được."))
        for number in known.ended.keys() - known.numbers
        if known.ended[number].counts
    ]
    return sorted(faults, key=lambda fault: fault.number)


def _unsaid(row: PlanRow, known: _Known) -> Iterator[RowFault]:
    if not row.title:
        yield RowFault(row.number, "title", _("chưa ghi nội dung nhiệm vụ."))
    if row.lead is None:
        yield RowFault(row.number, "lead", _("chưa có cơ quan chủ trì."))
    if row.due is None:
        yield RowFault(row.number, "due", _("chưa có thời hạn."))


def _bodies(row: PlanRow, known: _Known) -> Iterator[RowFault]:
    if row.lead and row.lead in known.names and row.lead not in known.able:
        yield RowFault(row.number, "lead", unable_in_words(known.names[row.lead]))
    if row.lead in row.supporting:
        yield RowFault(row.number, "supporting", _("cơ quan chủ trì không đồng thời là cơ quan phối hợp."))


def _days(row: PlanRow, known: _Known) -> Iterator[RowFault]:
    before = known.approved.get(row.number)
    if row.start and row.due and row.start > row.due:
        yield RowFault(row.number, "start", _("ngày bắt đầu muộn hơn thời hạn."))
    is_new = before is None or before.due != row.due
    if row.due and row.due < known.today and is_new:
        yield RowFault(row.number, "due", _("thời hạn %(day)s đã qua.") % {"day": f"{row.due:%d/%m/%Y}"})


def _before(row: PlanRow, known: _Known) -> Iterator[RowFault]:
    for number in row.after:
        if number not in known.numbers:
            words = _("không có dòng %(before)d để làm sau.")
            yield RowFault(row.number, "after", words % {"before": number})


def _ended(row: PlanRow, known: _Known) -> Iterator[RowFault]:
    if row.number in known.ended and known.approved.get(row.number) != row:
        yield RowFault(row.number, "title", _("nhiệm vụ đã kết thúc, không sửa trong kế hoạch được."))


RULES = (_unsaid, _bodies, _days, _before, _ended)
