"""Báo cáo tiến độ of Ban Tổ chức Đại hội: whole sentences and a table in, an official paper out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.issued import unnumbered
from documents.paper.official import OfficialPaper, PlaceToSign
from documents.paper.text import day

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress

NONE = "–"
# Of the organising committee (Đại hội), which is part of its mark and not of its association's.
SYMBOL = "BC-BTCĐH"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One package in the table, by what everybody may read; `late` says by how much, "" when it is not."""

    title: str
    code: str
    lead: str
    stage: str
    planned: str
    late: str
    holder: str


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """All facts of the report; all but names are whole sentences."""

    to: tuple[str, ...]
    day: date
    since: date
    introduction: tuple[str, ...]
    packages: tuple[ReportLine, ...]
    decided: tuple[str, ...]
    coming: tuple[str, ...]
    judged: tuple[str, ...]
    proposed: tuple[str, ...]
    notes: tuple[str, ...]
    right: PlaceToSign


def progress_paper(congress: Congress, report: ProgressReport) -> OfficialPaper:
    """The report as a paper without a number; a draft until it gets one."""
    about = _("Tiến độ chuẩn bị văn kiện %(congress)s (từ %(since)s đến %(day)s)")
    facts = {"congress": congress.short_name, "since": day(report.since), "day": day(report.day)}
    nothing_decided = _("Trong thời gian này chưa có kết quả biểu quyết, ký duyệt nào được ghi.")
    nothing_coming = _("Không còn việc nào đang chờ xử lý.")
    under = _("BAN TỔ CHỨC %(congress)s") % {"congress": congress.short_name.upper()}
    return OfficialPaper(
        model="bao-cao-tien-do",
        head=unnumbered(congress, SYMBOL, report.day, under=under),
        kind=_("BÁO CÁO"),
        about=about % facts,
        mark=_("(Dự thảo)"),
        to=report.to,
        sections=((_("I. TÌNH HÌNH CHUNG"), report.introduction), (_("II. TIẾN ĐỘ TỪNG HỒ SƠ"), ())),
        rows=tuple(_cells_of_line(place, line) for place, line in enumerate(report.packages, 1)),
        after=(
            (_("III. KẾT QUẢ BIỂU QUYẾT, KÝ DUYỆT"), report.decided or (nothing_decided,)),
            (_("IV. VIỆC TIẾP THEO"), report.coming or (nothing_coming,)),
            (_("V. ĐÁNH GIÁ, KIẾN NGHỊ"), (*report.judged, *report.proposed)),
            ("", report.notes),
        ),
        right=report.right,
        recipients=(_("Như trên"), _("Các Tiểu ban Đại hội"), _("Lưu: VP, BTCĐH")),
    )


def _cells_of_line(place: int, line: ReportLine) -> tuple[str, ...]:
    named = f"{line.title} ({line.code})"
    told = (line.planned, line.late, line.holder)
    return str(place), named, line.lead, line.stage, *(words or NONE for words in told)
