"""What the pages about nominees share: finding one for a reader, and a form that keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from congress.site.pages import refused
from documents.packages.pages.base import package_url, visible_package
from documents.packages.pages.heavy import heavy
from documents.packages.pages.secrecy import copied
from documents.packages.services.viewings import note_dossier
from documents.paper.language import on_paper
from documents.personnel import dossiers
from documents.personnel.papers import nominee_paper_of
from documents.personnel.queries import has_nominees, nominees_of, paper_standings_of, struck_from
from documents.texts.files import PAPERS
from documents.texts.names import content_disposition
from workflows.errors import Busy, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms

    from documents.packages.models.packages import Package
    from documents.personnel.models import Nominee, NomineePaper


# Outcomes after which the form comes back with everything that was typed.
FORM_COMES_BACK = (422, 503, 507)


def personnel_package(request: HttpRequest, code: str) -> Package:
    """A package with nominees that the reader may open; otherwise 404."""
    found = visible_package(request, code)
    if not has_nominees(found):
        raise Http404
    return found


def nominee_or_404(package: Package, entry: int) -> Nominee:
    """The nominee under this number who stands; read with his papers and counts."""
    found = nominees_of(package).filter(number=entry).first()
    if found is None:
        raise Http404
    return found


def struck_or_404(package: Package, entry: int) -> Nominee:
    """The same of one who was struck off the list."""
    found = struck_from(package).filter(number=entry).first()
    if found is None:
        raise Http404
    return found


def asked_paper(package: Package, code: str) -> dossiers.DossierPaper:
    """The row of the table of papers; 404 when the kind of package has none such."""
    asked = dossiers.dossier_table().get(package.kind_code)
    found = asked.paper(code) if asked else None
    if found is None:
        raise Http404
    return found


def trail(package: Package, *rest: tuple[str, str]) -> list[dict[str, str]]:
    """The way to a page below the package; nothing in it is a name."""
    steps = [(_("Hồ sơ văn kiện"), "/ho-so/"), (package.code, package_url(package)), *rest]
    return [{"label": label, "url": url} if url else {"label": label} for label, url in steps]


def titled(nominee: Nominee) -> str:
    """How a dossier is called where a name must not stand."""
    return _("Hồ sơ số %(number)d") % {"number": nominee.number}


def rows_of(nominee: Nominee) -> list[dict[str, Any]]:
    """Each paper of the dossier: how it stands, what was given, what was given before."""
    given = list(nominee.papers.all())
    rows = []
    for standing in paper_standings_of(nominee):
        of_code = [one for one in given if one.code == standing.paper.code]
        last = of_code[-1] if of_code else None
        file = last is not None and last.blob is not None
        rows.append({"standing": standing, "last": last, "file": file, "before": len(of_code) - 1})
    return rows


def paper_file(request: HttpRequest, nominee: Nominee, code: str, *, as_sent: bool) -> HttpResponse:
    """The last paper of a code: logged, then as it was sent or a marked copy; 404 when there is no file."""
    asked = asked_paper(nominee.package, code)
    row = next((one for one in reversed(nominee.papers.all()) if one.code == code), None)
    if row is None or row.blob is None:
        raise Http404
    row.nominee = nominee
    try:
        if request.method == "GET":
            note_dossier(nominee.package, nominee.number, by=request.user, paper=code, taken=True)
        return _sent(row) if as_sent else nominee_copy(request, row, asked.title)
    except FileNotFoundError as missing:
        raise Http404(_("Không tìm thấy tệp đã lưu; đề nghị báo Văn phòng.")) from missing
    except Refused as outcome:
        return told(request, outcome, back=package_url(nominee.package))


def told(request: HttpRequest, outcome: Refused, *, back: str) -> HttpResponse:
    """The page for an outcome that has no form to come back to."""
    if outcome.status == 404:
        raise Http404
    return refused(request, outcome.status, reasons=outcome.reasons, back=back)


def filled(
    request: HttpRequest,
    form: forms.Form,
    context: dict[str, Any],
    *,
    verb: Callable[[], object],
    said: str,
    template: str = "personnel/form.html",
) -> HttpResponse:
    """Show a form, or do what it asks; `context["back"]` is where one goes afterwards."""
    if request.method != "POST":
        return _asking(request, template, context | {"form": form})
    if not form.is_valid():
        return _asking(request, template, context | {"form": form}, status=getattr(form, "status", 422))
    try:
        verb()
    except Refused as outcome:
        if outcome.status not in FORM_COMES_BACK:
            return told(request, outcome, back=context["back"])
        for reason in outcome.reasons:
            form.add_error(None, reason)
        return _asking(request, template, context | {"form": form}, status=outcome.status)
    messages.success(request, said)
    return redirect(context["back"])


def _asking(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page of a form; one about a nominee shows who he is, and so is written down like his dossier."""
    nominee = context.get("nominee")
    try:
        if nominee is not None and request.method != "HEAD":
            note_dossier(context["package"], nominee.number, by=request.user)
    except Busy as busy:
        return told(request, busy, back=package_url(context["package"]))
    return render(request, template, context, status=status)


def dossier_url(nominee: Nominee) -> str:
    """The page of a dossier: a number, no name."""
    return reverse("nominee", args=[nominee.package.code, nominee.number])


def _sent(row: NomineePaper) -> HttpResponse:
    stream = PAPERS.open(row.blob.name)
    response = FileResponse(stream, content_type=row.blob.content_type)
    response["Content-Disposition"] = content_disposition(row.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    add_never_cache_headers(response)
    return response


@heavy
def nominee_copy(request: HttpRequest, row: NomineePaper, title: str) -> HttpResponse:
    """A paper of a nominee's dossier as a marked PDF, under a name without a name."""
    with on_paper():
        return copied(request, row.nominee.package, nominee_paper_of(title, row), row.name)
