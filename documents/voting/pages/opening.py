"""Mở biểu quyết, and what a body has resolved of its votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.people.models.bodies import Body
from congress.people.queries.congresses import congress_of
from congress.people.queries.hats import may_keep_rules
from congress.people.queries.seats import electorate
from congress.site.choosing import hats_here
from congress.site.rounds import FormRound, given
from congress.tally import Rule
from documents.packages.named import name_keeper
from documents.packages.pages.base import visible_package
from documents.packages.pages.rounds import PackageRound
from documents.voting.forms.opening import OpenPollForm, VotingRuleForm
from documents.voting.pages.base import FORMS, PAGE_CODE, poll_url
from documents.voting.queries.polls import deciding_bodies, rule_of_votes, voting_move
from documents.voting.services.opening import open_poll
from documents.voting.services.rules import set_voting_rule
from documents.voting.words.rules import named_in_words, rule_in_words, slips_in_words
from workflows import engine

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.voting.models.rules import VotingRule


@require_http_methods(FORMS)
def new_poll(request: PersonRequest, code: str, body: str) -> HttpResponse:
    """GET shows the rule and asks how it is voted, POST opens the vote."""
    package = visible_package(request, code)
    found = Body.objects.select_related("congress__association").filter(
        congress=package.congress_id, code=body, pk__in=deciding_bodies(package, request.user)
    )
    chosen = found.first()
    if chosen is None:
        raise Http404
    move, rule = voting_move(package, chosen), rule_of_votes(chosen)
    names = name_keeper().names(package)
    form = OpenPollForm(
        *given(request),
        seen=engine.seen(package),
        secret=move is not None and "ballot" in move.answers,
        screen=bool(rule.screen_ground),
        names=names,
    )
    asked = PackageRound(
        request,
        package,
        form,
        way=((_("Mở biểu quyết"), ""),),
        page_code=PAGE_CODE,
        template="voting/open_poll.html",
        body=chosen,
        rules=body_in_words(chosen, rule, named=bool(names)),
    )
    asked.only_writes = True
    return asked.answered(
        lambda: open_poll(
            package,
            chosen,
            form.terms(),
            by=request.user,
            seen=form.cleaned_data["seen"],
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã mở biểu quyết."),
        to=poll_url,
    )


def body_in_words(body: Body, rule: VotingRule, *, named: bool) -> list[str]:
    """How a body votes today, as it is read before a vote is opened."""
    words = rule_in_words(Rule.of(body), electorate(body).count())
    return [*words, slips_in_words(taken=rule.takes_slips), *([named_in_words(rule)] if named else [])]


@require_http_methods(FORMS)
def voting_rule(request: PersonRequest, body: str) -> HttpResponse:
    """What a body has resolved of its votes: shown with quorum and majority, and written anew."""
    congress = congress_of(hats_here(request))
    found = Body.objects.filter(congress=congress, code=body).first()
    if found is None or not may_keep_rules(request.user, found):
        raise Http404
    form = VotingRuleForm(*given(request), rule=rule_of_votes(found))
    asked = FormRound(
        request,
        form,
        back=reverse("polls"),
        template="voting/voting_rule.html",
        body=found,
        rules=rule_in_words(Rule.of(found), electorate(found).count()),
        trail=[{"label": _("Biểu quyết"), "url": reverse("polls")}, {"label": found.name}],
    )
    return asked.answered(
        lambda: set_voting_rule(
            found, form.terms(), by=request.user, request_id=form.cleaned_data["request_id"] or None
        ),
        _("Đã ghi quy định biểu quyết."),
    )
