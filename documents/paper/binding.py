"""Many papers bound into one: contents, one row of numbers, a code on every page, no page made smaller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from documents.paper import fonts, sheaf, styles
from documents.paper.base import cell, grid
from documents.paper.marks import QR_SIZE, Mark, draw_fitted, draw_qr
from documents.paper.sheet import BOUND, NUMBER_SIZE, WIDTH, Story, build_paper

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# On a page that came as a page, the mark stands in its left margin, which offices bind: at least 20 mm wide.
EDGE = 6 * mm
LOW = 20 * mm
GAP = 2.5 * mm


@dataclass(frozen=True, slots=True)
class Bound:
    """One paper of a set: its title, its pages, whether they are ours (on the sheet BOUND), and its note.

    The note stands at the foot of each of our pages.
    """

    title: str
    pdf: bytes
    is_own: bool = True
    note: str = ""


def bind_set(
    papers: Sequence[Bound],
    mark: Mark,
    *,
    title: str,
    author: str,
    files: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    """One PDF: the first paper, contents, the others; bookmarks to each, and `files` (name, bytes) inside."""
    counts = [sheaf.page_count(paper.pdf) for paper in papers]
    first, *rest = papers
    # How long the contents are does not depend on the numbers in them.
    room = sheaf.page_count(_contents(papers, [0] * len(papers), 0, title=title))
    starts = [1, *accumulate(counts[1:-1], initial=counts[0] + room + 1)][: len(papers)]
    contents = Bound(_("Mục lục"), _contents(papers, starts, room + sum(counts), title=title))
    whole = [first, contents, *rest]
    pages = [
        paper
        for paper, count in zip(whole, [counts[0], room, *counts[1:]], strict=True)
        for _one in range(count)
    ]

    def draw(canvas: Canvas, page: int, total: int, width: float, height: float) -> None:
        paper = pages[page - 1]
        if paper.is_own:
            _dress(canvas, mark, paper.note, page=page, width=width, height=height)
        else:
            _in_margin(canvas, mark, page=page, total=total, height=height)

    return sheaf.bound(
        [paper.pdf for paper in whole],
        sheaf.Strip(draw=draw),
        title=title,
        author=author,
        marks=[(paper.title, start - 1) for paper, start in zip(papers, starts, strict=True)],
        files=files,
    )


def _contents(papers: Sequence[Bound], starts: Sequence[int], total: int, *, title: str) -> bytes:
    rows = [
        [
            cell(str(number), styles.CELL_CENTRE),
            cell(paper.title, styles.CELL),
            cell(str(start), styles.CELL_CENTRE),
        ]
        for number, (paper, start) in enumerate(zip(papers, starts, strict=True), 1)
    ]
    head = [_("TT"), _("Nội dung"), _("Trang")]
    story: Story = [
        cell(_("MỤC LỤC"), styles.TITLE),
        cell(title, styles.PLACE_AND_DAY),
        cell(_("Cả bộ gồm %(pages)d trang.") % {"pages": total}, styles.PLACE_AND_DAY),
        Spacer(0, 4 * mm),
        grid(head, rows, widths=[12 * mm, WIDTH - 32 * mm, 20 * mm]),
    ]
    return build_paper(story, title=title, author="", sheet=BOUND)


def _dress(canvas: Canvas, mark: Mark, note: str, *, page: int, width: float, height: float) -> None:
    """Number and foot of a page of ours: the number at the top, none on page 1 (Nghị định 30, II.7)."""
    if page > 1:
        canvas.setFont(fonts.REGULAR, NUMBER_SIZE)
        canvas.drawCentredString(width / 2, height - 12 * mm, str(page))
    left, right = BOUND.left, width - BOUND.right
    room = right - left - QR_SIZE - 3 * mm
    draw_qr(canvas, mark.code, x=right - QR_SIZE, y=LOW, size=QR_SIZE)
    canvas.setLineWidth(0.4)
    canvas.line(left, LOW + QR_SIZE + 1 * mm, right - QR_SIZE - 3 * mm, LOW + QR_SIZE + 1 * mm)
    lines = [(note, fonts.ITALIC, 10.0), (mark.words, fonts.REGULAR, 10.0)]
    lines.append((_("Mã bản in: %(code)s") % {"code": mark.code}, fonts.BOLD, 12.0))
    for place, (words, font, size) in enumerate(reversed(lines)):
        if words:
            draw_fitted(canvas, words, font, size, x=left, y=LOW + 0.8 * mm + place * 4.4 * mm, room=room)


def _in_margin(canvas: Canvas, mark: Mark, *, page: int, total: int, height: float) -> None:
    """The mark of a page that is not ours, read from the right side, clear of whatever its foot says."""
    draw_qr(canvas, mark.code, x=EDGE, y=LOW, size=QR_SIZE)
    facts = {"words": mark.words, "page": page, "pages": total}
    words = _("%(words)s – trang %(page)d/%(pages)d") % facts
    code = _("Mã bản in: %(code)s") % {"code": mark.code}
    bottom = LOW + QR_SIZE + GAP
    canvas.saveState()
    canvas.translate(EDGE, bottom)
    canvas.rotate(90)
    room = height - bottom - LOW
    draw_fitted(canvas, words, fonts.REGULAR, 10, x=0, y=-4 * mm, room=room)
    draw_fitted(canvas, code, fonts.BOLD, 11, x=0, y=-9.5 * mm, room=room)
    canvas.restoreState()
