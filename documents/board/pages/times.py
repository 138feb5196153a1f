"""The board as a drawing over weeks, with the same days as a table under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.board.pages.asked import asked
from documents.board.queries.together import beside
from documents.board.rows.packages import days_listing
from documents.board.rows.stage_times import stage_times_listing
from documents.board.rows.timeline import started, timeline_of
from documents.packages.pages.base import neighbours

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_safe
def timeline(request: PersonRequest) -> HttpResponse:
    """Planned against real days of the packages asked for, in the order of the board."""
    question = asked(request)
    page = question.ranked.page(request.GET.get("trang"))
    packages = list(page.object_list)
    rows = question.lines(packages)
    starts = started(packages)
    context = {
        "page": page,
        "times": stage_times_listing(beside((), question.hats).times, question.seen.definitions.values()),
        "listing": days_listing(rows, starts, question.seen.phases),
        "drawing": timeline_of(rows, starts) if rows else None,
        "groupings": question.ways(here="timeline"),
        "query": question.query(),
        "narrowed": question.form.sieve.narrows,
        "pages": neighbours(page, question.query()),
    }
    return render(request, "board/timeline.html", context)
