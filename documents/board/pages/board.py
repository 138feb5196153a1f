"""The board on the screen: by package, by body, by person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from congress.site.context import long_day
from documents.board.forms.board import GROUPINGS
from documents.board.pages.asked import Asked, asked
from documents.board.queries.landscape import STATUSES, counted, in_order
from documents.board.rows import groups
from documents.board.rows.packages import progress, progress_listing
from documents.packages.beside import lists_beside
from documents.packages.pages.base import neighbours
from documents.packages.pages.congresses import tracked_congress
from documents.packages.queries.visible import with_paper
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

PAGE = 50


@require_safe
def board(request: PersonRequest) -> HttpResponse:
    """Every package of the reader's congresses, the latest first; confidential ones by row only."""
    question = asked(request)
    shown = _shown(request, question)
    context = {
        **shown,
        "today": long_day(clock.today()),
        "numbers": _numbers(question),
        "form": question.form,
        "grouping": question.grouping,
        "groupings": [
            {
                "label": label,
                "url": reverse("board") + question.query(theo=code),
                "here": code == question.grouping,
            }
            for code, label in GROUPINGS.items()
        ],
        "narrowed": question.form.sieve.narrows,
        "query": question.query(),
        "clear": question.query(**dict.fromkeys(question.form.asked, "")),
        "pages": neighbours(shown["page"], question.query()),
        "reports": tracked_congress(question.hats) is not None,
        "beside": lists_beside(question.hats),
    }
    return render(request, "board/board.html", context)


def _shown(request: PersonRequest, question: Asked) -> dict[str, Any]:
    """One page of the packages, or the same rows under the body that holds each, or the person to call."""
    number, listed = request.GET.get("trang"), with_paper(question.listed)
    if question.grouping == "ho-so":
        plain = Paginator(question.packages.values_list("pk", flat=True), PAGE).get_page(number)
        rows = progress(in_order(listed, plain.object_list), request.user, question.hats)
        return {"page": plain, "listing": progress_listing(rows, question.seen.phases)}
    by_person = question.grouping == "nguoi"
    entries = groups.entries(question.packages, body=question.form.sieve.body, by_person=by_person)
    page = Paginator(entries, PAGE).get_page(number)
    packages = in_order(listed, list(dict.fromkeys(entry.item_id for entry in page.object_list)))
    rows = progress(packages, request.user, question.hats)
    return {"page": page, "groups": groups.grouped(list(page.object_list), entries, packages, rows)}


def _numbers(question: Asked) -> list[dict[str, Any]]:
    """Counts of all that is listed, each leading to its packages."""
    counts = counted(question.ranked)

    def number(label: str, status: str, tone: str) -> dict[str, Any]:
        count = counts.get(STATUSES[status], 0)
        url = reverse("board") + question.query(tinh_trang=status)
        return {"count": count, "label": label, "tone": tone if count else "none", "url": url}

    whole = {"count": sum(counts.values()), "label": pgettext("count", "Hồ sơ"), "tone": "none"}
    return [
        whole | {"url": reverse("board") + question.query(tinh_trang="")},
        number(_("Quá hạn"), "qua-han", "late"),
        number(_("Sẽ chậm"), "se-cham", "soon"),
        number(_("Sắp đến hạn"), "sap-den-han", "soon"),
        number(_("Đã hoàn thành"), "xong", "ok"),
    ]
