"""Đối chiếu: figures, dates, names and term labels that the drafts say differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.people.queries.congresses import congress_of
from congress.people.queries.hats import hats as hats_of
from documents.consistency import queries, services
from documents.consistency.rows import in_groups, rows_for
from documents.packages.pages.base import answer
from documents.packages.pages.heavy import heavy
from workflows.errors import NotNow, Refused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from congress.people.models.bodies import Congress
    from congress.people.queries.hats import Hats

PAGE = "/doi-chieu/"
# Outcomes after which the page comes back with what was typed.
PAGE_COMES_BACK = (422, 503)


@require_http_methods(["GET", "HEAD", "POST"])
def consistency(request: HttpRequest) -> HttpResponse:
    """What does not agree in the reader's congress, `?ho_so=` in a package; POST excuses one."""
    hats = hats_of(request.user)
    congress = congress_of(hats)
    if congress is None:
        raise Http404(_("Tài khoản này chưa thuộc cơ quan nào của Đại hội."))
    if request.method != "POST":
        return _page(request, congress, hats)
    try:
        _say(request, congress, hats)
    except Refused as outcome:
        if outcome.status not in PAGE_COMES_BACK:
            return answer(request, outcome, back=PAGE)
        return _page(request, congress, hats, outcome=outcome)
    messages.success(request, _("Đã ghi."))
    return redirect(PAGE)


def _say(request: HttpRequest, congress: Congress, hats: Hats) -> None:
    key = str(request.POST.get("cho", ""))[:64]
    if "xem-lai" in request.POST:
        services.look_again(congress, key, by=request.user)
        return
    if queries.may_excuse(congress, hats) and key not in _keys(request, congress, hats):
        raise NotNow(_("Các văn kiện đã thay đổi sau khi mở trang, chỗ này không còn như vậy."))
    services.excuse(congress, key, by=request.user, reason=str(request.POST.get("ly_do", "")))


def _keys(request: HttpRequest, congress: Congress, hats: Hats) -> set[str]:
    return {row.finding.key for row in rows_for(congress, request.user, hats=hats)}


@heavy
def _page(
    request: HttpRequest, congress: Congress, hats: Hats, *, outcome: Refused | None = None
) -> HttpResponse:
    code = str(request.GET.get("ho_so", ""))[:40]
    context = {
        "groups": in_groups(rows_for(congress, request.user, hats=hats, code=code)),
        "code": code,
        "term": congress.term,
        "excuses": queries.may_excuse(congress, hats),
        "refused": outcome.reasons if outcome else (),
        "about": str(request.POST.get("cho", "")),
        "typed": str(request.POST.get("ly_do", "")),
    }
    return render(request, "consistency/consistency.html", context, status=outcome.status if outcome else 200)
