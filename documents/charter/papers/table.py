"""Bảng so sánh Điều lệ: text in force, draft, reason, on landscape paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.colors import whitesmoke
from reportlab.lib.units import mm

from documents.charter.law.amendments import AmendmentKind
from documents.charter.rows import comparison_listing
from documents.paper import styles
from documents.paper.base import LongRows, cell, long_grid, marked_paragraph, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.sheet import LYING, Foot, Story, build_paper
from documents.texts.compare.segments import Segment

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

    from documents.charter.law.table import ComparisonRow, ComparisonTable

PADDING = 1.5 * mm
WIDTH = LYING.room
NUMBER_WIDTH = 12 * mm
WHY_WIDTH = 56 * mm
TEXT_WIDTH = (WIDTH - NUMBER_WIDTH - WHY_WIDTH) / 2
WIDTHS = (NUMBER_WIDTH, TEXT_WIDTH, TEXT_WIDTH, WHY_WIDTH)
LEGEND = styles.CELL_ITALIC


@dataclass(frozen=True, slots=True)
class CharterPaper:
    """The table and what stands around it. `congress_name` follows "trình"; `draft` says which draft."""

    head: Letterhead
    congress_name: str
    draft: str
    table: ComparisonTable
    # What could not be read of the files that the two texts came from.
    unread: tuple[str, ...] = ()


def render_charter_table(paper: CharterPaper) -> bytes:
    """The table as PDF, its head on every page; equal bytes for equal papers.

    Raises DoesNotFitError when the organisation's name has no room beside Quốc hiệu.
    """
    name = _("BẢNG SO SÁNH ĐIỀU LỆ")
    abstract = _("Điều lệ hiện hành và dự thảo Điều lệ sửa đổi, bổ sung")
    mark = _("DỰ THẢO trình %(congress)s") % {"congress": paper.congress_name}

    # The columns of the page; what is kept is shaded.
    listing = comparison_listing(paper.table)
    rows, head = listing.rows, [column.heading for column in listing.columns]
    kept = [number for number, row in enumerate(rows, 1) if row.kind is AmendmentKind.KEEP]
    shades = [("BACKGROUND", (0, number), (-1, number), whitesmoke) for number in kept]

    cells = [_cells(row) for row in rows]
    story = [
        *letterhead(paper.head, width=WIDTH),
        *title(name, abstract, mark=mark),
        *_before(paper),
        long_grid(head, cells, widths=WIDTHS, kind=LongRows, shades=shades),
    ]

    author, foot = (
        " ".join(paper.head.org_lines),
        Foot(_("Bảng so sánh Điều lệ – %(draft)s") % {"draft": paper.draft}),
    )
    return build_paper(story, title=f"{name} – {paper.draft}", author=author, foot=foot, sheet=LYING)


def _before(paper: CharterPaper) -> Story:
    """How many articles of each kind, how changes are shown, and what no row can say."""
    count = _("Tổng hợp: %(summary)s.") % {"summary": paper.table.summary}
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
        *(para for note in (*paper.table.notes, *paper.unread) for para in paras(note, LEGEND)),
    ]


def _cells(row: ComparisonRow) -> list[object]:
    room = TEXT_WIDTH - 2 * PADDING
    style = styles.CELL_ITALIC if row.kind is AmendmentKind.KEEP else styles.CELL
    # The kind of change, its reason, its ground; nothing for what is kept.
    why: Story = []
    if row.kind is not AmendmentKind.KEEP:
        said = [(Segment("insert", f"{row.kind.label}."), styles.CELL)]
        if row.reason:
            said.append((Segment("keep", row.reason), styles.CELL))
        if row.ground:
            words = _("Căn cứ: %(ground)s") % {"ground": row.ground}
            said.append((Segment("keep", words), styles.CELL_ITALIC))
        for segment, of_why in said:
            why += _marked([segment], of_why, room=WHY_WIDTH - 2 * PADDING)
    return [
        cell(str(row.number), styles.CELL_CENTRE),
        _marked(row.current, style, room=room),
        _marked(row.draft, style, room=room),
        why,
    ]


def _marked(segments: Iterable[Segment], style: ParagraphStyle, *, room: float) -> list[Flowable]:
    """The text with its marks, a paragraph for each line; words wider than the column are cut."""
    lines: list[list[Segment]] = [[]]
    for op, text in segments:
        first, *others = text.split("\n")
        lines[-1].append(Segment(op, first))
        lines += [[Segment(op, other)] for other in others]
    return [
        marked_paragraph([(segment.op, segment.text) for segment in line], style, room=room)
        for line in lines
        if any(segment.text.strip() for segment in line)
    ]
