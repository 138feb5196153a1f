"""The sheet of paper: A4, margins, page number, foot, and the building blocks every paper shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    PageTemplate,
    Paragraph,
    Table,
)

from documents.paper import fonts, styles
from documents.paper.text import drawable, lines, one_line, plain
from workflows.text import clean

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas

# Nghị định 30/2020, Phụ lục I, mục I.4: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
TOP: float = 20 * mm
BOTTOM: float = 20 * mm
LEFT: float = 30 * mm
RIGHT: float = 15 * mm
PAPER_WIDTH, PAPER_HEIGHT = A4
WIDTH: float = PAPER_WIDTH - LEFT - RIGHT
FOOT_HEIGHT = 6.5 * mm
RULE = 0.7
NUMBER_SIZE = 13.0
FOOT_SIZE = 10.0
# A heading, the head of a table and a first row of a long title.
HEADING_ROOM = 45 * mm
LONGEST_TITLE = 300
BLANK = "\N{NO-BREAK SPACE}" * 10
WHOLE = ((0, 0), (-1, -1))
MARKS = {
    "insert": ("<b><u>", "</u></b>"),
    "delete": ("<strike>", "</strike>"),
    "note": ("<i>", "</i>"),
}

Story: TypeAlias = list[Flowable]


@dataclass(frozen=True, slots=True)
class Foot:
    """The line at the foot of every page; the right part is never shortened."""

    left: str
    right: str


def build(story: Story, *, title: str, author: str, foot: Foot) -> bytes:
    """The PDF of the story: equal bytes for equal input, fonts embedded; raises when a block fits no page."""
    fonts.register()
    sheet = BytesIO()
    template = BaseDocTemplate(
        sheet,
        pagesize=A4,
        title=_of_title(title),
        author=_of_title(author),
        subject="",
        creator="",
        producer="",
        lang="vi-VN",
        invariant=1,
        initialFontName=fonts.REGULAR,
        initialFontSize=14,
    )
    template.addPageTemplates(_page(foot))
    template.build(story)
    return sheet.getvalue()


def para(text: str, style: ParagraphStyle) -> Paragraph:
    """One paragraph; every text of every paper passes here, and here through `plain`."""
    return _paragraph(plain(text), style)


def cell(text: str, style: ParagraphStyle) -> Paragraph:
    """A short text in a cell or on a line of its own, never longer than 400 letters."""
    return para(one_line(text), style)


def around_blank(before: str, after: str, style: ParagraphStyle) -> Paragraph:
    """A line with a blank to be filled by hand, about 12 mm wide."""
    return _paragraph(plain(one_line(before)) + BLANK + plain(one_line(after)), style)


def headed_section(heading: str, content: Story) -> Story:
    """A heading and what stands under it; never the heading alone at the foot of a page."""
    return [CondPageBreak(HEADING_ROOM), para(heading, styles.HEADING), *content]


def paras(text: str, style: ParagraphStyle) -> Story:
    """A longer text over the whole width, one paragraph for each of its lines.

    Words wider than a line are cut here to its width: reportlab would cut them in quadratic time, two
    hundred seconds for 100,000 letters.
    """
    cut = partial(fonts.cut, font=style.fontName, size=style.fontSize, room=WIDTH - style.firstLineIndent - 1)
    return [_paragraph(plain(line, cut=cut), style) for line in lines(text)]


def marked_paragraph(
    pieces: Iterable[tuple[str, str]], style: ParagraphStyle, *, room: float | None = None
) -> Paragraph:
    """One paragraph of pieces (mark, text): "insert" bold and underlined, "delete" struck, "note" italic.

    White space at the ends of a piece is kept as one space. Marks are not colours, since papers are
    copied. `room` (points) is the width of a column; words wider than that are cut.
    """
    wide = WIDTH - style.firstLineIndent if room is None else room
    return Paragraph("".join(_marked(mark, text, style, wide - 1) for mark, text in pieces), style)


def rule(length: float, *, before: float = 1.5, after: float = 0.0) -> HRFlowable:
    """A solid black rule in the middle; lengths in points."""
    return HRFlowable(
        width=length, thickness=RULE, lineCap="butt", color=black, spaceBefore=before, spaceAfter=after
    )


def text_width(text: str, style: ParagraphStyle) -> float:
    """How wide the text would be on one line in that style, in points."""
    return fonts.width(drawable(one_line(text)), style.fontName, style.fontSize)


def grid(
    head: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    widths: Sequence[float],
    least: float | None = None,
) -> Table:
    """A ruled table whose head returns on every page; `cell` keeps each row lower than a page.

    `least` is the height of rows that leave room for a hand, in points.
    """
    return Table(
        [[cell(name, styles.CELL_HEAD) for name in head], *rows],
        colWidths=list(widths),
        minRowHeights=[0, *[least or 0] * len(rows)],
        repeatRows=1,
        spaceBefore=2,
        spaceAfter=3,
        style=[
            ("GRID", *WHOLE, 0.5, black),
            ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
            ("VALIGN", (0, 1), (-1, -1), "MIDDLE" if least else "TOP"),
            *_cells(horizontal=1 * mm, top=1, bottom=3),
        ],
    )


def columns(rows: Sequence[Sequence[object]], *, widths: Sequence[float]) -> Table:
    """Columns side by side without rules and without padding, their tops level, their content centred.

    A row taller than a page is continued on the next.
    """
    return Table(
        rows,
        colWidths=list(widths),
        splitInRow=1,
        style=[
            ("VALIGN", *WHOLE, "TOP"),
            ("ALIGN", *WHOLE, "CENTER"),
            *_cells(horizontal=0, top=0, bottom=0),
        ],
    )


def framed(rows: Sequence[Paragraph], *, width: float) -> Table:
    """Paragraphs in one single-line frame in the middle."""
    return Table(
        [[list(rows)]],
        colWidths=[width],
        hAlign="CENTER",
        style=[("BOX", *WHOLE, RULE, black), *_cells(horizontal=2 * mm, top=1.5, bottom=3.5)],
    )


def _marked(mark: str, text: str, style: ParagraphStyle, room: float) -> str:
    opened, closed = MARKS.get(mark, ("", ""))
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    # The bold letters are the widest.
    words = plain(text, cut=partial(fonts.cut, font=fonts.BOLD, size=style.fontSize, room=room))
    return f"{before}{opened}{words}{closed}{after}" if words else before


def _paragraph(markup: str, style: ParagraphStyle) -> Paragraph:
    made = Paragraph(markup, style)
    # The parser makes a piece of each "&lt;"; there is no markup, so all are of one style, and one piece
    # is set much faster than thousands.
    if len(made.frags) > 1:
        made.frags[0].text = "".join(frag.text for frag in made.frags)
        del made.frags[1:]
    return made


def _cells(*, horizontal: float, top: float, bottom: float) -> list[tuple[object, ...]]:
    return [
        # A table sets a font for each cell, used or not, and its default is Helvetica.
        ("FONTNAME", *WHOLE, fonts.REGULAR),
        ("LEFTPADDING", *WHOLE, horizontal),
        ("RIGHTPADDING", *WHOLE, horizontal),
        ("TOPPADDING", *WHOLE, top),
        ("BOTTOMPADDING", *WHOLE, bottom),
    ]


def _page(foot: Foot) -> PageTemplate:
    height = PAPER_HEIGHT - TOP - BOTTOM - FOOT_HEIGHT
    left, right = _foot_texts(foot)
    frame = Frame(
        LEFT,
        BOTTOM + FOOT_HEIGHT,
        WIDTH,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def dress(canvas: Canvas, _document: object) -> None:
        canvas.saveState()
        _draw_number(canvas)
        _draw_foot(canvas, left, right)
        canvas.restoreState()

    return PageTemplate(frames=[frame], onPage=dress)


def _draw_number(canvas: Canvas) -> None:
    """The number in the middle of the top margin, none on page 1 (Phụ lục I, mục II.7)."""
    number = canvas.getPageNumber()
    if number > 1:
        canvas.setFont(fonts.REGULAR, NUMBER_SIZE)
        canvas.drawCentredString(PAPER_WIDTH / 2, PAPER_HEIGHT - 12 * mm, str(number))


def _draw_foot(canvas: Canvas, left: str, right: str) -> None:
    canvas.setFont(fonts.REGULAR, FOOT_SIZE)
    canvas.setLineWidth(0.4)
    canvas.line(LEFT, BOTTOM + 4.6 * mm, LEFT + WIDTH, BOTTOM + 4.6 * mm)
    canvas.drawString(LEFT, BOTTOM + 1 * mm, left)
    canvas.drawRightString(LEFT + WIDTH, BOTTOM + 1 * mm, right)


def _foot_texts(foot: Foot) -> tuple[str, str]:
    """Both parts on one line, the left one cut with "…" where it would run into the right one."""
    left, right = drawable(foot.left)[:LONGEST_TITLE], drawable(foot.right)
    room = WIDTH - fonts.width(right, fonts.REGULAR, FOOT_SIZE) - 4 * mm
    if fonts.width(left, fonts.REGULAR, FOOT_SIZE) <= room:
        return left, right
    while left and fonts.width(left + "…", fonts.REGULAR, FOOT_SIZE) > room:
        left = left[:-1]
    return left + "…", right


def _of_title(text: str) -> str:
    return clean(text)[:LONGEST_TITLE]
