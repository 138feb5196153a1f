"""The board as a drawing over weeks, with the same days as a table under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.board.pages.asked import asked
from documents.board.pages.board import PAGE
from documents.board.rows.packages import days_listing, progress
from documents.board.rows.timeline import started, timeline_of
from documents.packages.pages.base import neighbours
from documents.packages.queries.visible import with_paper

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_safe
def timeline(request: PersonRequest) -> HttpResponse:
    """Planned against real days of the packages asked for, in the order of the board."""
    question = asked(request)
    page = Paginator(with_paper(question.packages), PAGE).get_page(request.GET.get("trang"))
    packages = list(page.object_list)
    rows = progress(packages, request.user, question.hats)
    starts = started(packages)
    context = {
        "page": page,
        "listing": days_listing(rows, starts, question.seen.phases),
        "drawing": timeline_of(rows, starts) if rows else None,
        "query": question.query(),
        "narrowed": question.form.sieve.narrows,
        "pages": neighbours(page, question.query()),
    }
    return render(request, "board/timeline.html", context)
