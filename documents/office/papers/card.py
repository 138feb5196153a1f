"""Thẻ số: numbers that open an account beside the password, each once; half a sheet, kept in the purse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from reportlab.platypus import Flowable, Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, para
from documents.paper.sheet import HALF_LYING, build_paper
from workflows import clock

ACROSS = 3


@dataclass(frozen=True, slots=True)
class CardPaper:
    """Everything the card says: whose it is, from when, its numbers in their order."""

    organisation: tuple[str, ...]
    person: str
    username: str
    made: datetime
    numbers: Sequence[str]


def render_card(card: CardPaper) -> bytes:
    """The card as PDF: lines counted down each of three columns."""
    deep = -(-len(card.numbers) // ACROSS)
    said = [f"{line:02d}.  {number[:4]} {number[4:]}" for line, number in enumerate(card.numbers, 1)]
    rows = [[cell(words, styles.FACT_STRONG) for words in said[row::deep]] for row in range(deep)]
    facts = {"who": card.person, "name": card.username, "when": f"{clock.local_day(card.made):%d/%m/%Y}"}
    story: list[Flowable] = [
        *(cell(line, styles.ORGANISATION) for line in card.organisation),
        Spacer(0, 4),
        cell(_("THẺ SỐ ĐĂNG NHẬP"), styles.TITLE),
        cell(_("%(who)s – tên đăng nhập %(name)s – cấp ngày %(when)s") % facts, styles.MARK),
        Spacer(0, 6),
        columns(rows, widths=[HALF_LYING.room / ACROSS] * ACROSS),
        Spacer(0, 6),
        para(
            _(
                "Sau khi nhập mật khẩu, trang hỏi số ở một dòng: nhập 8 chữ số của đúng dòng ấy rồi gạch đi. "
                "Mỗi số dùng một lần. Không chụp ảnh, không đưa cho ai; mất thẻ thì báo ngay Văn phòng để "
                "cấp thẻ mới."
            ),
            styles.REMARK,
        ),
    ]
    author = " ".join(card.organisation)
    return build_paper(story, title=_("THẺ SỐ ĐĂNG NHẬP"), author=author, sheet=HALF_LYING)
