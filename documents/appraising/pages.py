"""The papers of conclusions as PDF and Word, and the page of their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.rounds import FormRound, given
from documents.appraising.models import VerdictNumber
from documents.appraising.papers import conclusion_paper
from documents.appraising.queries import RECORD, conclusions_on, paper_kind
from documents.appraising.services import mark_of_conclusion, may_number, number_conclusion
from documents.packages.forms.numbers import PaperNumberForm
from documents.packages.pages import secrecy
from documents.packages.pages.base import package_url, visible_package
from documents.packages.pages.files import pdf, word
from documents.packages.pages.receipts import shown
from documents.paper.issued import official_issued, render_issued
from documents.paper.language import on_paper

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

PAGE_CODE = "tham-tra"


@require_safe
def conclusion(request: PersonRequest, code: str, number: int, kind: str) -> HttpResponse:
    """One of them; a confidential package goes out as PDF alone, with the reader's name on it."""
    package = visible_package(request, code)
    if kind == "docx" and package.confidential:
        raise Http404
    verdict = get_object_or_404(conclusions_on(package), pk=number)
    with on_paper():
        facts = conclusion_paper(verdict)
        slug = "bien-ban-tham-tra" if paper_kind(verdict) == RECORD else "phieu-tham-dinh"
        name = f"{slug}-{package.code}-{verdict.version.number}.{kind}"
        if kind == "docx":
            return word(official_issued(facts, "ket-luan"), package.congress, name)
        data = render_issued(facts)
    paper = pdf(secrecy.marked(request, package, data), name, private=package.confidential)
    return shown(request, paper, package, PAGE_CODE, verdict.version, taken=True)


@require_http_methods(["GET", "HEAD", "POST"])
def conclusion_number(request: PersonRequest, code: str, number: int) -> HttpResponse:
    """The number of one of them: from the register, or as on paper."""
    package = visible_package(request, code)
    verdict = get_object_or_404(conclusions_on(package), pk=number)
    if not may_number(verdict, request.user):
        raise Http404
    had = VerdictNumber.objects.filter(verdict=verdict).count()
    book = verdict.body.congress.association_id is not None
    form = PaperNumberForm(*given(request), usual=mark_of_conclusion(verdict), had=had, register=book)
    here = {"label": package.code, "url": package_url(package)}
    asked = FormRound(
        request,
        form,
        template="appraising/number.html",
        back=package_url(package),
        package=package,
        verdict=verdict,
        trail=[{"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"}, here, {"label": _("Số văn bản")}],
    )
    asked.only_writes = True
    told = form.cleaned_data if form.is_bound and form.is_valid() else {}
    kept = {"by": request.user, "seen": told.get("seen", 0), "request_id": told.get("request_id", "")}
    return asked.answered(
        lambda: number_conclusion(verdict, told["number"], told, **kept),
        lambda row: _("Đã ghi số: %(number)s.") % {"number": row},
    )
