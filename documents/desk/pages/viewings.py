"""Lượt xem: who opened or took away what of a confidential package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents.packages.models.viewings import Viewing
from documents.packages.pages.base import neighbours, package_url, visible_package
from documents.packages.queries.viewings import may_see_viewings
from documents.packages.words.viewings import page_in_words
from documents.personnel import dossiers

if TYPE_CHECKING:
    from documents.packages.models.packages import Package


PAGE = 50


@never_cache
@require_safe
def viewings(request: HttpRequest, code: str) -> HttpResponse:
    """Lượt xem: who opened or took away what, for the head of the lead body; 404 for everybody else."""
    package = visible_package(request, code)
    if not may_see_viewings(package, request.user):
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
    return render(request, "desk/viewings.html", context)


def _read(package: Package, part: str, titles: dict[str, str]) -> str:
    """What was read, in words: a part of a draft, or the dossier of a nominee and a paper in it."""
    page = page_in_words(part)
    if page:
        return page
    number, of_dossier, code = part.partition(":")
    if not of_dossier:
        return titles.get(part, part)
    asked = dossiers.dossier_table().get(package.kind_code)
    paper = asked.paper(code) if asked else None
    which = _("hồ sơ số %(number)s") % {"number": number} if number != "0" else _("danh sách hồ sơ")
    return f"{which}: {paper.title if paper else code}" if code else which
