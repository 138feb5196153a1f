"""Numbered copies of a confidential draft: every page says whose it is and that it must come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.colors import black
from reportlab.lib.units import mm

from documents.paper import fonts, sheaf
from documents.paper.base import RULE
from documents.paper.marks import INSET, draw_fitted
from documents.paper.parts import PartPaper, printed
from documents.paper.sheet import Foot
from documents.paper.text import drawable, one_line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from documents.paper.sheet import Progressed

TOP = 19 * mm
BOX = 13 * mm
# Phạm vi lưu hành (Phụ lục I, mục IV): bold capitals of 13 to 14 points in a frame.
BOX_SIZE = 13.0
LINE_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy: its number, who received it, its code."""

    number: int
    reader: str
    code: str


@dataclass(frozen=True, slots=True)
class CopiedDraft:
    """What is printed: the package and draft, and its parts."""

    package_code: str
    number: int
    org: str
    parts: tuple[PartPaper, ...]


def render_copies(draft: CopiedDraft, copies: Sequence[Copy], told: Progressed | None = None) -> bytes:
    """All these copies one after the other in one PDF; each page bears the mark of its copy.

    `told` hears how many copies are drawn.
    """
    words = _("%(package)s, dự thảo lần %(number)d")
    name = words % {"package": draft.package_code, "number": draft.number}
    foot = Foot(left=name, right=_("Lưu hành nội bộ"))
    papers = [printed(part, foot=foot) for part in draft.parts]
    bound = []
    for number, copy in enumerate(copies, 1):
        bound.append(sheaf.bound(papers, _strip(copy), title=name, author=draft.org))
        if told:
            told(number, len(copies) + 1)
    return bound[0] if len(bound) == 1 else sheaf.joined(bound, title=name, author=draft.org)


def mark_of(copy: Copy) -> tuple[str, str]:
    """The two lines in the frame: what must be done with it, and whose it is."""
    first = _("BẢN SỐ %(number)02d – XEM XONG TRẢ LẠI") % {"number": copy.number}
    second = _("%(reader)s – mã kiểm tra %(code)s") % {"reader": copy.reader, "code": copy.code}
    return first, second


def _strip(copy: Copy) -> sheaf.Strip:
    def draw(canvas: Canvas, page: int, pages: int, width: float, height: float) -> None:
        # The frame at the top left, wide enough for its lines but never over the number of the page.
        first, second = (drawable(one_line(line)) for line in mark_of(copy))
        wide = max(fonts.width(first, fonts.BOLD, BOX_SIZE), fonts.width(second, fonts.REGULAR, LINE_SIZE))
        room = min(wide, width - 2 * INSET - 50 * mm)
        left, bottom = INSET, height - 4 * mm - BOX
        canvas.setStrokeColor(black)
        canvas.setLineWidth(RULE)
        canvas.rect(left, bottom, room + 6 * mm, BOX)
        draw_fitted(canvas, first, fonts.BOLD, BOX_SIZE, x=left + 3 * mm, y=bottom + 7.6 * mm, room=room)
        draw_fitted(canvas, second, fonts.REGULAR, LINE_SIZE, x=left + 3 * mm, y=bottom + 2.4 * mm, room=room)
        where = _("Bản số %(number)02d, trang %(page)d/%(pages)d")
        facts = {"number": copy.number, "page": page, "pages": pages}
        canvas.setFont(fonts.REGULAR, LINE_SIZE)
        canvas.drawRightString(width - INSET, height - 10 * mm, where % facts)

    return sheaf.Strip(draw=draw, top=TOP)
