"""The list of all packages (/ho-so/) that the reader may see, filtered and searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.queries.hats import hats as hats_of
from documents.board.queries.landscape import in_order
from documents.desk.pages.home import _next_day
from documents.packages.queries.duties import duties_of
from documents.packages.queries.visible import listed_to, search, visible_ids, with_paper
from documents.packages.words.days import Label, deadline_label, last_day

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package
    from workflows.models import Duty

SHOWN = 50
PAGE = 50


@require_safe
def package_list(request: HttpRequest) -> HttpResponse:
    """All packages of the reader's congresses; a row he may not open has no link."""
    hats = hats_of(request.user)
    sought, found = sought_packages(request, hats)
    page = Paginator(found.values_list("pk", flat=True), PAGE).get_page(request.GET.get("trang"))
    # Only the page is joined with its papers: a sort of every row with all of them is slow.
    rows = in_order(with_paper(found), page.object_list)
    opened = visible_ids(request.user, rows, hats=hats)
    context = {
        "page": page,
        "sought": sought,
        "table": _table(rows, opened, duties_of(rows)),
        "may_assign": any(hats.congresses_with("coordinate")),
    }
    return render(request, "desk/package_list.html", context)


def sought_packages(request: HttpRequest, hats: Hats) -> tuple[str, QuerySet[Package]]:
    """The words searched for, and the packages listed to the reader that have them, by code."""
    sought = request.GET.get("tim", "")[:200]
    return sought, search(listed_to(request.user, hats=hats), sought).order_by("code")


def _table(rows: list[Package], opened: set[int], waiting: dict[int, list[Duty]]) -> dict[str, Any]:
    columns = [_("Hồ sơ"), _("Mã"), _("Chủ trì"), _("Bước hiện tại"), _("Hạn của bước"), _("Thời hạn")]
    return {
        "caption": _("Hồ sơ văn kiện"),
        "quiet": True,
        "columns": columns,
        "rows": [_row(package, columns, package.pk in opened, waiting[package.pk]) for package in rows],
        "empty": _("Không có hồ sơ nào."),
    }


def _row(package: Package, columns: list[str], opened: bool, waiting: list[Duty]) -> list[dict[str, Any]]:  # noqa: FBT001 - a fact about the row
    link = {"url": reverse("package", args=[package.code])} if opened else {}
    due = last_day(package)
    texts = [package.code, package.lead.name, package.stage_label]
    cells = [{"text": text, "label": label} for text, label in zip(texts, columns[1:4], strict=True)]
    day = due.strftime("%d/%m/%Y") if due else "–"
    title = package.title if opened else _("%(title)s (lưu hành nội bộ)") % {"title": package.listed_title}
    cells[0]["whole"] = True
    step = deadline_label(_next_day(waiting)) if waiting else Label("done", _("Đã hoàn thành"))
    cells.append({"text": step.text, "tone": step.tone, "label": columns[4]})
    return [{"text": title, "label": columns[0], **link}, *cells, {"text": day, "label": columns[5]}]
