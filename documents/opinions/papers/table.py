"""Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý: four columns on landscape paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from documents.paper import fonts, styles
from documents.paper.base import WHOLE, cell, marked_paragraph, paras
from documents.paper.landscape import WIDTH, build_landscape
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.text import lines

PADDING = 1.5 * mm
PLACE_WIDTH, WHO_WIDTH = 58 * mm, 44 * mm
TEXT_WIDTH = (WIDTH - PLACE_WIDTH - WHO_WIDTH) / 2
WIDTHS = (PLACE_WIDTH, WHO_WIDTH, TEXT_WIDTH, TEXT_WIDTH)
# What is cited is read in the draft; the table only says which paragraph is meant.
QUOTED = 160


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment: where, in whose name, what; without `kind` nobody has answered it yet."""

    where: str
    quote: str
    who: str
    person: str
    text: str
    kind: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CommentsPaper:
    """The table and what stands around it; `waiting` counts the lines without an answer."""

    head: Letterhead
    package: str
    code: str
    lines: tuple[CommentLine, ...]
    waiting: int


def render_comments(paper: CommentsPaper) -> bytes:
    """The table as PDF, its head on every page; equal bytes for equal papers.

    Raises DoesNotFitError when the organisation's name has no room beside Quốc hiệu.
    """
    name = _("BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý")
    story = [
        *letterhead(paper.head, width=WIDTH),
        *title(name, paper.package),
        *paras(_count(paper), styles.REMARK),
        *([_table(paper.lines)] if paper.lines else []),
    ]
    foot = _("Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý – %(code)s") % {"code": paper.code}
    return build_landscape(story, title=paper.code, author=" ".join(paper.head.org_lines), foot=foot)


def _count(paper: CommentsPaper) -> str:
    if not paper.lines:
        return _("Chưa có ý kiến góp ý nào.")
    facts = {"every": len(paper.lines), "waiting": paper.waiting}
    if not paper.waiting:
        return _("Tổng số: %(every)d ý kiến, đã giải trình hết.") % facts
    return _("Tổng số: %(every)d ý kiến; còn %(waiting)d ý kiến chưa giải trình.") % facts


def _table(rows: tuple[CommentLine, ...]) -> Table:
    """The four columns; a row higher than a page goes on on the next."""
    head = [
        _("Vấn đề / điều, khoản"),
        _("Chủ thể góp ý"),
        _("Nội dung góp ý"),
        _("Nội dung tiếp thu, giải trình"),
    ]
    return Table(
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
            # Where a row is cut the grid leaves both edges open.
            ("LINEBELOW", (0, "inrowsplitstart"), (-1, "inrowsplitstart"), 0.5, black),
            ("LINEABOVE", (0, "inrowsplitend"), (-1, "inrowsplitend"), 0.5, black),
        ],
    )


def _cells(line: CommentLine) -> list[list[Flowable]]:
    return [
        list(_place(line)),
        [*_paragraphs(line.who, WHO_WIDTH), *_paragraphs(line.person, WHO_WIDTH, mark="note")],
        list(_paragraphs(line.text, TEXT_WIDTH)),
        list(_answer(line)),
    ]


def _place(line: CommentLine) -> Iterator[Flowable]:
    yield from _paragraphs(line.where, PLACE_WIDTH)
    if line.quote:
        cut = line.quote if len(line.quote) <= QUOTED else f"{line.quote[:QUOTED].rstrip()}…"
        yield from _paragraphs(f"“{cut}”", PLACE_WIDTH, mark="note")


def _answer(line: CommentLine) -> Iterator[Flowable]:
    if not line.kind:
        yield from _paragraphs(_("Chưa giải trình."), TEXT_WIDTH, mark="note")
        return
    yield from _paragraphs(f"{line.kind}.", TEXT_WIDTH, mark="insert")
    yield from _paragraphs(line.reason, TEXT_WIDTH)


def _paragraphs(text: str, width: float, mark: str = "") -> Iterator[Flowable]:
    """A paragraph for each line; words wider than the column are cut."""
    for line in lines(text):
        yield marked_paragraph([(mark, line)], styles.CELL, room=width - 2 * PADDING)
