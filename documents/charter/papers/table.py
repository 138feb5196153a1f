"""Bảng so sánh Điều lệ: text in force, draft, reason, on landscape paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.colors import black, whitesmoke
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from documents.charter.law.amendments import AmendmentKind
from documents.charter.rows import comparison_listing
from documents.paper import fonts, styles
from documents.paper.base import WHOLE, Story, cell, marked_paragraph, paras
from documents.paper.landscape import HEIGHT, WIDTH, build_landscape
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.texts.compare.segments import Segment

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

    from documents.charter.law.table import ComparisonRow, ComparisonTable
    from documents.paper.listing import Listing

PADDING = 1.5 * mm
NUMBER_WIDTH = 12 * mm
WHY_WIDTH = 56 * mm
TEXT_WIDTH = (WIDTH - NUMBER_WIDTH - WHY_WIDTH) / 2
WIDTHS = (NUMBER_WIDTH, TEXT_WIDTH, TEXT_WIDTH, WHY_WIDTH)
LEGEND = styles.CELL_ITALIC


class _Rows(Table):  # type: ignore[misc]  # reportlab has no types
    """A table that cuts a row only where it must: at the top of a page that the row is higher than.

    Reportlab would cut the first row that does not fit, and print the head again in the middle of the
    page before it.
    """

    is_whole = False

    def split(self, width: float, height: float) -> list[Flowable]:
        self.splitInRow = int(self.is_whole or height >= HEIGHT - 1)
        return list(super().split(width, height))


@dataclass(frozen=True, slots=True)
class CharterPaper:
    """The table and what stands around it. `congress_name` follows "trình"; `draft` says which draft."""

    head: Letterhead
    congress_name: str
    draft: str
    table: ComparisonTable


def render_charter_table(paper: CharterPaper) -> bytes:
    """The table as PDF, its head on every page; equal bytes for equal papers.

    Raises DoesNotFitError when the organisation's name has no room beside Quốc hiệu.
    """
    name = _("BẢNG SO SÁNH ĐIỀU LỆ")
    abstract = _("Điều lệ hiện hành và dự thảo Điều lệ sửa đổi, bổ sung")
    mark = _("DỰ THẢO trình %(congress)s") % {"congress": paper.congress_name}
    story = [
        *letterhead(paper.head, width=WIDTH),
        *title(name, abstract, mark=mark),
        *_before(paper.table),
        _table(comparison_listing(paper.table)),
    ]
    foot = _("Bảng so sánh Điều lệ – %(draft)s") % {"draft": paper.draft}
    return build_landscape(
        story, title=f"{name} – {paper.draft}", author=" ".join(paper.head.org_lines), foot=foot
    )


def _before(table: ComparisonTable) -> Story:
    """How many articles of each kind, how changes are shown, and what no row can say."""
    count = _("Tổng hợp: %(summary)s.") % {"summary": table.summary}
    key = _marked(
        [
            Segment("keep", _("Cách trình bày: ")),
            Segment("delete", _("chữ gạch ngang")),
            Segment("keep", _(" là nội dung bỏ; ")),
            Segment("insert", _("chữ đậm")),
            Segment("keep", _(" là nội dung mới.")),
        ],
        LEGEND,
        room=WIDTH,
    )
    return [
        *paras(count, styles.REMARK),
        *key,
        *(para for note in table.notes for para in paras(note, LEGEND)),
    ]


def _table(listing: Listing[ComparisonRow]) -> Table:
    """The columns of the page; a row higher than a page goes on on the next."""
    rows, head = listing.rows, [column.heading for column in listing.columns]
    kept = [number for number, row in enumerate(rows, 1) if row.kind is AmendmentKind.KEEP]
    table = _Rows(
        [[cell(name, styles.CELL_HEAD) for name in head], *map(_cells, rows)],
        colWidths=list(WIDTHS),
        repeatRows=1,
        splitInRow=1,
        spaceBefore=6,
        style=[
            ("GRID", *WHOLE, 0.5, black),
            ("FONTNAME", *WHOLE, fonts.REGULAR),
            ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
            ("VALIGN", (0, 1), (-1, -1), "TOP"),
            ("LEFTPADDING", *WHOLE, PADDING),
            ("RIGHTPADDING", *WHOLE, PADDING),
            ("TOPPADDING", *WHOLE, 2),
            ("BOTTOMPADDING", *WHOLE, 4),
            *(("BACKGROUND", (0, number), (-1, number), whitesmoke) for number in kept),
            # Where a row is cut the grid leaves both edges open.
            ("LINEBELOW", (0, "inrowsplitstart"), (-1, "inrowsplitstart"), 0.5, black),
            ("LINEABOVE", (0, "inrowsplitend"), (-1, "inrowsplitend"), 0.5, black),
        ],
    )
    table.is_whole = True
    return table


def _cells(row: ComparisonRow) -> list[object]:
    room = TEXT_WIDTH - 2 * PADDING
    style = styles.CELL_ITALIC if row.kind is AmendmentKind.KEEP else styles.CELL
    return [
        cell(str(row.number), styles.CELL_CENTRE),
        _marked(row.current, style, room=room),
        _marked(row.draft, style, room=room),
        list(_why(row)),
    ]


def _why(row: ComparisonRow) -> Iterator[Flowable]:
    """The kind of change, its reason, its ground; nothing for what is kept."""
    if row.kind is AmendmentKind.KEEP:
        return
    room = WHY_WIDTH - 2 * PADDING
    yield from _marked([Segment("insert", f"{row.kind.label}.")], styles.CELL, room=room)
    if row.reason:
        yield from _marked([Segment("keep", row.reason)], styles.CELL, room=room)
    if row.ground:
        words = _("Căn cứ: %(ground)s") % {"ground": row.ground}
        yield from _marked([Segment("keep", words)], styles.CELL_ITALIC, room=room)


def _marked(segments: Iterable[Segment], style: ParagraphStyle, *, room: float) -> list[Flowable]:
    """The text with its marks, a paragraph for each line; words wider than the column are cut."""
    return [
        marked_paragraph([(segment.op, segment.text) for segment in line], style, room=room)
        for line in _lines(segments)
        if any(segment.text.strip() for segment in line)
    ]


def _lines(segments: Iterable[Segment]) -> list[list[Segment]]:
    """The segments cut where a line ends, each piece with the mark of its segment."""
    lines: list[list[Segment]] = [[]]
    for op, text in segments:
        first, *others = text.split("\n")
        lines[-1].append(Segment(op, first))
        lines += [[Segment(op, other)] for other in others]
    return lines
