"""Lượt xem: who opened or took away what of a confidential package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents.desk.rows import viewings_listing
from documents.packages.models.viewings import Viewing
from documents.packages.pages.base import neighbours, visible_package, way_to
from documents.packages.queries.viewings import may_see_viewings

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


PAGE = 50


@never_cache
@require_safe
def viewings(request: PersonRequest, code: str) -> HttpResponse:
    """Lượt xem: who opened or took away what, for the head of the lead body; 404 for everybody else."""
    package = visible_package(request, code)
    if not may_see_viewings(package, request.user):
        raise Http404
    rows = Viewing.objects.filter(package=package).select_related("person", "version")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    context = {
        "package": package,
        "page": page,
        "pages": neighbours(page),
        "listing": viewings_listing(package, list(page.object_list)),
        "trail": way_to(package, (_("Lượt xem"), "")),
    }
    return render(request, "desk/viewings.html", context)
