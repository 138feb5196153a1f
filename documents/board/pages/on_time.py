"""The page of what came on time, by body; it is printed nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.board.pages.asked import asked
from documents.board.rows.on_time import on_time_shares

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_safe
def on_time(request: PersonRequest) -> HttpResponse:
    """How many of the things each body was waited for came by their day, with the reasons of the others."""
    question = asked(request)
    context = {
        "shares": on_time_shares(question.bodies, request.user, question.hats),
        "groupings": question.ways(here="on-time"),
    }
    return render(request, "board/on_time.html", context)
