"""Bàn ký duyệt: what waits for the signer's hand, in which order, in large print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.views.decorators.http import require_safe

from congress.people.queries.pens import signs_on_paper_only
from congress.site.choosing import hats_here
from documents.packages.pages.receipts import shown
from documents.packages.queries.drafts import draft_and_before
from documents.packages.queries.judgements import decision_on_current
from documents.packages.words.days import deadline_label
from documents.packages.words.history import count_in_words
from documents.packages.words.judgements import changes
from documents.signing.queries import awaiting_signature
from workflows import engine

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_safe
def signing(request: PersonRequest) -> HttpResponse:
    """Each package that waits for the reader's signature, with what was decided and what changed."""
    desks: list[dict[str, Any]] = []
    for one in awaiting_signature(request.user, reader=request.user, hats=hats_here(request)):
        package = one.package
        current, before = draft_and_before(package)
        decided = decision_on_current(package, role=package.kind.decider)
        offers = {
            answer: offer for offer in engine.available(package, request.user) for answer in offer.answers
        }
        desks.append(
            {
                "package": package,
                "label": deadline_label(one.due),
                "version": current,
                "changes": changes(current, before),
                "decided": count_in_words(decided) if decided else "",
                "decision": decided.decision if decided else None,
                "sign": offers.get("signature"),
                "send_back": offers.get("return"),
            }
        )

    context = {"desks": desks, "paper_only": signs_on_paper_only(request.user)}
    page = render(request, "signing/signing.html", context)
    for desk in desks:
        page = shown(request, page, desk["package"], "ky-duyet")
    return page
