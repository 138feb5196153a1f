"""Phiếu mở tài khoản: the name, the code in groups, until when, how to use it; half a sheet for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from reportlab.platypus import Flowable, PageBreak, Spacer

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


def render_slips(slips: Sequence[SlipPaper]) -> bytes:
    """The slips as one PDF, a page each."""
    pages = [[*_story(slip), PageBreak()] for slip in slips]
    story = [piece for page in pages for piece in page][:-1]
    author = " ".join(slips[0].organisation)
    return build_paper(story, title=_("PHIẾU MỞ TÀI KHOẢN"), author=author, sheet=HALF_LYING)


def _story(slip: SlipPaper) -> list[Flowable]:
    name = _("PHIẾU MỞ TÀI KHOẢN")
    words = _("Chỉ giao tận tay người có tên. Nhập sai mã nhiều lần thì phải chờ. Người cấp: %(who)s.")
    pairs = [(_("Họ và tên:"), slip.person), (_("Tên đăng nhập:"), slip.username)]
    facts = [[cell(label, styles.FACT), cell(value, styles.FACT_STRONG)] for label, value in pairs]
    steps = [
        _("Mở trang %(address)s trên máy tính hoặc điện thoại.") % {"address": slip.address},
        _("Nhập tên đăng nhập và mã trong khung; không cần gạch nối, chữ hoa hay chữ thường đều được."),
        _("Tự đặt mật khẩu mới (ít nhất 8 ký tự), nhập hai lần, bấm “Đặt mật khẩu”."),
        _("Đăng nhập bằng tên đăng nhập và mật khẩu vừa đặt; hủy phiếu này."),
    ]
    return [
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
