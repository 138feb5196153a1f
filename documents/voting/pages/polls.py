"""The votes of the reader's bodies, and the page of one: what is asked, by which rule, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congress.site.choosing import hats_here
from documents.packages.named import name_keeper
from documents.packages.pages.base import neighbours, way_to
from documents.packages.pages.receipts import shown
from documents.packages.queries.visible import visible_to
from documents.voting.models.polls import OPEN, PAPER, SCREEN
from documents.voting.pages.base import PAGE_CODE, records, seen_poll
from documents.voting.queries.polls import (
    last_ballots,
    polls_followed,
    polls_of,
    rule_of_votes,
    who_voted,
)
from documents.voting.rows import (
    asked_in,
    choices_in_words,
    counts_listing,
    has_result,
    polls_listing,
    standing_in_words,
    voters_listing,
)
from documents.voting.words.rules import manner_in_words, named_in_words, rule_in_words, who_can_know

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.voting.models.polls import Poll

SHOWN = 30


@require_safe
def polls(request: PersonRequest) -> HttpResponse:
    """Votes on packages that the reader may open, the newest first."""
    worn = hats_here(request)
    readable = visible_to(request.user).order_by().values("pk")
    found = (polls_of(worn) | polls_followed(worn)).filter(package__in=readable)
    page = Paginator(found, SHOWN).get_page(request.GET.get("trang"))
    context = {"listing": polls_listing(list(page)), "page": page, "pages": neighbours(page)}
    return render(request, "voting/polls.html", context)


@never_cache
@require_safe
def poll(request: PersonRequest, number: int) -> HttpResponse:
    """One vote: the question and the rule, his own ballot, and what came of it once it ended."""
    if polls_followed(hats_here(request)).filter(pk=number).exists():
        return progress_of_poll(request, seen_poll(request, number, among=polls_followed))
    found = seen_poll(request, number)
    package = found.package
    titles = asked_in(found, package)
    counts = [one.count for one in found.questions.all() if hasattr(one, "count")]
    for question in found.questions.all():
        question.poll = found
    recorder = records(request, found)
    bound = found.ended.decision if found.ended else None
    context = {
        "poll": found,
        "package": package,
        "titles": list(titles.values()),
        "manner": manner_in_words(found),
        "rules": _rules(found),
        "knows": who_can_know(found),
        "own": _own(found, request),
        "records": recorder,
        "on_paper": found.way == PAPER,
        "in_open": found.way == OPEN,
        "ballots": found.way != SCREEN,
        "record": not (found.by_name and name_keeper().veiled(package, request.user)),
        "result": counts_listing(found, counts, package, request.user) if has_result(found) else None,
        "voters": voters_listing(found) if recorder and found.way != PAPER else None,
        "end": found.ended,
        "pictures": list(bound.step.scans.order_by("pk")) if bound else None,
        "voted": len(who_voted(found)),
        "trail": way_to(package, (_("Biểu quyết"), "")),
    }
    page = render(request, "voting/poll.html", context)
    return shown(request, page, package, PAGE_CODE)


def progress_of_poll(request: PersonRequest, poll: Poll) -> HttpResponse:
    """How far a vote of another body is: how many of how many, and nothing of what was said."""
    context = {
        "poll": poll,
        "package": poll.package,
        "manner": manner_in_words(poll),
        "standing": standing_in_words(poll),
        "rules": rule_in_words(poll.decides_by, poll.members),
        "voted": None if poll.way == PAPER or poll.ended else len(who_voted(poll)),
        "trail": way_to(poll.package, (_("Biểu quyết"), "")),
    }
    page = render(request, "voting/poll_followed.html", context)
    return shown(request, page, poll.package, PAGE_CODE)


def _rules(poll: Poll) -> list[str]:
    words = rule_in_words(poll.decides_by, poll.members)
    return [*words, named_in_words(rule_of_votes(poll.body))] if poll.by_name else words


def _own(poll: Poll, request: PersonRequest) -> dict[str, Any] | None:
    """What the reader has said, where he has a ballot; of a secret one only that it is in the box."""
    if not poll.voters.filter(person=request.user.pk).exists():
        return None
    said = last_ballots(poll).get(request.user.pk) if poll.way == OPEN else None
    return {
        "voted": request.user.pk in who_voted(poll),
        "said": choices_in_words(said.choices) if said else [],
        "words": said.words if said else "",
        "may": not poll.is_over and poll.way != PAPER and (poll.way == OPEN or not said),
    }
