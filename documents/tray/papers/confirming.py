"""Phiếu xác nhận nội dung Văn phòng nhập thay: what one person said, in large letters, where he signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, grid, para, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.listing import value_in_words
from documents.paper.marks import QrSquare
from documents.paper.sheet import LYING, Foot, build_paper
from documents.paper.signature import SignatureBlock, signature

if TYPE_CHECKING:
    from reportlab.platypus import Table

    from documents.paper.listing import Listing

QR = 20 * mm


@dataclass(frozen=True, slots=True)
class ConfirmingSheet:
    """All that the sheet says."""

    org_lines: tuple[str, ...]
    place: str
    day: date
    who: str
    phone: str
    code: str
    listing: Listing[Any]


def render_confirming(sheet: ConfirmingSheet) -> bytes:
    """The sheet of one person as PDF, with a column in which he signs or strikes out a line."""
    head = Letterhead(org_lines=sheet.org_lines, symbol="", place=sheet.place, day=sheet.day)
    table = _table(sheet.listing)
    words = _(
        "Văn phòng đã nhập các nội dung dưới đây theo lời nói, chưa có giấy. Đúng thì ký ở cột cuối hoặc "
        "một lần ở cuối phiếu; không đúng thì gạch dòng ấy, ghi lại cho đúng, rồi gửi về Văn phòng%(phone)s."
    )
    phone = _(", điện thoại %(number)s") % {"number": sheet.phone} if sheet.phone else ""
    marked = [
        QrSquare(sheet.code, QR),
        para(_("Mã phiếu: %(code)s") % {"code": sheet.code}, styles.FACT_STRONG),
    ]
    ends = [0.35 * LYING.room, 0.65 * LYING.room]
    story = [
        *letterhead(head, width=LYING.room),
        *title(_("PHIẾU XÁC NHẬN"), _("Nội dung Văn phòng nhập thay")),
        cell(_("Kính gửi: %(whom)s") % {"whom": sheet.who}, styles.ABSTRACT),
        *paras(words % {"phone": phone}, styles.BODY),
        Spacer(0, 3 * mm),
        table,
        Spacer(0, 6 * mm),
        columns(
            [[marked, signature(SignatureBlock(form=_("NGƯỜI XÁC NHẬN"), title="", name=""))]], widths=ends
        ),
    ]
    foot = Foot(left=_("Phiếu xác nhận, mã %(code)s") % {"code": sheet.code}, right="")
    return build_paper(
        story, title=_("PHIẾU XÁC NHẬN"), author=" ".join(sheet.org_lines), foot=foot, sheet=LYING
    )


def _table(listing: Listing[Any]) -> Table:
    """The list with a column in which he signs; a cell may have several lines."""
    told, sign = listing.unfolded, 20
    share = LYING.room / (sum(column.width for column in told) + sign)
    rows = [
        [*([para(line, styles.LARGE) for line in value_in_words(value).split("\n")] for value in row), ""]
        for row in listing.values()
    ]
    return grid(
        [*(column.heading for column in told), _("Ký xác nhận")],
        rows,
        widths=[*(column.width * share for column in told), sign * share],
        least=14 * mm,
    )
