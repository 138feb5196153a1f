"""Danh sách ký tên dự họp: the electorate of a body on the day of a meeting, with room to sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from documents.paper import styles
from documents.paper.base import around_blank, cell, columns, grid, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.sheet import WIDTH, Foot, build_paper
from documents.paper.text import day, day_in_words

ROW = 11 * mm
SIGN_HERE = 24 * mm


@dataclass(frozen=True, slots=True)
class Member:
    """One who votes: name, title in the body, and what is known before the meeting ("Báo vắng")."""

    name: str
    title: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """Who may vote on that day, in the order of the body, and how many must be present."""

    org_lines: tuple[str, ...]
    place: str
    body: str
    met_on: date
    members: tuple[Member, ...]
    needed: int


def render_attendance(sheet: SignInSheet) -> bytes:
    """The sheet as a PDF on A4, rows high enough for a hand."""
    head = Letterhead(org_lines=sheet.org_lines, symbol="", place=sheet.place, day=sheet.met_on)
    abstract = _("Cuộc họp %(body)s %(day)s") % {"body": sheet.body, "day": day_in_words(sheet.met_on)}
    name = _("DANH SÁCH KÝ TÊN DỰ HỌP")
    words = _("Tổng số thành viên biểu quyết: %(members)d. Họp hợp lệ khi có mặt từ %(needed)d người.")
    facts = {"members": len(sheet.members), "needed": sheet.needed}

    # The count at the foot, filled in by hand, and who answers for it.
    signers = [cell(_("THƯ KÝ"), styles.SIGN_FORM), cell(_("CHỦ TRÌ CUỘC HỌP"), styles.SIGN_FORM)]
    blanks = [
        around_blank(_("Có mặt:"), _("người; vắng mặt:"), styles.FACT),
        around_blank("", _("người."), styles.FACT),
    ]
    story = [
        *letterhead(head),
        *title(name, abstract),
        *paras(words % facts, styles.BODY),
        _table(sheet),
        KeepTogether(
            [
                Spacer(0, 4 * mm),
                columns([blanks], widths=[62 * mm, WIDTH - 62 * mm]),
                Spacer(0, 5 * mm),
                columns([signers], widths=[WIDTH / 2, WIDTH / 2]),
                Spacer(0, SIGN_HERE),
            ]
        ),
    ]

    left = _("%(body)s, họp ngày %(day)s") % {"body": sheet.body, "day": day(sheet.met_on)}
    foot = Foot(left=left, right=_("Danh sách ký tên dự họp"))
    return build_paper(story, title=f"{name} – {left}", author=" ".join(sheet.org_lines), foot=foot)


def _table(sheet: SignInSheet) -> object:
    head = [_("TT"), _("Họ và tên"), _("Chức vụ"), _("Ký tên"), _("Ghi chú")]
    widths = [width * mm for width in (11, 50, 42, 38, 24)]
    rows = [
        [
            cell(str(number), styles.CELL_CENTRE),
            cell(member.name, styles.CELL),
            cell(member.title, styles.CELL_SMALL),
            "",
            cell(member.remark, styles.CELL_SMALL_ITALIC),
        ]
        for number, member in enumerate(sheet.members, 1)
    ]
    return grid(head, rows, widths=widths, least=ROW)
