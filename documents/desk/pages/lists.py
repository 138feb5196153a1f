"""The list of all packages (/ho-so/) that the reader may see; what a search finds: packages/queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
)

if TYPE_CHECKING:
    from django.core.paginator import Page
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
    page, rows = page_of_packages(found, lines_to(request.user, found, hats=hats), request.GET.get("trang"))
    opened = {row.pk for row in rows if row.opened}  # type: ignore[attr-defined]  # annotated by `lines_to`
    context = {
        "page": page,
        "sought": sought,
        "listing": packages_listing(rows, standings_by_signer(rows), opened=opened),
        "passages": passages_listing(passages(visible_to(request.user, hats=hats), sought)),
        "may_assign": any(hats.congresses_with("coordinate")),
    }
    return render(request, "desk/package_list.html", context)


def page_of_packages(
    found: QuerySet[Package], lines: QuerySet[Package], number: str | None
) -> tuple[Page[Any], list[Package]]:
    """One page of what was found, with the lines on it; what stands on one page need not be counted."""
    # Only the page is joined: a sort of every row with all that stands on a line is slow.
    lines, ids = lines.select_related("lead").order_by("code"), found.values_list("pk", flat=True)
    few = [] if number else list(lines.filter(pk__in=ids[: PAGE + 1]))
    if few and len(few) <= PAGE:
        return Paginator(few, PAGE).get_page(1), few
    page = Paginator(ids, PAGE).get_page(number)
    return page, few[:PAGE] or in_order(lines, page.object_list)


def sought_packages(request: PersonRequest, hats: Hats) -> tuple[str, QuerySet[Package]]:
    """The words searched for, and the packages listed to the reader that have them, by code."""
    sought = request.GET.get("tim", "")[:200]
    return sought, search(listed_to(request.user, hats=hats), sought).order_by("code")
