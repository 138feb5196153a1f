"""Tài liệu họp: a list of what is on the agenda, then every draft as it is; a bookmark to each."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from documents.paper import sheaf, styles
from documents.paper.base import cell, grid
from documents.paper.parts import printed
from documents.paper.sheet import WIDTH, Foot, build_paper

if TYPE_CHECKING:
    from documents.convening.papers.pack_facts import MeetingPack
    from documents.paper.sheet import Story


def render_pack(pack: MeetingPack) -> bytes:
    """The list, then the parts of each draft, none of their pages made smaller."""
    papers, counts = [], []
    for draft in pack.papers:
        foot = Foot(left=draft.name, right=pack.heading)
        pages = [printed(part, foot=foot) for part in draft.parts]
        papers += pages
        counts.append(sum(map(sheaf.page_count, pages)))
    first = _list(pack)
    starts = [*accumulate(counts[:-1], initial=sheaf.page_count(first))]
    marks = [(draft.title, at) for draft, at in zip(pack.papers, starts, strict=True)]
    author = " ".join(pack.org_lines)
    return sheaf.joined([first, *papers], title=_("Tài liệu họp"), author=author, marks=marks)


def _list(pack: MeetingPack) -> bytes:
    rows = [
        [cell(number, styles.CELL_CENTRE), cell(title, styles.CELL), cell(remark, styles.CELL)]
        for number, title, remark in pack.lines
    ]
    head = [_("TT"), _("Nội dung"), _("Tài liệu")]
    story: Story = [
        *(cell(line, styles.PLACE_AND_DAY) for line in pack.org_lines),
        Spacer(0, 6 * mm),
        cell(_("TÀI LIỆU HỌP"), styles.TITLE),
        cell(pack.heading, styles.ADDRESSEE),
        cell(pack.when, styles.PLACE_AND_DAY),
        Spacer(0, 4 * mm),
        grid(head, rows, widths=[10 * mm, WIDTH - 70 * mm, 60 * mm]),
    ]
    return build_paper(story, title=_("Tài liệu họp"), author="")
