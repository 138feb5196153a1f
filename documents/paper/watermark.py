"""What is taken away from a confidential package: every page says who took it, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.colors import black
from reportlab.lib.units import mm

from documents.paper import fonts, sheaf
from documents.paper.marks import INSET, draw_fitted
from documents.paper.parts import PartPaper, printed
from documents.paper.sheet import Foot
from documents.paper.text import drawable, one_line
from workflows import clock

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FOOT = 11 * mm
LINE_SIZE = 10.0
# Large enough to be seen on a photograph of the page, light enough to read small print through it.
LARGEST, SMALLEST = 30.0, 12.0
INK = 0.13


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes a paper away, and when."""

    reader: str
    at: datetime

    @property
    def words(self) -> str:
        """The mark: "Ông Nguyễn Văn A – 08:20 18/03/2022 – XEM XONG KHÔNG PHÁT TÁN"."""
        when = f"{clock.aware(self.at).astimezone(clock.HANOI):%H:%M %d/%m/%Y}"
        facts = {"reader": one_line(self.reader, longest=80), "when": when}
        return _("%(reader)s – %(when)s – XEM XONG KHÔNG PHÁT TÁN") % facts


def watermarked(paper: bytes, taker: Taker, *, title: str, author: str) -> bytes:
    """A PDF of our own making with the mark across and at the foot of each page; ValueError when unsound."""
    whole = sheaf.sound(paper)
    if whole is None:
        raise ValueError("a paper of our own that cannot be bound")
    return _bound([whole], taker, title, author)


def reading_copy(part: PartPaper, taker: Taker, *, title: str, author: str) -> bytes:
    """One part to be read: its own pages or its words in type, each page marked."""
    pages = sheaf.sound(part.pdf) if part.pdf is not None else None
    if pages is None:
        # The part as its words; where there are none, who keeps the file itself.
        missing = _(
            "Hệ thống không đọc được nội dung tệp này nên không lập được bản đọc. Đề nghị xem bản in có số "
            "tại cơ quan chủ trì."
        )
        pages = printed(
            replace(part, pdf=None, text=part.text if part.text.strip() else missing),
            foot=Foot(left=title, right=_("Lưu hành nội bộ")),
        )
    return _bound([pages], taker, title, author)


def _bound(papers: Sequence[bytes], taker: Taker, title: str, author: str) -> bytes:
    words = taker.words

    def draw(canvas: Canvas, page: int, pages: int, width: float, height: float) -> None:
        # From corner to corner, so that no part of the page can be copied without it.
        text = drawable(words)
        room = 0.86 * hypot(width, height)
        size = max(SMALLEST, min(LARGEST, LARGEST * room / fonts.width(text, fonts.BOLD, LARGEST)))
        canvas.saveState()
        canvas.setFillColor(black, alpha=INK)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(degrees(atan2(height, width)))
        canvas.setFont(fonts.BOLD, size)
        canvas.drawCentredString(0, -size / 3, text)
        canvas.restoreState()

        room = width - 2 * INSET - 20 * mm
        canvas.setFillColor(black)
        draw_fitted(canvas, words, fonts.REGULAR, LINE_SIZE, x=INSET, y=4 * mm, room=room)
        canvas.setFont(fonts.REGULAR, LINE_SIZE)
        canvas.drawRightString(width - INSET, 4 * mm, _("trang %(place)s") % {"place": f"{page}/{pages}"})

    return sheaf.bound(papers, sheaf.Strip(draw=draw, foot=FOOT), title=title, author=author)
