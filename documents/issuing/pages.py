"""One paper made from the record: PDF and Word, its number, and what was issued before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.choosing import is_about
from congress.site.rounds import FormRound, given
from documents.issuing.queries import issues_of, issues_of_other_days, paper_as_issued, words_of_issue
from documents.issuing.services import issue_paper, may_issue
from documents.packages.forms.numbers import PaperNumberForm
from documents.packages.issued import paper_from_record
from documents.packages.pages import secrecy
from documents.packages.pages.base import private
from documents.packages.pages.files import pdf, word
from documents.packages.pages.receipts import shown
from documents.paper.language import on_paper
from documents.paper.official import render_official

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.issued import RecordPaper

PAGE_CODE = "ban-hanh"


@require_http_methods(["GET", "HEAD", "POST"])
def paper_to_issue(request: PersonRequest, paper: str, key: str) -> HttpResponse:
    """The paper, the way to its files, its number; POST gives it one."""
    found = _asked_for(request, paper, key)
    rows = list(issues_of(found.congress, paper, key).select_related("by"))
    if found.is_over and not rows:
        raise Http404
    usual, book = found.paper.head.symbol, found.congress.association is not None
    form = PaperNumberForm(*given(request), usual=usual, had=len(rows), register=book)
    here = reverse("paper-to-issue", args=[paper, key])
    context = {
        "found": found,
        "code": paper,
        "key": key,
        "rows": rows[::-1],
        "changed": bool(rows) and not found.is_over and rows[-1].said != words_of_issue(found.paper),
        "issues": not found.is_over and may_issue(found.congress, request.user),
        "others": issues_of_other_days(found, paper, key),
    }
    asked = FormRound(request, form, template="issuing/paper.html", back=here, **context)
    asked.only_writes = True
    told = form.cleaned_data if form.is_bound and form.is_valid() else {}
    kept = {"by": request.user, "seen": told.get("seen", 0), "request_id": told.get("request_id", "")}
    answer = asked.answered(
        lambda: issue_paper(paper, key, told["number"], told, **kept),
        lambda row: _("Đã ghi số: %(number)s.") % {"number": row},
    )
    if found.package is None:
        return answer
    return shown(request, private(answer, found.package), found.package, PAGE_CODE)


@require_safe
def issued_file(request: PersonRequest, paper: str, key: str, kind: str) -> HttpResponse:
    """The paper as it was issued, or as the record has it before; a confidential one as PDF alone."""
    found = _asked_for(request, paper, key)
    package = found.package
    if kind == "docx" and package is not None and package.confidential:
        raise Http404
    row = issues_of(found.congress, paper, key).last()
    if found.is_over and row is None:
        raise Http404
    with on_paper():
        told, name = paper_as_issued(row) if row else found.paper, f"{paper}-{key}.{kind}"
        if kind == "docx":
            return word(told, found.congress, name)
        data = render_official(told)
    if package is None:
        return pdf(data, name, private=True)
    answer = pdf(secrecy.marked(request, package, data), name, private=package.confidential)
    return shown(request, answer, package, PAGE_CODE, taken=True)


def _asked_for(request: PersonRequest, paper: str, key: str) -> RecordPaper:
    with on_paper():
        found = paper_from_record(paper, key, request.user)
    if found is None:
        raise Http404
    is_about(request, found.congress.pk)
    return found
