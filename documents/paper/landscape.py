"""A4 on its side, for tables of many words: the same margins, number and foot as the upright sheet."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from documents.paper import fonts
from documents.paper.base import BOTTOM, FOOT_HEIGHT, FOOT_SIZE, NUMBER_SIZE, Story
from documents.paper.text import drawable, one_line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PAPER = landscape(A4)
# Nghị định 30/2020, Phụ lục I, mục I.4 gives the margins of the page as it is read.
LEFT: float = 30 * mm
RIGHT: float = 15 * mm
TOP: float = 20 * mm
WIDTH: float = PAPER[0] - LEFT - RIGHT
HEIGHT: float = PAPER[1] - TOP - BOTTOM - FOOT_HEIGHT


def build_landscape(story: Story, *, title: str, author: str, foot: str) -> bytes:
    """The PDF of the story on its side: equal bytes for equal input, fonts embedded."""
    fonts.register()
    sheet = BytesIO()
    template = BaseDocTemplate(
        sheet,
        pagesize=PAPER,
        title=one_line(title),
        author=one_line(author),
        subject="",
        creator="",
        producer="",
        lang="vi-VN",
        invariant=1,
        initialFontName=fonts.REGULAR,
        initialFontSize=12,
    )
    template.addPageTemplates(_page(one_line(drawable(foot), longest=120)))
    template.build(story)
    return sheet.getvalue()


def _page(foot: str) -> PageTemplate:
    padding = dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0)
    frame = Frame(LEFT, BOTTOM + FOOT_HEIGHT, WIDTH, HEIGHT, **padding)

    def dress(canvas: Canvas, _document: object) -> None:
        canvas.saveState()
        _draw_number(canvas)
        _draw_foot(canvas, foot)
        canvas.restoreState()

    return PageTemplate(frames=[frame], onPage=dress)


def _draw_number(canvas: Canvas) -> None:
    """The number in the middle of the top margin, none on page 1 (Phụ lục I, mục II.7)."""
    number = canvas.getPageNumber()
    if number > 1:
        canvas.setFont(fonts.REGULAR, NUMBER_SIZE)
        canvas.drawCentredString(PAPER[0] / 2, PAPER[1] - 12 * mm, str(number))


def _draw_foot(canvas: Canvas, words: str) -> None:
    canvas.setFont(fonts.REGULAR, FOOT_SIZE)
    canvas.setLineWidth(0.4)
    canvas.line(LEFT, BOTTOM + 4.6 * mm, LEFT + WIDTH, BOTTOM + 4.6 * mm)
    canvas.drawString(LEFT, BOTTOM + 1 * mm, words)
