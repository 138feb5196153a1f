"""The building blocks every paper shares: paragraphs, rules, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    Paragraph,
    Table,
)

from documents.paper import fonts, styles
from documents.paper.sheet import LYING, WIDTH
from documents.paper.text import drawable, lines, one_line, plain

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

    from documents.paper.sheet import Story

RULE = 0.7
# A heading, the head of a table and a first row of a long title.
HEADING_ROOM = 45 * mm
# Rows of one line each that are higher together than a page are measured at once.
AT_ONCE = 60
BLANK = "\N{NO-BREAK SPACE}" * 10
# The tags of reportlab around a piece of a comparison.
MARKS = {"insert": ("b", "u"), "delete": ("strike",), "note": ("i",)}


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
    tagged = [(MARKS.get(mark, ()), text) for mark, text in pieces if text]
    return tagged_paragraph(tagged, style, room=wide)


def tagged_paragraph(
    pieces: Iterable[tuple[tuple[str, ...], str]], style: ParagraphStyle, *, room: float, label: str = ""
) -> Paragraph:
    """One paragraph of pieces, each with the tags of reportlab around it; "" is a new line.

    White space at the ends of a piece is kept as one space; words wider than `room` (points) are cut.
    `label` is what stands before an item of a list.
    """
    # The bold letters are the widest.
    cut = partial(fonts.cut, font=fonts.BOLD, size=style.fontSize, room=max(room - 1, style.fontSize))
    marked = []
    for tags, text in pieces:
        if not text:
            marked.append("<br/>")
            continue
        before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
        words = plain(text, cut=cut)
        opened = "".join(f"<{tag}>" for tag in tags)
        closed = "".join(f"</{tag}>" for tag in reversed(tags))
        marked.append(f"{before}{opened}{words}{closed}{after}" if words else before)
    return Paragraph("".join(marked), style, bulletText=label or None)


def rule(length: float, *, before: float = 1.5, after: float = 0.0) -> HRFlowable:
    """A solid black rule in the middle; lengths in points."""
    return HRFlowable(
        width=length, thickness=RULE, lineCap="butt", color=black, spaceBefore=before, spaceAfter=after
    )


def text_width(text: str, style: ParagraphStyle) -> float:
    """How wide the text would be on one line in that style, in points."""
    return fonts.width(drawable(one_line(text)), style.fontName, style.fontSize)


def grid(
    head: Sequence[object],
    rows: Sequence[Sequence[object]],
    *,
    widths: Sequence[float],
    least: float | None = None,
) -> Table:
    """A ruled table whose head (words or cells) returns on every page; `cell` keeps rows lower than a page.

    `least` is the height of rows that leave room for a hand, in points.
    """
    return Table(
        [[cell(name, styles.CELL_HEAD) if isinstance(name, str) else name for name in head], *rows],
        colWidths=list(widths),
        minRowHeights=[0, *[least or 0] * len(rows)],
        repeatRows=1,
        spaceBefore=2,
        spaceAfter=3,
        style=styles.ruled(middle=bool(least)),
    )


class LongRows(Table):  # type: ignore[misc]  # reportlab has no types
    """A table that cuts a row only where it must: at the top of a page that the row is higher than.

    Reportlab would cut the first row that does not fit, and print the head again in the middle of the
    page before it.
    """

    is_whole = False

    def split(self, width: float, height: float) -> list[Flowable]:
        self.splitInRow = int(self.is_whole or height >= LYING.depth - 1)
        return list(super().split(width, height))


class RowsInTurn(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A table of thousands of rows, of which only those are measured that the next page may take.

    Reportlab measures all that are left for every page: for 3,000 rows that is most of the time.
    """

    def __init__(self, table: Table, rest: Sequence[Sequence[object]]) -> None:
        super().__init__()
        self.table, self.rest = table, rest
        self.spaceBefore = table.getSpaceBefore()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its height, once as many rows are measured as this page may take."""
        wide, high = self.table.wrapOn(self.canv, width, height)
        while self.rest and high <= height:
            cells = [*self.table._cellvalues, *self.rest[:AT_ONCE]]  # noqa: SLF001 - reportlab has no public name
            widths = self.table._argW  # noqa: SLF001 - reportlab has no public name for it
            wider = _long_table(cells, widths, type(self.table))
            self.table, self.rest = wider, self.rest[AT_ONCE:]
            wide, high = self.table.wrapOn(self.canv, width, height)
        return wide, high

    def split(self, width: float, height: float) -> list[Flowable]:
        """What stands on this page, and the rest with the rows that follow; nothing where none has room."""
        parts = self.table.splitOn(self.canv, width, height)
        return [*parts[:1], *(RowsInTurn(part, self.rest) for part in parts[1:])]

    def draw(self) -> None:
        """The last of them, where all stand on one page."""
        self.table.drawOn(self.canv, 0, 0)


def long_grid(
    head: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    widths: Sequence[float],
    kind: type[Table] = Table,
    shades: Sequence[tuple[object, ...]] = (),
) -> Flowable:
    """A ruled table of long texts on a lying sheet, its head on every page; `shades` is what colours rows.

    A row that does not fit goes on on the next page; of the `kind` LongRows only one higher than a page.
    """
    cells = [[cell(name, styles.CELL_HEAD) for name in head], *rows]
    if kind is LongRows and not shades:
        return RowsInTurn(_long_table(cells[: AT_ONCE + 1], widths, kind), cells[AT_ONCE + 1 :])
    return _long_table(cells, widths, kind, shades)


def _long_table(
    cells: Sequence[Sequence[object]],
    widths: Sequence[float],
    kind: type[Table],
    shades: Sequence[tuple[object, ...]] = (),
) -> Table:
    table = kind(
        list(cells),
        colWidths=list(widths),
        repeatRows=1,
        splitInRow=1,
        spaceBefore=6,
        style=[*styles.ruled_long(), *shades],
    )
    # What reportlab makes of its rest is not.
    table.is_whole = True
    return table


def columns(rows: Sequence[Sequence[object]], *, widths: Sequence[float]) -> Table:
    """Columns side by side without rules and without padding, their tops level, their content centred.

    A row taller than a page is continued on the next.
    """
    return Table(
        rows,
        colWidths=list(widths),
        splitInRow=1,
        style=[
            ("VALIGN", *styles.WHOLE, "TOP"),
            ("ALIGN", *styles.WHOLE, "CENTER"),
            *styles.padded(horizontal=0, top=0, bottom=0),
        ],
    )


def framed(rows: Sequence[Paragraph], *, width: float) -> Table:
    """Paragraphs in one single-line frame in the middle."""
    return Table(
        [[list(rows)]],
        colWidths=[width],
        hAlign="CENTER",
        style=[("BOX", *styles.WHOLE, RULE, black), *styles.padded(horizontal=2 * mm, top=1.5, bottom=3.5)],
    )


def _paragraph(markup: str, style: ParagraphStyle) -> Paragraph:
    made = Paragraph(markup, style)
    # The parser makes a piece of each "&lt;"; there is no markup, so all are of one style, and one piece
    # is set much faster than thousands.
    if len(made.frags) > 1:
        made.frags[0].text = "".join(frag.text for frag in made.frags)
        del made.frags[1:]
    return made
