"""Hồ sơ cá nhân: a nominee sees his own dossier, writes his own CV, and meets nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.rounds import given
from documents.personnel.forms import PaperForm
from documents.personnel.pages.base import DossierRound, asked_paper, paper_file
from documents.personnel.queries import own_dossiers
from documents.personnel.rows import papers_listing
from documents.personnel.services.nominees import take_paper

if TYPE_CHECKING:
    from django.http import FileResponse, HttpResponse

    from congress.site.requests import PersonRequest
    from documents.personnel.dossiers import DossierPaper
    from documents.personnel.models import Nominee


@never_cache
@require_safe
def own(request: PersonRequest) -> HttpResponse:
    """The dossiers of which the reader is the nominee; a page of nothing for everybody else."""
    found = [{"nominee": one, "listing": papers_listing(one, own=True)} for one in own_dossiers(request.user)]
    return render(request, "personnel/own.html", {"dossiers": found})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_own_paper(request: PersonRequest, code: str, paper: str) -> HttpResponse:
    """GET asks the nominee for a paper he writes himself, POST takes it in."""
    nominee, wanted = _mine(request, code, paper)
    form = PaperForm(*given(request), code=paper)
    back = reverse("own-dossiers")
    asked = DossierRound(
        request,
        nominee.package,
        form,
        back=back,
        heading=wanted.title,
        button=_("Gửi"),
        trail=[{"label": _("Hồ sơ cá nhân"), "url": back}, {"label": wanted.title}],
    )
    return asked.answered(
        lambda: take_paper(nominee, paper, by=request.user, **form.answers()),
        _("Đã nhận: %(title)s.") % {"title": wanted.title},
    )


@never_cache
@require_safe
def own_paper(request: PersonRequest, code: str, paper: str) -> HttpResponse | FileResponse:
    """A marked copy of the paper he wrote."""
    nominee, _asked = _mine(request, code, paper)
    return paper_file(request, nominee, paper, as_sent=False)


def _mine(request: PersonRequest, code: str, paper: str) -> tuple[Nominee, DossierPaper]:
    """His dossier in that package, and a paper of it that he writes himself; otherwise 404."""
    nominee = own_dossiers(request.user).filter(package__code=code).first()
    if nominee is None:
        raise Http404
    asked = asked_paper(nominee.package, paper)
    if not asked.own:
        raise Http404
    return nominee, asked
