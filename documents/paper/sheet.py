"""The sheet of paper: size, margins, page number, foot, and the one way in which a story becomes a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from documents.paper import fonts
from documents.paper.text import drawable
from workflows.text import clean

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FOOT_HEIGHT: float = 6.5 * mm
NUMBER_SIZE = 13.0
FOOT_SIZE = 10.0
LONGEST_TITLE = 300
FIRST_SIZE = 14

Story: TypeAlias = list[Flowable]
# Hears how many blocks of how many are drawn.
Progressed: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper and its margins, in points."""

    width: float
    height: float
    left: float = 30 * mm
    right: float = 15 * mm
    top: float = 20 * mm
    bottom: float = 20 * mm

    @property
    def room(self) -> float:
        """How wide a line may be."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """How high the story may stand on a page, above the foot."""
        return self.height - self.top - self.bottom - FOOT_HEIGHT


# Nghị định 30/2020, Phụ lục I, mục I.4: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm, of the page
# as it is read; a table of many words lies on its side.
UPRIGHT = Sheet(width=A4[0], height=A4[1])
LYING = Sheet(width=A4[1], height=A4[0])
# A page of ours among others that are bound: the code of the whole stands above its bottom margin.
BOUND_FOOT = 18 * mm
BOUND = Sheet(width=A4[0], height=A4[1], bottom=20 * mm + BOUND_FOOT - FOOT_HEIGHT)
# For slips and short guides; they have neither number nor foot, so the bottom takes in the foot's place.
_NARROW: dict[str, float] = {
    **dict.fromkeys(("left", "right", "top"), 12 * mm),
    "bottom": 12 * mm - FOOT_HEIGHT,
}
HALF = Sheet(width=A5[0], height=A5[1], **_NARROW)
HALF_LYING = Sheet(width=A5[1], height=A5[0], **_NARROW)
WIDTH: float = UPRIGHT.room


@dataclass(frozen=True, slots=True)
class Foot:
    """The line at the foot of every page; the right part is never shortened."""

    left: str
    right: str = ""

    def texts(self, width: float) -> tuple[str, str]:
        """Both parts on one line, the left one cut with "…" where it would run into the right one."""
        left, right = drawable(self.left)[:LONGEST_TITLE], drawable(self.right)
        room = width - fonts.width(right, fonts.REGULAR, FOOT_SIZE) - 4 * mm
        if fonts.width(left, fonts.REGULAR, FOOT_SIZE) <= room:
            return left, right
        while left and fonts.width(left + "…", fonts.REGULAR, FOOT_SIZE) > room:
            left = left[:-1]
        return left + "…", right


def build_paper(
    story: Story,
    *,
    title: str,
    author: str,
    foot: Foot | None = None,
    sheet: Sheet = UPRIGHT,
    told: Progressed | None = None,
) -> bytes:
    """The PDF of the story: equal bytes for equal input, fonts embedded; raises when a block fits no page.

    Without a `foot` the pages have no number either. `told` hears how many blocks of how many stand.
    """
    fonts.register()
    made = BytesIO()
    template = BaseDocTemplate(
        made,
        pagesize=(sheet.width, sheet.height),
        title=_of_title(title),
        author=_of_title(author),
        subject="",
        creator="",
        producer="",
        lang="vi-VN",
        invariant=1,
        initialFontName=fonts.REGULAR,
        initialFontSize=FIRST_SIZE,
    )
    template.addPageTemplates(_page(sheet, foot))
    if told is not None:
        blocks = len(story)
        template.setProgressCallBack(
            lambda sort, number: told(number, blocks) if sort == "PROGRESS" else None
        )
    template.build(story)
    return made.getvalue()


def _page(sheet: Sheet, foot: Foot | None) -> PageTemplate:
    low = sheet.bottom + FOOT_HEIGHT
    frame = Frame(sheet.left, low, sheet.room, sheet.depth, 0, 0, 0, 0)
    left, right = foot.texts(sheet.room) if foot else ("", "")

    def dress(canvas: Canvas, _document: object) -> None:
        if foot is None:
            return
        canvas.saveState()

        # The number in the middle of the top margin, none on page 1 (Phụ lục I, mục II.7).
        number = canvas.getPageNumber()
        if number > 1:
            canvas.setFont(fonts.REGULAR, NUMBER_SIZE)
            canvas.drawCentredString(sheet.width / 2, sheet.height - 12 * mm, str(number))

        end, low = sheet.left + sheet.room, sheet.bottom
        canvas.setFont(fonts.REGULAR, FOOT_SIZE)
        canvas.setLineWidth(0.4)
        canvas.line(sheet.left, low + 4.6 * mm, end, low + 4.6 * mm)
        canvas.drawString(sheet.left, low + 1 * mm, left)
        canvas.drawRightString(end, low + 1 * mm, right)

        canvas.restoreState()

    return PageTemplate(frames=[frame], onPage=dress, pagesize=(sheet.width, sheet.height))


def _of_title(text: str) -> str:
    return clean(text)[:LONGEST_TITLE]
