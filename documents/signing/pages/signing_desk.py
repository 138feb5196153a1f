"""Bàn ký duyệt: what waits for the signer's hand, in which order, in large print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.views.decorators.http import require_safe

from congress.people.queries.pens import signs_on_paper_only
from congress.roles import Right
from congress.site.choosing import hats_here
from documents.packages.pages.receipts import shown
from documents.packages.queries.drafts import draft_and_before
from documents.packages.queries.judgements import decision_on_current
from documents.packages.queries.visible import visible_to, with_paper
from documents.packages.words.days import deadline_label
from documents.packages.words.history import count_in_words
from documents.packages.words.judgements import changes
from workflows import engine
from workflows.work import first_open

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

SHOWN = 50


@require_safe
def signing(request: PersonRequest) -> HttpResponse:
    """Each package that waits for the reader's signature, with what was decided and what changed."""
    hats = hats_here(request)
    pairs = [pair for pair in hats.pairs() if pair[1] == Right.SIGN]
    duties = {duty.item_id: duty for duty in first_open(pairs, request.user.pk, SHOWN)}
    found = with_paper(visible_to(request.user, hats=hats).filter(pk__in=list(duties)))

    desks: list[dict[str, Any]] = []
    for package in found:
        duty = duties[package.pk]
        current, before = draft_and_before(package)
        decided = decision_on_current(package, role=package.kind.decider)
        offers = {
            answer: offer for offer in engine.available(package, request.user) for answer in offer.answers
        }
        desks.append(
            {
                "package": package,
                "due": duty.due,
                "label": deadline_label(duty.due),
                "version": current,
                "changes": changes(current, before),
                "decided": count_in_words(decided) if decided else "",
                "decision": decided.decision if decided else None,
                "sign": offers.get("signature"),
                "send_back": offers.get("return"),
            }
        )

    desks.sort(key=lambda desk: desk["due"])
    context = {"desks": desks, "paper_only": signs_on_paper_only(request.user)}
    page = render(request, "signing/signing.html", context)
    for package in found:
        page = shown(request, page, package, "ky-duyet")
    return page
