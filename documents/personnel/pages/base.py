"""What the pages about nominees share: finding one for a reader, and a form that keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from congress.site.refusing import refusal_page
from congress.site.rounds import FormKind, FormRound
from documents.packages.pages.base import package_url, visible_package
from documents.packages.pages.files import from_store, sent
from documents.packages.pages.heavy import heavy
from documents.packages.pages.rounds import is_judged
from documents.packages.pages.secrecy import copied
from documents.packages.services.viewings import note_dossier
from documents.paper.language import on_paper
from documents.personnel import dossiers
from documents.personnel.papers import nominee_paper_of
from documents.personnel.queries import has_nominees, nominees_of, struck_from
from workflows.errors import Busy, Refused

if TYPE_CHECKING:
    from django.http import FileResponse, HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package
    from documents.personnel.models import Nominee, NomineePaper


def personnel_package(request: PersonRequest, code: str) -> Package:
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
    asked = dossiers.papers_asked_by(package)
    found = asked.paper(code) if asked else None
    if found is None:
        raise Http404
    return found


def titled(nominee: Nominee) -> str:
    """How a dossier is called where a name must not stand."""
    return _("Hồ sơ số %(number)d") % {"number": nominee.number}


def paper_file(
    request: PersonRequest, nominee: Nominee, code: str, *, as_sent: bool
) -> HttpResponse | FileResponse:
    """The last paper of a code: logged, then as it was sent or a marked copy; 404 when there is no file."""
    asked = asked_paper(nominee.package, code)
    row = next((one for one in reversed(nominee.papers.all()) if one.code == code), None)
    if row is None or row.blob is None:
        raise Http404
    row.nominee = nominee
    try:
        if request.method == "GET":
            note_dossier(nominee.package, nominee.number, by=request.user, paper=code, taken=True)
        with from_store():
            if not as_sent:
                return nominee_copy(request, row, asked.title)
            response = sent(row.blob, name=row.name)
            add_never_cache_headers(response)
            return response
    except Refused as outcome:
        return refusal_page(request, outcome, back=package_url(nominee.package))


class DossierRound(FormRound[FormKind]):
    """The round of a form about nominees or readers; one about a nominee is written down like his dossier."""

    request: PersonRequest
    template = "personnel/form.html"

    def __init__(
        self, request: PersonRequest, package: Package, form: FormKind, *, back: str, **more: Any
    ) -> None:
        self.package = package
        judged = is_judged(package, form)
        super().__init__(request, form, back=back, package=package, judged=judged, **more)

    def page(self, status: int = 200) -> HttpResponse:
        """The form beside who the nominee is; what cannot be written down is not shown."""
        nominee = self.context.get("nominee")
        try:
            if nominee is not None and self.request.method != "HEAD":
                note_dossier(self.package, nominee.number, by=self.request.user)
        except Busy as busy:
            return refusal_page(self.request, busy, back=package_url(self.package))
        return super().page(status)


def dossier_url(nominee: Nominee) -> str:
    """The page of a dossier: a number, no name."""
    return reverse("nominee", args=[nominee.package.code, nominee.number])


@heavy
def nominee_copy(request: PersonRequest, row: NomineePaper, title: str) -> HttpResponse:
    """A paper of a nominee's dossier as a marked PDF, under a name without a name."""
    with on_paper():
        return copied(request, row.nominee.package, nominee_paper_of(title, row), row.name)
