"""Confidential papers: what leaves is marked with who took it, and the head sees who read what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congress.roles import Right
from documents import dossiers
from documents.models.reading import Viewing
from documents.pdf import watermark
from documents.pdf.language import on_paper
from documents.queries import papers
from documents.sheets.signing_set import nominee_paper_of, part_of, scan_of
from documents.views.base import neighbours, package_url, visible_package
from documents.views.papers.base import pdf
from workflows import clock

if TYPE_CHECKING:
    from congress.models.people import Person
    from documents.models.drafts import VersionPart
    from documents.models.office import Scan
    from documents.models.packages import Package
    from documents.models.parts import PartDraft
    from documents.models.personnel import NomineePaper
    from documents.pdf.parts import PartPaper

PAGE = 50


def only_a_copy(package: Package, reader: Person) -> bool:
    """Whether he gets a marked copy in place of the file: all but those of the lead who work on it."""
    return package.confidential and package.may(reader, Right.DRAFT, holder="lead") is None


def part_copy(request: HttpRequest, package: Package, row: VersionPart | PartDraft) -> HttpResponse:
    """One part of a draft as a marked PDF, under the name of its file."""
    with on_paper():
        return _copy(request, package, part_of(package, row), row.name)


def scan_copy(request: HttpRequest, package: Package, scan: Scan) -> HttpResponse:
    """The picture of a paper as a marked PDF."""
    with on_paper():
        return _copy(request, package, scan_of(scan), scan.name)


def nominee_copy(request: HttpRequest, row: NomineePaper, title: str) -> HttpResponse:
    """A paper of a nominee's dossier as a marked PDF, under a name without a name."""
    with on_paper():
        return _copy(request, row.nominee.package, nominee_paper_of(title, row), row.name)


def marked(request: HttpRequest, package: Package, data: bytes) -> bytes:
    """A paper of our own about the package: marked when it is confidential, else as it is."""
    if not package.confidential:
        return data
    with on_paper():
        return watermark.marked(data, _taker(request), **_metadata(package))


@never_cache
@require_safe
def viewings(request: HttpRequest, code: str) -> HttpResponse:
    """Lượt xem: who opened or took away what, for the head of the lead body; 404 for everybody else."""
    package = visible_package(request, code)
    if not papers.may_see_viewings(package, request.user):
        raise Http404
    rows = Viewing.objects.filter(package=package).select_related("person", "version")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    titles = {part.code: part.title for part in package.kind.parts}
    context = {
        "package": package,
        "page": page,
        "pages": neighbours(page),
        "rows": [{"row": row, "part": _read(package, row.part, titles)} for row in page.object_list],
        "trail": [
            {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
            {"label": package.code, "url": package_url(package)},
            {"label": _("Lượt xem")},
        ],
    }
    return render(request, "documents/viewings.html", context)


def _read(package: Package, part: str, titles: dict[str, str]) -> str:
    """What was read, in words: a part of a draft, or the dossier of a nominee and a paper in it."""
    number, of_dossier, code = part.partition(":")
    if not of_dossier:
        return titles.get(part, part)
    asked = dossiers.table().get(package.kind_code)
    paper = asked.paper(code) if asked else None
    which = _("hồ sơ số %(number)s") % {"number": number} if number != "0" else _("danh sách hồ sơ")
    return f"{which}: {paper.title if paper else code}" if code else which


def _copy(request: HttpRequest, package: Package, part: PartPaper, name: str) -> HttpResponse:
    data = watermark.reading_copy(part, _taker(request), **_metadata(package))
    stem = name.rsplit(".", 1)[0]
    return pdf(data, f"{stem}.pdf", private=True)


def _taker(request: HttpRequest) -> watermark.Taker:
    return watermark.Taker(str(request.user), clock.now())


def _metadata(package: Package) -> dict[str, str]:
    """What a PDF says of itself; neither its title nor the file's own may name a nominee."""
    return {"title": package.code, "author": " ".join(package.congress.org_lines)}
