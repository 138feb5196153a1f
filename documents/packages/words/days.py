"""Deadlines, sizes and calls in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.queries.bindings import bound_names
from documents.texts.megabyte import MEGABYTE
from workflows import clock, deadlines
from workflows.models.records import NO_DATE
from workflows.queries import calendar_in_force, star

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from workflows.standing import Standing

TONES = {
    "overdue": "late",
    "today": "soon",
    "soon": "soon",
    "left": "ok",
    "done": "done",
    "done_late": "done",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A deadline in words; the tone only repeats it in colour."""

    tone: str
    text: str


def planned_day(day: date) -> str:
    """A day on which something is due, as people read it: "29/03/2022", "15/01/2027*" while not sure."""
    return f"{day:%d/%m/%Y}{star(day)}"


def deadline_label(last_day: date | None) -> Label:
    """The state of a deadline (last day inclusive) today: "Quá hạn 2 ngày làm việc – hạn 16/03/2022"."""
    if last_day is None or last_day == NO_DATE:
        return Label("none", _("Không đặt thời hạn"))
    found = deadlines.label(last_day, clock.today(), calendar=calendar_in_force())
    text = _("%(state)s – hạn %(day)s") % {"state": found.text, "day": planned_day(last_day)}
    return Label(TONES.get(found.code, "none"), text)


def standing_label(standing: Standing) -> Label:
    """The state of what is waited for; that nobody can sign at present is nobody's delay."""
    if standing.unable:
        return Label("info", _("Chờ phân công người ký"))
    return deadline_label(standing.due)


def put_away_label(package: Package) -> Label | None:
    """What stands in place of a running day where the congress is only read; None where it is at work."""
    return Label("none", _("Đã lưu trữ, không tính thời hạn")) if package.congress.archived else None


def deadline_in_words(package: Package) -> str:
    """The package's own deadline as the report words it: "trước ngày 30/03/2022 (chậm nhất …)"."""
    if package.due is None:
        return _("không đặt thời hạn")
    deadline = deadlines.Deadline(package.due, exclusive=package.due_exclusive)
    return deadline.in_words + star(deadline.last_day)


def charged_in_words(package: Package, standing: Standing) -> str:
    """Who used up the time of a late package whose present holder is not late; "" for any other."""
    if not standing.late_days or set(standing.charged_to) & set(standing.holder):
        return ""
    names = bound_names(package)
    bodies = [names[one.body_id] for one in standing.charged_to if one.body_id in names]
    if not bodies:
        return _("Kế hoạch của bước này muộn hơn thời hạn của cả hồ sơ.")
    sentence = _("Cơ quan đang giữ chưa quá hạn; các bước trước chậm ở: %(bodies)s.")
    return sentence % {"bodies": ", ".join(bodies)}


def size_in_words(size: int) -> str:
    """A file size people read: "82 KB", "1,4 MB"."""
    if size < 1024:
        return f"{size} byte"
    if size < MEGABYTE:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")


def call_to(right: str) -> str:
    """What one who is waited for is asked to do: the words of his main button."""
    calls = {
        "draft": _("Xây dựng dự thảo"),
        "submit": _("Hoàn thiện và trình"),
        "review": _("Đọc và cho ý kiến"),
        "verify": _("Thẩm tra dự thảo"),
        "record": _("Ghi kết quả họp"),
        "sign": _("Xem và ký duyệt"),
    }
    return calls.get(right, _("Xem hồ sơ"))
