"""The list of tasks for its page, its workbook and the board: how far, whose, by when, whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from congress.people.queries.body_names import body_names
from congress.people.queries.seats import contacts_about
from documents.paper.listing import Column, Listing
from documents.tasks.models.tasks import INFORMED, SUPPORTING, Task
from documents.tasks.words import task_label
from workflows.standing import Party, duties_by_item, standings_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from congress.people.models.memberships import Membership
    from documents.packages.words.days import Label
    from workflows.models import Duty
    from workflows.standing import Standing


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in a list: which step of how many, who holds it and is to be called, how late and by whom."""

    task: Task
    standing: Standing
    holders: tuple[str, ...]
    late: tuple[str, ...]
    contact: Membership | None

    @property
    def label(self) -> Label:
        """How the deadline of its stage stands."""
        return task_label(self.task)

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("task", args=[self.task.code])

    @property
    def step(self) -> tuple[int, int]:
        """Its step, and how many there are: (2, 3)."""
        way = self.task.definition.main_way()
        return (way.index(self.task.state) + 1 if self.task.state in way else 1), len(way)

    @property
    def whereabouts(self) -> str:
        """Where it stands: "bước 1/3: Đang thực hiện"."""
        here, of = self.step
        facts = {"here": here, "of": of, "stage": self.task.stage_label}
        if self.task.state not in self.task.definition.main_way():
            return self.task.stage_label
        return _("bước %(here)d/%(of)d: %(stage)s") % facts

    @property
    def telephone(self) -> str:
        """The number of who is to be called, "" where there is none."""
        return str(self.contact.telephone) if self.contact else ""

    @classmethod
    def of(
        cls,
        task: Task,
        standing: Standing,
        duties: Sequence[Duty],
        names: Mapping[int, str],
        calls: Mapping[tuple[int, str], Membership],
    ) -> TaskLine:
        """The task with who holds it and whom to call."""
        first = duties[0] if duties else None
        contact = calls.get((first.holder, first.right)) if first and first.holder else None
        return cls(
            task, standing, _named(standing.holder, names), _named(standing.charged_to, names), contact
        )


@dataclass(frozen=True, slots=True)
class WaitedFor:
    """Who is waited for, and whom to call there and where; "" for what there is none of."""

    holders: str
    person: str
    telephone: str

    @classmethod
    def of(cls, line: TaskLine) -> WaitedFor:
        """The same of a line."""
        person = str(line.contact.person) if line.contact else ""
        return cls(", ".join(line.holders), person, line.telephone)


def task_lines(tasks: Sequence[Task]) -> list[TaskLine]:
    """A line for each task in their order, in few queries however many they are."""
    duties = {
        pk: sorted(rows, key=lambda duty: (duty.due, duty.pk))
        for pk, rows in duties_by_item(Task, [task.pk for task in tasks]).items()
    }
    standings = standings_of(tasks, duties=duties)
    waited = {(duty.holder, duty.right) for rows in duties.values() for duty in rows if duty.holder}
    held = {holder for holder, _right in waited}
    parties = {one.body_id for row in standings.values() for one in row.charged_to if one.body_id}
    names = body_names(frozenset(held | parties))
    calls = contacts_about(waited)
    return [TaskLine.of(task, standings[task.pk], duties[task.pk], names, calls) for task in tasks]


def _named(parties: Sequence[Party], names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[one.body_id] for one in parties if one.body_id and one.body_id in names)


def tasks_listing(
    lines: Sequence[TaskLine], *, name: str = "", telephones: bool = False
) -> Listing[TaskLine]:
    """Tasks with who holds each and by how many days it is late; telephones for who urges."""
    calls: list[Column[TaskLine]] = [
        Column(_("Người liên hệ"), lambda line: str(line.contact.person) if line.contact else "", 28),
        Column(_("Điện thoại"), lambda line: line.telephone, 16),
    ]
    columns: list[Column[TaskLine]] = [
        Column(_("Nhiệm vụ"), lambda line: line.task.title, 50, link=lambda line: line.url),
        Column(_("Mã"), lambda line: line.task.code, 14, whole=True),
        Column(_("Chủ trì"), lambda line: line.task.lead.name, 32),
        Column(_("Đang ở"), lambda line: line.whereabouts, 34),
        Column(
            _("Thời hạn"),
            lambda line: line.label.text,
            tone=lambda line: line.label.tone,
            parts=[
                Column(_("Thời hạn"), lambda line: line.task.lead_day, 14),
                Column(_("Tình trạng"), lambda line: line.label.text, 30),
                Column(_("Quá hạn (ngày làm việc)"), lambda line: line.standing.late_days or None, 12),
                Column(_("Chậm ở"), lambda line: ", ".join(line.late), 30),
            ],
        ),
        Column(
            _("Đang chờ"),
            drawn="tasks/holder.html" if telephones else "",
            of=WaitedFor.of,
            of_values=True,
            value=None if telephones else lambda line: ", ".join(line.holders),
            parts=[
                Column(_("Đang chờ"), lambda line: ", ".join(line.holders), 30),
                *(calls if telephones else ()),
            ],
        ),
    ]
    return Listing(name or _("Nhiệm vụ"), columns, lines, empty=_("Không có nhiệm vụ nào."))


def whole_listing(lines: Sequence[TaskLine], *, telephones: bool) -> Listing[TaskLine]:
    """The same with all that a workbook has room for."""
    short = tasks_listing(lines, telephones=telephones)
    more: list[Column[TaskLine]] = [
        Column(_("Bắt đầu"), lambda line: line.task.start, 14),
        Column(_("Kết quả phải đạt"), lambda line: line.task.result, 40),
        Column(_("Phối hợp"), lambda line: _bodies(line.task, SUPPORTING), 40),
        Column(_("Để biết"), lambda line: _bodies(line.task, INFORMED), 40),
        Column(_("Làm sau"), lambda line: ", ".join(line.task.after), 20),
        Column(_("Mục trong báo cáo"), lambda line: line.task.source, 12),
        Column(_("Kế hoạch"), lambda line: line.task.plan.code if line.task.plan else "", 16),
    ]
    return Listing(short.name, [*short.columns, *more], lines)


def _bodies(task: Task, role: str) -> str:
    return ", ".join(body.name for body in task.bound_as(role))
