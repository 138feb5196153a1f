"""The list of all packages (/ho-so/) that the reader may see; what a search finds: packages/queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from congress.site.choosing import hats_here
from documents.desk.rows import packages_listing, passages_listing
from documents.packages.queries.duties import standings_by_signer
from documents.packages.queries.passages import passages
from documents.packages.queries.visible import (
    in_order,
    lines_to,
    listed_to,
    search,
    visible_to,
    with_paper,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from congress.people.queries.hats import Hats
    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package

PAGE = 50


@require_safe
def package_list(request: PersonRequest) -> HttpResponse:
    """All packages of the reader's congresses; a row he may not open has no link."""
    hats = hats_here(request)
    sought, found = sought_packages(request, hats)
    page = Paginator(found.values_list("pk", flat=True), PAGE).get_page(request.GET.get("trang"))
    # Only the page is joined with its papers: a sort of every row with all of them is slow.
    rows = in_order(with_paper(lines_to(request.user, found, hats=hats)), page.object_list)
    opened = {row.pk for row in rows if row.opened}  # type: ignore[attr-defined]  # annotated by `lines_to`
    context = {
        "page": page,
        "sought": sought,
        "listing": packages_listing(rows, standings_by_signer(rows), opened=opened),
        "passages": passages_listing(passages(visible_to(request.user, hats=hats), sought)),
        "may_assign": any(hats.congresses_with("coordinate")),
    }
    return render(request, "desk/package_list.html", context)


def sought_packages(request: PersonRequest, hats: Hats) -> tuple[str, QuerySet[Package]]:
    """The words searched for, and the packages listed to the reader that have them, by code."""
    sought = request.GET.get("tim", "")[:200]
    return sought, search(listed_to(request.user, hats=hats), sought).order_by("code")
