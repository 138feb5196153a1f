"""Blocks of marked words set in type: paragraphs with their marks, lists, and real tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm

from documents.paper import styles
from documents.paper.base import LongRows, tagged_paragraph
from documents.paper.marked import MarkedLine, MarkedTable, blocks_of, shares
from documents.paper.sheet import WIDTH

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph

    from documents.paper.marked import MarkedBlock
    from documents.paper.sheet import Story

STEP = 7 * mm
LEAST_COLUMN = 9 * mm
PADDING = 3 * mm
SMALL_TABLE = 7


def typeset(html: str, *, room: float = WIDTH) -> Story:
    """The story of a text with its marks; `room` in points. A cell longer than a page goes on on the next."""
    return _set(blocks_of(html), room, small=None)


def _set(blocks: list[MarkedBlock], room: float, *, small: bool | None) -> Story:
    """`small` is None outside tables, and in a cell whether its table has many columns."""
    return [
        _table(block, room) if isinstance(block, MarkedTable) else _paragraph(block, room, small=small)
        for block in blocks
    ]


def _paragraph(line: MarkedLine, room: float, *, small: bool | None) -> Paragraph:
    style = _style(line, small=small)
    indent = style.leftIndent + max(style.firstLineIndent, 0)
    bold = ("b",) if line.is_heading else ()
    pieces = [((*bold, *marks), words) for marks, words in line.pieces]
    return tagged_paragraph(pieces, style, room=room - indent, label=line.label)


def _style(line: MarkedLine, *, small: bool | None) -> ParagraphStyle:
    if small is not None:
        return styles.MARKED_CELL[line.side, small] if not line.depth else styles.MARKED_ITEM[small]
    if line.depth:
        return styles.marked_item(line.depth * STEP)
    if line.is_heading and not line.side:
        return styles.MARKED_HEADING
    return styles.MARKED[line.side]


def _table(grid: MarkedTable, room: float) -> Flowable:
    widths = shares(grid.weights(), room, least=LEAST_COLUMN)
    small = len(widths) > SMALL_TABLE

    rows: list[list[Any]] = [[""] * len(widths) for _row in grid.rows]
    spans: list[tuple[object, ...]] = []
    for down, across, cell in grid.places():
        wide = sum(widths[across : across + cell.across])
        rows[down][across] = _set(cell.blocks, wide - PADDING, small=small) or ""
        right, low = across + cell.across - 1, min(down + cell.down, len(rows)) - 1
        if (right, low) != (across, down):
            spans.append(("SPAN", (across, down), (right, low)))
    table = LongRows(
        rows,
        colWidths=widths,
        repeatRows=grid.head_rows(),
        splitInRow=1,
        spaceBefore=6,
        spaceAfter=6,
        style=[*styles.ruled_long(), *spans],
    )
    # What reportlab makes of its rest is not.
    table.is_whole = True
    return table
