"""Many papers bound into one: contents, one row of numbers, a code on every page, no page made smaller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from documents.paper import sheaf, styles
from documents.paper.base import cell, grid
from documents.paper.set_marks import mark_in_margin, mark_own_page
from documents.paper.sheet import BOUND, WIDTH, Story, build_paper

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from documents.paper.marks import Mark


@dataclass(frozen=True, slots=True)
class Bound:
    """One paper of a set: its title, its pages, whether they are ours (on the sheet BOUND), and its note.

    The note stands at the foot of each of our pages; what is `told` stands in the contents, below the title.
    """

    title: str
    pdf: bytes
    is_own: bool = True
    note: str = ""
    told: tuple[str, ...] = ()


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
            mark_own_page(canvas, mark, paper.note, page=page, width=width, height=height)
        else:
            mark_in_margin(canvas, mark, page=page, total=total, height=height)

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
            [cell(paper.title, styles.CELL), *(cell(line, styles.CELL_SMALL_ITALIC) for line in paper.told)],
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
