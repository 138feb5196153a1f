"""The board on paper and as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from congress.site.choosing import congress_of_reader
from documents.board.pages.asked import asked
from documents.board.papers.morning import render_morning
from documents.board.papers.morning_facts import PRINTED, morning_of
from documents.board.queries.landscape import Ranked
from documents.board.rows.packages import progress_listing
from documents.packages.pages.files import download, workbook
from documents.paper.language import on_paper
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

# A workbook that people still open; what passes it is for a filter.
ROWS = 5000


@require_safe
def morning(request: PersonRequest) -> HttpResponse:
    """Bản in giao ban: one A4 of the congress the reader sits in."""
    question = asked(request)
    congress = congress_of_reader(question.hats)
    packages = question.packages.filter(congress=congress)
    with on_paper():
        ranked = Ranked(packages, question.all.rows)
        rows = question.lines(ranked[:PRINTED])
        data = render_morning(morning_of(congress, rows, ranked.counts))
    return download(data, name=f"giao-ban-{clock.today():%Y-%m-%d}.pdf", kind="application/pdf")


@require_safe
def board_file(request: PersonRequest) -> HttpResponse:
    """The packages asked for, all pages of them, as a workbook."""
    question = asked(request)
    rows = question.lines(question.ranked[:ROWS])
    return workbook(
        progress_listing(rows, question.seen.phases), name="bang-tien-do", found=question.ranked.count()
    )
