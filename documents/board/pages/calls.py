"""Đôn đốc: recording a telephone call, and the list of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.memberships import Membership
from congress.people.queries.hats import hats as hats_of
from congress.site.choosing import hats_here, is_about
from congress.site.refusing import refusal_page
from congress.site.rounds import FormRound, given
from documents.board.forms.calls import CallForm
from documents.board.models import Call
from documents.board.queries.calls import calls_about, calls_in_sight, seats_to_call
from documents.board.rows.calls import CALLS_LIMIT, call_lines, calls_listing
from documents.board.rows.packages import progress
from documents.board.services.calls import record_call, refuse_calling
from documents.board.words.urged import urged
from documents.packages.pages.base import neighbours
from documents.packages.pages.files import workbook
from documents.packages.queries.visible import lines_to, listed_to
from workflows.errors import NotNow
from workflows.text import clean

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.queries.hats import Hats
    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: PersonRequest, code: str) -> HttpResponse:
    """GET asks whom and what; POST keeps the call. A second click keeps none."""
    hats = hats_of(request.user)

    # The package whose row the reader may read; he need not be able to open it in order to urge it.
    package = lines_to(request.user, listed_to(request.user, hats=hats), hats=hats).filter(code=code).first()
    if package is None:
        raise Http404
    is_about(request, package.congress_id)

    refuse_calling(hats, package.congress_id)
    # Whom this very form called, who may hold the package no more: a second click is read like the first.
    request_id = clean(str(request.POST.get("request_id", "")))[:64]
    mine = Call.objects.filter(package=package, by=request.user)
    done = mine.filter(request_id=request_id).first() if request_id else None
    if done is None:
        called_before = []
    else:
        called_before = list(
            Membership.objects.filter(body=done.body_id, person=done.person_id).order_by("-start")[:1]
        )
    seats = [*seats_to_call(package), *called_before]

    form = CallForm(*given(request), seats=seats, named=not package.confidential)
    asked = _Calling(request, package, hats, form)
    if not seats:
        where = _("Hồ sơ đang ở bước “%(stage)s”, không còn ai để đôn đốc.")
        return refusal_page(request, NotNow(where % {"stage": package.stage_label}), back=asked.back)
    return asked.answered(asked.record, _("Đã ghi cuộc gọi về hồ sơ %(code)s.") % {"code": package.code})


class _Calling(FormRound[CallForm]):
    """The round of one call."""

    request: PersonRequest
    template = "board/call.html"

    def __init__(self, request: PersonRequest, package: Package, hats: Hats, form: CallForm) -> None:
        self.package, self.hats = package, hats
        # The board as the reader had filtered it.
        question = request.GET.urlencode()
        back = reverse("board") + (f"?{question}" if question else "")
        trail = [{"label": _("Bảng tiến độ"), "url": back}, {"label": _("Ghi đã gọi")}]
        super().__init__(request, form, back=back, trail=trail)

    def record(self) -> None:
        """Record the call. Raises Refused."""
        seat, data = self.form.seat, self.form.cleaned_data
        record_call(
            self.package,
            by=self.request.user,
            body=seat.body,
            person=seat.person,
            answer=data["answer"],
            promised=data["promised"],
            request_id=data["request_id"],
        )

    def facts(self) -> dict[str, Any]:
        """The row of the board, and the calls made before."""
        row = progress([self.package], self.hats)[0]
        made = calls_about(self.package, self.hats)
        opened: bool = self.package.opened  # type: ignore[attr-defined]  # annotated by `lines_to`
        return {"row": row, "calls": [urged(one, self.package, opened=opened) for one in made]}


@require_safe
def calls(request: PersonRequest) -> HttpResponse:
    """The calls the reader may know of, the latest first."""
    hats = hats_here(request)
    found = calls_in_sight(hats).select_related("package__procedure", "body", "person", "by")
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "listing": calls_listing(call_lines(list(page.object_list), request.user, hats)),
        "pages": neighbours(page),
    }
    return render(request, "board/calls.html", context)


@require_safe
def calls_file(request: PersonRequest) -> HttpResponse:
    """The same list as a workbook."""
    hats = hats_here(request)
    found = calls_in_sight(hats).select_related("package__procedure", "body", "person", "by")
    lines = call_lines(list(found[:CALLS_LIMIT]), request.user, hats)
    return workbook(calls_listing(lines), name=_("nhat-ky-don-doc"), found=found.count())
