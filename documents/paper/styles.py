"""Sizes and shapes of the letter, as Nghị định 30/2020, Phụ lục I, gives them; lengths in points."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from documents.paper.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR

Commands: TypeAlias = list[tuple[object, ...]]

INDENT = 12.7 * mm
WHOLE = ((0, 0), (-1, -1))
HAIRLINE = 0.5


def _style(
    name: str, font: str, size: float, leading: float, alignment: int, **more: float
) -> ParagraphStyle:
    """A style that names only our own fonts: reportlab's defaults would bring in Helvetica."""
    return ParagraphStyle(
        name,
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=leading,
        alignment=alignment,
        allowWidows=0,
        allowOrphans=0,
        **more,
    )


ORGANISATION = _style("organisation", BOLD, 12, 14.2, TA_CENTER)
ABOVE = _style("above", REGULAR, 12, 14.2, TA_CENTER)
NATION = _style("nation", BOLD, 12, 14.2, TA_CENTER)
MOTTO = _style("motto", BOLD, 13, 15.2, TA_CENTER)
NUMBER = _style("number", REGULAR, 13, 15.5, TA_CENTER)
ABOUT = _style("about", REGULAR, 12, 14.2, TA_CENTER, spaceBefore=6)
PLACE_AND_DAY = _style("place-and-day", ITALIC, 13, 15.5, TA_CENTER)
CIRCULATION = _style("circulation", BOLD, 13, 16, TA_CENTER)
MARK = _style("mark", ITALIC, 13, 16, TA_CENTER, spaceAfter=2)
TITLE = _style("title", BOLD, 14, 17, TA_CENTER)
ABSTRACT = _style("abstract", BOLD, 14, 17, TA_CENTER)
HEADING = _style("heading", BOLD, 14, 17, TA_LEFT, firstLineIndent=INDENT, spaceBefore=5, spaceAfter=2)
# Between two paragraphs at least 6 pt (mục II.5): reportlab takes the greater of both, never their sum.
BODY = _style("body", REGULAR, 14, 17, TA_JUSTIFY, firstLineIndent=INDENT, spaceBefore=6, spaceAfter=6)
FACT = _style("fact", REGULAR, 13, 16, TA_LEFT)
FACT_STRONG = _style("fact-strong", BOLD, 13, 16, TA_LEFT)
# For readers of eighty.
LARGE = _style("large", REGULAR, 16, 19.5, TA_LEFT)
# The first line of what is to be signed, and to whom it goes.
OPENING = _style("opening", BOLD, 16, 19.5, TA_LEFT, spaceAfter=8)
ADDRESSEE = _style("addressee", REGULAR, 14, 17, TA_CENTER, spaceBefore=2, spaceAfter=6)
HAND = _style("hand", BOLD, 14, 17, TA_LEFT, spaceBefore=8)
CELL = _style("cell", REGULAR, 12, 14.5, TA_LEFT)
CELL_ITALIC = _style("cell-italic", ITALIC, 12, 14.5, TA_LEFT)
CELL_CENTRE = _style("cell-centre", REGULAR, 12, 14.5, TA_CENTER)
CELL_RIGHT = _style("cell-right", REGULAR, 12, 14.5, TA_RIGHT)
CELL_COUNT = _style("cell-count", REGULAR, 11.5, 14.5, TA_CENTER)
CELL_SMALL = _style("cell-small", REGULAR, 11, 13, TA_LEFT)
CELL_SMALL_ITALIC = _style("cell-small-italic", ITALIC, 11, 13, TA_LEFT)
CELL_HEAD = _style("cell-head", BOLD, 11, 13, TA_CENTER)
CELL_STRONG = _style("cell-strong", BOLD, 12, 14.5, TA_CENTER)
CELL_RESULT = _style("cell-result", BOLD, 12, 14.5, TA_LEFT)
REMARK = _style("remark", REGULAR, 12, 15, TA_JUSTIFY, spaceBefore=1.5, spaceAfter=1.5)
DIGEST = _style("digest", REGULAR, 9.5, 12, TA_LEFT)
NOTICE = _style("notice", BOLD, 12, 15, TA_CENTER)
SIGN_FORM = _style("sign-form", BOLD, 14, 17, TA_CENTER)
SIGNER = _style("signer", BOLD, 14, 17, TA_CENTER)
APPROVED = _style("approved", ITALIC, 12, 15, TA_CENTER)
RECIPIENTS_HEAD = _style("recipients-head", BOLD_ITALIC, 12, 17, TA_LEFT)
RECIPIENT = _style("recipient", REGULAR, 11, 13.5, TA_LEFT)
STEP = _style(
    "step", REGULAR, 14, 18, TA_LEFT, leftIndent=18, firstLineIndent=-18, spaceBefore=3, spaceAfter=3
)
# Words of a file with their marks: by the side to which they are set, and in cells also by their size.
MARKED = {
    "": BODY,
    "center": _style("marked-centre", REGULAR, 14, 17, TA_CENTER, spaceBefore=6, spaceAfter=6),
    "right": _style("marked-right", REGULAR, 14, 17, TA_RIGHT, spaceBefore=6, spaceAfter=6),
}
MARKED_HEADING = _style("marked-heading", BOLD, 14, 17, TA_LEFT, spaceBefore=6, spaceAfter=3, keepWithNext=1)
_SIDES = {"": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
MARKED_CELL = {
    (side, small): _style(
        f"marked-cell-{side}-{small}", REGULAR, 10 if small else 12, 12 if small else 14.5, where
    )
    for side, where in _SIDES.items()
    for small in (False, True)
}
MARKED_ITEM = {
    small: _style(
        f"marked-cell-item-{small}",
        REGULAR,
        10 if small else 12,
        12 if small else 14.5,
        TA_LEFT,
        leftIndent=11,
    )
    for small in (False, True)
}
SLIP_CODE = _style("slip-code", BOLD, 22, 28, TA_CENTER)


@cache
def marked_item(left: float) -> ParagraphStyle:
    """The item of a list, `left` points from the margin, its mark before it."""
    hanging = {"leftIndent": INDENT + left, "bulletIndent": INDENT + left - 6 * mm}
    return _style(
        f"marked-item-{left:.0f}",
        REGULAR,
        14,
        17,
        TA_JUSTIFY,
        spaceBefore=2,
        spaceAfter=2,
        bulletFontSize=14,
        **hanging,
    )


def padded(*, horizontal: float, top: float, bottom: float) -> Commands:
    """The room around what stands in the cells of a table, in points."""
    return [
        # A table sets a font for each cell, used or not, and its default is Helvetica.
        ("FONTNAME", *WHOLE, REGULAR),
        ("LEFTPADDING", *WHOLE, horizontal),
        ("RIGHTPADDING", *WHOLE, horizontal),
        ("TOPPADDING", *WHOLE, top),
        ("BOTTOMPADDING", *WHOLE, bottom),
    ]


def ruled(*, middle: bool = False) -> Commands:
    """Every ruled table: its head in the middle of its row, the rest at the top, or in the `middle` too."""
    return [
        ("GRID", *WHOLE, HAIRLINE, black),
        ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE" if middle else "TOP"),
        *padded(horizontal=1 * mm, top=1, bottom=3),
    ]


def ruled_long() -> Commands:
    """A ruled table of long texts: more room, and where a row is cut both edges are closed."""
    return [
        *ruled(),
        *padded(horizontal=1.5 * mm, top=2, bottom=4),
        ("LINEBELOW", (0, "inrowsplitstart"), (-1, "inrowsplitstart"), HAIRLINE, black),
        ("LINEABOVE", (0, "inrowsplitend"), (-1, "inrowsplitend"), HAIRLINE, black),
    ]
