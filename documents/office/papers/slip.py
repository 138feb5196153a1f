"""Phiếu mở tài khoản: the name, the code in groups, until when, and how to use it; half a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from reportlab.platypus import Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, framed, para
from documents.paper.sheet import HALF_LYING, build_paper
from workflows import clock

WIDTH: float = HALF_LYING.room


@dataclass(frozen=True, slots=True)
class SlipPaper:
    """Everything the slip says; `code` in groups, `expires` aware, `address` the page where it is used."""

    organisation: tuple[str, ...]
    person: str
    username: str
    code: str
    expires: datetime
    issued_by: str
    address: str


def render_slip(slip: SlipPaper) -> bytes:
    """The slip as PDF, one page."""
    name = _("PHIẾU MỞ TÀI KHOẢN")
    words = _("Chỉ giao tận tay người có tên. Nhập sai mã 5 lần thì phiếu bị hủy. Người cấp: %(who)s.")
    pairs = [(_("Họ và tên:"), slip.person), (_("Tên đăng nhập:"), slip.username)]
    facts = [[cell(label, styles.FACT), cell(value, styles.FACT_STRONG)] for label, value in pairs]
    steps = [
        _("Mở trang %(address)s trên máy tính hoặc điện thoại.") % {"address": slip.address},
        _("Nhập tên đăng nhập và mã trong khung; không cần gạch nối, chữ hoa hay chữ thường đều được."),
        _("Tự đặt mật khẩu mới (ít nhất 8 ký tự), nhập hai lần, bấm “Đặt mật khẩu”."),
        _("Đăng nhập bằng tên đăng nhập và mật khẩu vừa đặt; hủy phiếu này."),
    ]
    story = [
        *(cell(line, styles.ORGANISATION) for line in slip.organisation),
        Spacer(0, 8),
        cell(name, styles.TITLE),
        cell(
            _("Dùng một lần, trước %(when)s (giờ Hà Nội)") % {"when": clock.in_words(slip.expires)},
            styles.MARK,
        ),
        Spacer(0, 4),
        columns(facts, widths=[WIDTH * 0.3, WIDTH * 0.7]),
        Spacer(0, 6),
        framed([cell(slip.code, styles.SLIP_CODE)], width=WIDTH * 0.7),
        Spacer(0, 6),
        *(para(f"{number}. {line}", styles.STEP) for number, line in enumerate(steps, start=1)),
        Spacer(0, 4),
        para(words % {"who": slip.issued_by}, styles.REMARK),
    ]
    return build_paper(story, title=name, author=" ".join(slip.organisation), sheet=HALF_LYING)
