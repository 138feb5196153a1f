"""Phiếu biểu quyết: two of one question on a sheet, all alike, to be cut apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, PageBreak, Spacer

from congress.tally import NONE
from documents.paper import styles
from documents.paper.base import cell, grid, paras, rule
from documents.paper.sheet import WIDTH, Foot, build_paper
from documents.voting.models.ballots import CHOICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.paper.sheet import Story
    from documents.voting.papers.count_facts import BallotPaper

ON_A_SHEET = 2
BOX = 11 * mm


def render_ballots(papers: Sequence[BallotPaper]) -> bytes:
    """A sheet for each question as a PDF on A4; as many are printed as people vote."""
    story: Story = []
    for number, paper in enumerate(papers):
        if number:
            story.append(PageBreak())
        for place in range(ON_A_SHEET):
            if place:
                story += [Spacer(0, 8 * mm), rule(WIDTH), Spacer(0, 8 * mm)]
            story.append(KeepTogether(_ballot(paper)))
    name = _("Phiếu biểu quyết")
    author = " ".join(papers[0].org_lines) if papers else ""
    return build_paper(story, title=name, author=author, foot=Foot(left="", right=""))


def _ballot(paper: BallotPaper) -> Story:
    rows = [[cell(str(words), styles.FACT_STRONG), ""] for choice, words in CHOICES if choice != NONE]
    secret = _("PHIẾU KÍN") if paper.secret else _("PHIẾU BIỂU QUYẾT")
    rule_words = _("Đánh dấu X vào một ô. Phiếu đánh dấu nhiều ô hoặc không đánh dấu ô nào là không hợp lệ.")
    signed = _("Không ghi tên, không ký.") if paper.secret else _("Họ và tên, chữ ký: ……………………………………")
    return [
        *(cell(line, styles.ORGANISATION) for line in paper.org_lines),
        Spacer(0, 3 * mm),
        cell(secret, styles.TITLE),
        cell(f"{paper.body}. {paper.when}", styles.CELL_CENTRE),
        *paras(paper.title, styles.BODY),
        grid([_("Ý kiến"), _("Đánh dấu X")], rows, widths=[WIDTH * 0.7, WIDTH * 0.3], least=BOX),
        *paras(f"{rule_words} {signed}", styles.REMARK),
    ]
