"""Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý: four columns on landscape paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm

from documents.paper import styles
from documents.paper.base import long_grid, marked_paragraph, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.sheet import LYING, Foot, build_paper
from documents.paper.text import lines

if TYPE_CHECKING:
    from reportlab.platypus import Flowable, Table

PADDING = 1.5 * mm
WIDTH = LYING.room
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
    facts = {"every": len(paper.lines), "waiting": paper.waiting}
    if not paper.lines:
        count = _("Chưa có ý kiến góp ý nào.")
    elif not paper.waiting:
        count = _("Tổng số: %(every)d ý kiến, đã giải trình hết.") % facts
    else:
        count = _("Tổng số: %(every)d ý kiến; còn %(waiting)d ý kiến chưa giải trình.") % facts
    story = [
        *letterhead(paper.head, width=WIDTH),
        *title(name, paper.package),
        *paras(count, styles.REMARK),
        *([_table(paper.lines)] if paper.lines else []),
    ]

    author, foot = (
        " ".join(paper.head.org_lines),
        Foot(_("Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý – %(code)s") % {"code": paper.code}),
    )
    return build_paper(story, title=paper.code, author=author, foot=foot, sheet=LYING)


def _table(lines: tuple[CommentLine, ...]) -> Table:
    """The four columns."""
    head = [
        _("Vấn đề / điều, khoản"),
        _("Chủ thể góp ý"),
        _("Nội dung góp ý"),
        _("Nội dung tiếp thu, giải trình"),
    ]
    rows = []
    for line in lines:
        place = list(_paragraphs(line.where, PLACE_WIDTH))
        if line.quote:
            cut = line.quote if len(line.quote) <= QUOTED else f"{line.quote[:QUOTED].rstrip()}…"
            place += _paragraphs(f"“{cut}”", PLACE_WIDTH, mark="note")
        who = [*_paragraphs(line.who, WHO_WIDTH), *_paragraphs(line.person, WHO_WIDTH, mark="note")]
        answer = list(_paragraphs(_("Chưa giải trình."), TEXT_WIDTH, mark="note"))
        if line.kind:
            answer = list(_paragraphs(f"{line.kind}.", TEXT_WIDTH, mark="insert"))
            answer += _paragraphs(line.reason, TEXT_WIDTH)
        rows.append([place, who, list(_paragraphs(line.text, TEXT_WIDTH)), answer])
    return long_grid(head, rows, widths=WIDTHS)


def _paragraphs(text: str, width: float, mark: str = "") -> Iterator[Flowable]:
    """A paragraph for each line; words wider than the column are cut."""
    for line in lines(text):
        yield marked_paragraph([(mark, line)], styles.CELL, room=width - 2 * PADDING)
