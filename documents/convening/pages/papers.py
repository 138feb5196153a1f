"""What goes out for a meeting: the invitation, and everything that lies before it in one PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from documents.convening.pages.meetings import convened_seen, opened_on
from documents.convening.papers.invitation_facts import invitation_to
from documents.convening.papers.pack import render_pack
from documents.convening.papers.pack_facts import pack_for
from documents.packages.pages.files import pdf, word
from documents.packages.pages.heavy import heavy
from documents.paper.issued import official_issued, render_issued
from documents.paper.language import on_paper

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_safe
def invitation(request: PersonRequest, number: int, kind: str) -> HttpResponse:
    """Giấy mời as PDF or Word; it names nothing that an outsider may not know."""
    found = convened_seen(request, number)
    # A numbered one was issued and stays what it was.
    if found.is_off and not hasattr(found, "invitation"):
        raise Http404
    name = f"giay-moi-{found.body.code}-{found.meets_on:%Y-%m-%d}.{kind}"
    with on_paper():
        facts = invitation_to(found)
        if kind == "pdf":
            return pdf(render_issued(facts), name, private=True)
        return word(official_issued(facts, "giay-moi"), found.body.congress, name)


@require_safe
@heavy
def meeting_pack(request: PersonRequest, number: int) -> HttpResponse:
    """Every draft that lies before the meeting and that the reader may open, bound in one PDF."""
    found = convened_seen(request, number)
    with on_paper():
        facts = pack_for(found, opened_on(request, found))
        if not facts.papers:
            raise Http404
        return pdf(render_pack(facts), f"tai-lieu-hop-{found.pk}.pdf", private=True)
