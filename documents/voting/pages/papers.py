"""The papers of a vote: ballots to be cut apart, and the record of the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents.packages.named import name_keeper
from documents.packages.pages.files import pdf, word
from documents.packages.pages.receipts import shown
from documents.paper.language import on_paper
from documents.voting.models.polls import SCREEN
from documents.voting.pages.base import PAGE_CODE, recorded_poll, seen_poll
from documents.voting.papers.ballots import render_ballots
from documents.voting.papers.count_facts import ballots_of_poll, record_of_count
from documents.voting.papers.count_record import official_count_record, render_count_record
from documents.voting.rows import has_result

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@never_cache
@require_safe
def poll_ballots(request: PersonRequest, number: int) -> HttpResponse:
    """The ballots as PDF, for who records for the body; there are none of a vote on the screen."""
    poll = recorded_poll(request, number)
    if poll.way == SCREEN:
        raise Http404
    with on_paper():
        data = render_ballots(ballots_of_poll(poll, poll.package))
    answer = pdf(data, f"phieu-bieu-quyet-{poll.package.code}.pdf", private=True)
    return shown(request, answer, poll.package, PAGE_CODE, taken=True)


@never_cache
@require_safe
def count_record(request: PersonRequest, number: int, kind: str) -> HttpResponse:
    """Biên bản kiểm phiếu as PDF or Word; not for one whose own count is not announced yet."""
    poll = seen_poll(request, number)
    hidden = poll.by_name and name_keeper().veiled(poll.package, request.user)
    if not has_result(poll) or hidden:
        raise Http404
    for question in poll.questions.all():
        question.count.question = question
    with on_paper():
        record = record_of_count(poll, poll.package)
        name = f"bien-ban-kiem-phieu-{poll.package.code}-{record.met_on:%Y-%m-%d}.{kind}"
        if kind == "pdf":
            answer = pdf(render_count_record(record), name, private=True)
        else:
            answer = word(official_count_record(record), poll.package.congress, name)
    return shown(request, answer, poll.package, PAGE_CODE, taken=True)
