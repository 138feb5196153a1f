"""Báo cáo tiến độ of Ban Tổ chức Đại hội, as a draft paper whose number and day are written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from documents.paper import styles
from documents.paper.base import cell, grid, headed_section, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.sheet import Foot, Story, build_paper
from documents.paper.signature import SignatureBlock, signature
from documents.paper.text import day

NONE = "–"


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

    org_lines: tuple[str, ...]
    committee: str
    symbol: str
    place: str
    day: date
    congress_name: str
    since: date
    introduction: tuple[str, ...]
    packages: tuple[ReportLine, ...]
    decided: tuple[str, ...]
    coming: tuple[str, ...]
    notes: tuple[str, ...]
    recipients: tuple[str, ...]
    sign_form: str
    signer_title: str
    signer_name: str


def render_report(report: ProgressReport) -> bytes:
    """The report as a PDF on A4; equal reports give equal bytes."""
    abstract = _("Tiến độ chuẩn bị văn kiện %(congress)s (từ %(since)s đến %(day)s)")
    facts = {"congress": report.congress_name, "since": day(report.since), "day": day(report.day)}
    block = SignatureBlock(
        form=report.sign_form,
        title=report.signer_title,
        name=report.signer_name,
        recipients=report.recipients,
    )
    story = [
        *letterhead(
            Letterhead(
                org_lines=report.org_lines,
                under=report.committee,
                symbol=report.symbol,
                place=report.place,
                day=report.day,
                day_open=True,
            )
        ),
        *title(_("BÁO CÁO"), abstract % facts, mark=_("(Dự thảo)")),
        *_sections(report),
        KeepTogether([Spacer(0, 10), signature(block)]),
    ]
    foot = Foot(left=_("Số liệu đến ngày %(day)s") % facts, right=_("Dự thảo, chưa ký"))
    return build_paper(story, title=abstract % facts, author=report.committee, foot=foot)


def _sections(report: ProgressReport) -> Story:
    nothing_decided = _("Trong thời gian này chưa có quyết định nào được ghi.")
    nothing_coming = _("Không còn việc nào đang chờ xử lý.")
    head = [
        _("TT"),
        _("Hồ sơ"),
        _("Chủ trì"),
        _("Đang ở bước"),
        _("Hạn"),
        _("Chậm"),
        _("Đang giữ"),
    ]
    widths = [width * mm for width in (9, 43, 27, 27, 21, 14, 24)]
    table = grid(
        head,
        [
            [
                cell(str(number), styles.CELL_COUNT),
                [cell(line.title, styles.CELL_SMALL), cell(line.code, styles.CELL_SMALL_ITALIC)],
                cell(line.lead, styles.CELL_SMALL),
                cell(line.stage, styles.CELL_SMALL),
                cell(line.planned or NONE, styles.CELL_COUNT),
                cell(line.late or NONE, styles.CELL_STRONG if line.late else styles.CELL_COUNT),
                cell(line.holder or NONE, styles.CELL_SMALL),
            ]
            for number, line in enumerate(report.packages, 1)
        ],
        widths=widths,
    )
    return [
        *headed_section(_("I. TÌNH HÌNH CHUNG"), _sentences(report.introduction, "")),
        *headed_section(_("II. TIẾN ĐỘ TỪNG HỒ SƠ"), [table]),
        *headed_section(_("III. CÁC QUYẾT ĐỊNH ĐÃ GHI"), _sentences(report.decided, nothing_decided)),
        *headed_section(_("IV. VIỆC TIẾP THEO"), _sentences(report.coming, nothing_coming)),
        *_sentences(report.notes, ""),
    ]


def _sentences(sentences: Sequence[str], otherwise: str) -> Story:
    return [words for text in sentences or (otherwise,) for words in paras(text, styles.BODY)]
