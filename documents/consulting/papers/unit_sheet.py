"""Trang đơn vị in print: what a unit was asked, what it answered, what became of it, and the calls to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from reportlab.platypus import Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, grid, para
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.printed_list import printed_list
from documents.paper.sheet import WIDTH, Foot, build_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.paper.listing import Listing


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """`facts` are (name, value); `rounds` as the page shows them (`unit_round_facts`); `calls` is a list."""

    head: Letterhead
    unit: str
    owed: str
    facts: Sequence[tuple[str, str]]
    successions: Sequence[str]
    rounds: Sequence[dict[str, Any]]
    calls: Listing[Any]


def render_unit_sheet(paper: UnitSheet) -> bytes:
    """The sheet as PDF, for a visitor to take along; no way in by a link is printed on it."""
    facts = [[cell(name, styles.FACT), cell(value, styles.FACT_STRONG)] for name, value in paper.facts]
    story = [
        *letterhead(paper.head),
        *title(_("TRANG ĐƠN VỊ"), paper.unit),
        columns(facts, widths=[WIDTH * 0.3, WIDTH * 0.7]),
        *(para(line, styles.REMARK) for line in paper.successions),
        Spacer(0, 6),
        para(paper.owed, styles.FACT_STRONG),
    ]
    for one in paper.rounds:
        story += [Spacer(0, 10), para(f"{one['round'].title}. {one['letter']}. {one['until']}", styles.FACT)]
        asked = [_("Dự thảo"), _("Ý kiến đã gửi"), _("Kết quả tiếp thu, giải trình")]
        answers = [
            [
                f"{draft['code']}: {draft['title']}",
                "\n".join(said["words"] for said in draft["said"]) or _("chưa gửi ý kiến"),
                "\n".join(
                    f"{told['place']}: {told['text']} → {told['outcome']}"
                    if told["place"]
                    else f"{told['text']} → {told['outcome']}"
                    for told in draft["results"]
                ),
            ]
            for draft in one["drafts"]
        ]
        drawn = [[cell(value, styles.CELL) for value in row] for row in answers]
        story.append(grid(asked, drawn, widths=[WIDTH * share for share in (0.3, 0.25, 0.45)]))
    if paper.calls.rows:
        story += [Spacer(0, 10), printed_list(paper.calls, room=WIDTH, style=styles.CELL)]
    foot = Foot(left=paper.unit)
    return build_paper(story, title=_("TRANG ĐƠN VỊ"), author=" ".join(paper.head.org_lines), foot=foot)
