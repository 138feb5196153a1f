"""Hướng dẫn: half a page for each role, to be read and printed; one's own is shown at the first visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.queries.congresses import congress_named_to
from congress.site.choosing import hats_here
from documents.office.guides import all_guides, guide_of
from documents.office.papers.guide import GuidePaper, render_guide
from documents.packages.pages.files import pdf
from documents.paper.language import on_paper

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_safe
def guides(request: PersonRequest) -> HttpResponse:
    """All guides, the reader's own first."""
    own = guide_of(request.user, hats_here(request))
    others = [guide.said() for guide in all_guides().values() if guide != own]
    return render(request, "office/guides.html", {"own": own.said() if own else None, "others": others})


@require_safe
def first_visit(request: PersonRequest) -> HttpResponse:
    """The reader's own guide, and the way on to where he was going."""
    # Where the reader was going, if that is a page of this site.
    asked = request.GET.get("next", "")
    allowed = {request.get_host()}
    if url_has_allowed_host_and_scheme(asked, allowed, require_https=request.is_secure()):
        after = asked
    else:
        after = "/"

    own = guide_of(request.user, hats_here(request))
    if own is None:
        return redirect(after)
    return render(request, "office/first_visit.html", {"own": own.said(), "after": after})


@require_safe
def guide_file(request: PersonRequest, role: str) -> HttpResponse:
    """One guide as PDF."""
    guide = all_guides().get(role)
    if guide is None:
        raise Http404
    congress = congress_named_to(hats_here(request))
    with on_paper():
        guide = guide.said()
        phone = congress.office_phone if congress else ""
        lines = tuple(congress.org_lines) if congress else ()
        line = _("Cần trợ giúp: Văn phòng, điện thoại %(phone)s.") % {"phone": phone}
        if not phone:
            line = _("Cần trợ giúp: Văn phòng.")
        data = render_guide(GuidePaper(lines, guide.title, guide.whom, guide.steps, guide.note, line))
    return pdf(data, f"huong-dan-{role}.pdf", private=False)
