"""Meetings to come and their agendas, in rows that people read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.convening.queries import agenda_line, agenda_of, still_waiting, was_dropped
from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from documents.convening.models import ConvenedMeeting
    from documents.convening.queries import AgendaLine


def convened_listing(title: str, found: Sequence[ConvenedMeeting], *, empty: str) -> Listing[ConvenedMeeting]:
    """Meetings, each with its place and how many things are on its agenda."""
    columns: list[Column[ConvenedMeeting]] = [
        Column(_("Ngày họp"), convened_when, 24, link=lambda row: reverse("convened", args=[row.pk])),
        Column(_("Cơ quan"), lambda row: row.body.name, 34),
        Column(_("Địa điểm"), lambda row: row.place, 40),
        Column(_("Số nội dung"), lambda row: len(agenda_of(row)), 14),
        Column(_("Giấy mời"), number_of_invitation, 22),
        Column(_("Tình trạng"), convened_standing, 30),
    ]
    return Listing(title, columns, found, empty=empty)


def convened_when(meeting: ConvenedMeeting) -> str:
    """Hour or half of the day, and the day: "08:30 21/03/2022", "Sáng 21/03/2022"."""
    hour = f"{meeting.starts_at:%H:%M}" if meeting.starts_at else meeting.get_half_display()
    return f"{hour} {meeting.meets_on:%d/%m/%Y}".strip()


def number_of_invitation(meeting: ConvenedMeeting) -> str:
    """The number of the invitation, "" before it has one."""
    return str(meeting.invitation) if hasattr(meeting, "invitation") else ""


def convened_standing(meeting: ConvenedMeeting) -> str:
    """Whether it will be held, was moved, called off, or its day is over."""
    if hasattr(meeting, "moved_to"):
        return _("Chuyển sang %(day)s") % {"day": f"{meeting.moved_to.meets_on:%d/%m/%Y}"}
    if meeting.is_off:
        return _("Không tổ chức")
    return _("Đã qua ngày họp") if meeting.is_past else _("Sắp họp")


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item on the page: what it is, the draft that was sent, and the link that opens the package."""

    line: AgendaLine
    title: str
    draft: str
    url: str
    is_open: bool
    waits: bool = True
    why_dropped: str = ""

    @property
    def is_packed(self) -> bool:
        """Whether its draft goes along in the pack of the meeting."""
        package = self.line.item.package
        return bool(
            self.is_open and self.line.sent and package and not package.confidential and not self.why_dropped
        )


def agenda_rows(meeting: ConvenedMeeting, opened: Collection[int]) -> list[AgendaRow]:
    """The agenda for a reader who may open these packages (ids); of others he reads what anybody may."""
    waiting = still_waiting(meeting)
    return [_agenda_row(agenda_line(item), opened, waiting) for item in meeting.items.all()]


def _agenda_row(line: AgendaLine, opened: Collection[int], waiting: Collection[int]) -> AgendaRow:
    package, why = line.item.package, line.item.dropped.reason if was_dropped(line.item) else ""
    if package is None:
        return AgendaRow(line, line.item.words, "", "", is_open=False, why_dropped=why)
    is_open = package.pk in opened
    url = reverse("package", args=[package.code]) if is_open else ""
    title = package.title if is_open else package.listed_title
    draft = sent_draft(line) if is_open else ""
    return AgendaRow(line, title, draft, url, is_open, waits=package.pk in waiting, why_dropped=why)


def sent_draft(line: AgendaLine) -> str:
    """The draft that lies before the meeting, with the code that its prints bear."""
    if line.item.package is None:
        return ""
    if line.sent is None:
        return _("chưa có dự thảo")
    return _("dự thảo lần %(number)d, mã kiểm tra %(code)s") % {
        "number": line.sent.number,
        "code": line.sent.check_code,
    }
