"""Đôn đốc: recording a telephone call, and the list of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.hats import hats as hats_of
from documents.board.forms.calls import CallForm
from documents.board.models import Call
from documents.board.queries.calls import calls_about, calls_in_sight, seats_to_call
from documents.board.rows.calls import CALLS_LIMIT, call_lines, calls_sheet
from documents.board.rows.packages import progress
from documents.board.services import record_call
from documents.board.words import urged
from documents.packages.pages.base import answer, neighbours
from documents.packages.pages.files import workbook
from documents.packages.queries.visible import listed_to, urged_congresses, with_paper
from workflows.errors import NotNow, Refused
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.memberships import Membership
    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package

PAGE = 50
# Outcomes after which the form comes back with everything that was typed.
FORM_COMES_BACK = (422, 503)


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, code: str) -> HttpResponse:
    """GET asks whom and what; POST keeps the call. A second click keeps none."""
    hats = hats_of(request.user)
    package = _listed(request, code, hats)
    if package.congress_id not in urged_congresses(hats):
        raise PermissionDenied(_("Chỉ Ban Tổ chức Đại hội và Văn phòng ghi cuộc gọi đôn đốc."))
    seats = seats_to_call(package)
    if request.method == "POST":
        return _post(request, package, hats, seats)
    if not seats:
        return answer(request, _nobody(package), back=_back(request))
    return _page(request, package, hats, CallForm(seats=seats, named=not package.confidential))


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """The calls the reader may know of, the latest first."""
    hats = hats_of(request.user)
    found = calls_in_sight(hats).select_related("package__procedure", "body", "person", "by")
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "lines": call_lines(list(page.object_list), request.user, hats),
        "pages": neighbours(page),
    }
    return render(request, "board/calls.html", context)


@require_safe
def calls_file(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook."""
    hats = hats_of(request.user)
    found = calls_in_sight(hats).select_related("package__procedure", "body", "person", "by")
    lines = call_lines(list(found[:CALLS_LIMIT]), request.user, hats)
    return workbook(calls_sheet(lines), name=_("nhat-ky-don-doc"), found=found.count())


def _listed(request: HttpRequest, code: str, hats: Hats) -> Package:
    """The package whose row the reader may read; he need not be able to open it in order to urge it."""
    if "\x00" in code:
        raise Http404
    found = with_paper(listed_to(request.user, hats=hats)).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _post(request: HttpRequest, package: Package, hats: Hats, seats: list[Membership]) -> HttpResponse:
    form = CallForm(request.POST, seats=seats, named=not package.confidential)
    request_id = clean(str(request.POST.get("request_id", "")))[:64]
    done = Call.objects.filter(request_id=request_id, package=package, by=request.user).exists()
    if not done and not seats:
        return answer(request, _nobody(package), back=_back(request))
    if not done and not form.is_valid():
        return _page(request, package, hats, form, status=422)
    try:
        if not done:
            _record(request, package, form)
    except Refused as outcome:
        return _refused(request, package, hats, form, outcome)
    messages.success(request, _("Đã ghi cuộc gọi về hồ sơ %(code)s.") % {"code": package.code})
    return redirect(_back(request))


def _record(request: HttpRequest, package: Package, form: CallForm) -> None:
    seat, data = form.seat, form.cleaned_data
    record_call(
        package,
        by=request.user,
        body=seat.body,
        person=seat.person,
        answer=data["answer"],
        promised=data["promised"],
        request_id=data["request_id"],
    )


def _refused(
    request: HttpRequest, package: Package, hats: Hats, form: CallForm, outcome: Refused
) -> HttpResponse:
    if outcome.status not in FORM_COMES_BACK:
        return answer(request, outcome, back=_back(request))
    for reason in outcome.reasons:
        form.add_error(None, reason)
    return _page(request, package, hats, form, status=outcome.status)


def _page(
    request: HttpRequest, package: Package, hats: Hats, form: CallForm, *, status: int = 200
) -> HttpResponse:
    row = progress([package], request.user, hats)[0]
    made = calls_about(package, hats)
    context: dict[str, Any] = {
        "row": row,
        "form": form,
        "calls": [urged(one, package, opened=row.opened) for one in made],
        "back": _back(request),
        "trail": [{"label": _("Bảng tiến độ"), "url": _back(request)}, {"label": _("Ghi đã gọi")}],
    }
    return render(request, "board/call.html", context, status=status)


def _nobody(package: Package) -> NotNow:
    where = _("Hồ sơ đang ở bước “%(stage)s”, không còn ai để đôn đốc.")
    return NotNow(where % {"stage": package.stage_label})


def _back(request: HttpRequest) -> str:
    """The board as the reader had filtered it."""
    question = request.GET.urlencode()
    return reverse("board") + (f"?{question}" if question else "")
