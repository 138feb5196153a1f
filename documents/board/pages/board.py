"""The board on the screen: by package, by body, by person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from congress.people.queries.congresses import congress_of
from congress.site.context import long_day
from documents.board.pages.asked import Asked, asked
from documents.board.queries.landscape import PAGE, STATUSES
from documents.board.rows import groups
from documents.board.rows.packages import progress_listing
from documents.packages.beside import lists_beside
from documents.packages.lately import lately_on_board
from documents.packages.pages.base import neighbours
from documents.packages.queries.visible import urged_congresses
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


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
        "groupings": question.ways(),
        "narrowed": question.form.sieve.narrows,
        "query": question.query(),
        "clear": question.query(**dict.fromkeys(question.form.asked, "")),
        "pages": neighbours(shown["page"], question.query()),
        # Whoever belongs to no congress has nothing to take along.
        "papers": bool(question.hats.congresses),
        "reports": clock.today().isoformat() if urged_congresses(question.hats) else "",
        "beside": lists_beside(question.hats),
        "lately": lately_on_board(congress_of(question.hats), question.all.rows, request.user),
    }
    return render(request, "board/board.html", context)


def _shown(request: PersonRequest, question: Asked) -> dict[str, Any]:
    """One page of the packages, or the same rows under the body that holds each, or the person to call."""
    number = request.GET.get("trang")
    if question.grouping == "ho-so":
        lines = question.ranked.page(number)
        rows = question.lines(list(lines.object_list))
        return {"page": lines, "listing": progress_listing(rows, question.seen.phases, question.query())}
    by_person = question.grouping == "nguoi"
    entries = groups.entries(
        question.packages,
        question.bodies,
        body=question.form.sieve.body,
        by_person=by_person,
        urged=urged_congresses(question.hats),
    )
    page = Paginator(entries, PAGE).get_page(number)
    wanted = {entry.item_id for entry in page.object_list}
    packages = list(question.all.rows.filter(pk__in=wanted).order_by())
    rows = question.lines(packages)
    shown = groups.grouped(list(page.object_list), entries, packages, rows, query=question.query())
    return {"page": page, "groups": shown}


def _numbers(question: Asked) -> list[dict[str, Any]]:
    """Counts of all that is listed, each leading to its packages."""
    counts = question.all.counts

    def number(label: str, status: str, tone: str) -> dict[str, Any]:
        count = counts.get(STATUSES[status], 0)
        url = reverse("board") + question.query(tinh_trang=status)
        return {"count": count, "label": label, "tone": tone if count else "none", "url": url}

    whole = {"count": sum(counts.values()), "label": pgettext("count", "Hồ sơ"), "tone": "none"}
    return [
        whole | {"url": reverse("board") + question.query(tinh_trang="")},
        number(_("Quá hạn"), "qua-han", "late"),
        number(_("Có nguy cơ chậm"), "se-cham", "soon"),
        number(_("Sắp đến hạn"), "sap-den-han", "soon"),
        number(_("Đã hoàn thành"), "xong", "ok"),
    ]
