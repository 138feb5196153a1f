"""Bản in có số: who holds which copy of a confidential draft, handing out, taking back, printing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.packages.pages.base import package_url, visible_package
from documents.packages.pages.files import pdf
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.queries.visible import people_who_may_view
from documents.paper.language import on_paper
from documents.signing.forms import CopiesForm
from documents.signing.papers.copies import render_copies
from documents.signing.papers.copies_facts import copy_marks, draft_of
from documents.signing.queries import code_of_copy, copies_of, may_hand_out
from documents.signing.services.copies import hand_out, take_back
from workflows import clock
from workflows.errors import Refused

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from documents.signing.models import PaperCopy


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def copies(request: HttpRequest, code: str) -> HttpResponse:
    """The list of copies; POST hands out new ones."""
    package = _package(request, code)
    readers = people_who_may_view(package)
    if request.method != "POST":
        return _page(request, package, CopiesForm(readers=readers))
    form = CopiesForm(request.POST, readers=readers)
    if not form.is_valid():
        return _page(request, package, form, status=422)
    try:
        asked = form.cleaned_data
        given = hand_out(package, list(asked["readers"]), by=request.user, request_id=asked["request_id"])
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return _page(request, package, form, status=refused.status)
    said = ngettext("Đã giao %(count)d bản in.", "Đã giao %(count)d bản in.", len(given))
    messages.success(request, said % {"count": len(given)})
    return redirect("copies", package.code)


@require_POST
def returned(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Records that a copy came back."""
    package = _package(request, code)
    try:
        copy = take_back(package, number, by=request.user, remark=request.POST.get("remark", ""))
    except Refused as refused:
        for reason in refused.reasons:
            messages.warning(request, reason)
        return redirect("copies", package.code)
    facts = {"number": copy.number, "reader": copy.reader}
    messages.success(request, _("Đã ghi trả: bản số %(number)02d, %(reader)s.") % facts)
    return redirect("copies", package.code)


@require_safe
@heavy
def copy_file(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One copy as PDF."""
    package = _package(request, code)
    copy = copies_of(package).filter(number=number).first()
    # The bytes of a draft that was withdrawn are kept, and shown to nobody.
    if copy is None or hasattr(copy.version, "withdrawal"):
        raise Http404
    return _printed(request, package, [copy], f"ban-so-{number:02d}-{package.code}.pdf")


@require_safe
@heavy
def all_copies_file(request: HttpRequest, code: str) -> HttpResponse:
    """Every copy of the draft in force that is out, in one PDF."""
    package = _package(request, code)
    out = list(copies_of(package).filter(version=package.current_id, returned=None))
    if not out:
        raise Http404
    return _printed(request, package, out, f"ban-in-{package.code}.pdf")


def _package(request: HttpRequest, code: str) -> Package:
    """A confidential package the reader may open and whose copies he gives out."""
    package = visible_package(request, code)
    if not package.confidential or package.current is None:
        raise Http404
    if not may_hand_out(package, request.user):
        words = _("Chỉ Văn phòng và Trưởng, Phó Trưởng, Thư ký của cơ quan chủ trì giao bản in.")
        raise PermissionDenied(words)
    return package


def _printed(request: HttpRequest, package: Package, chosen: list[PaperCopy], name: str) -> HttpResponse:
    with on_paper():
        draft = draft_of(package, chosen[0].version)
        data = render_copies(draft, copy_marks(chosen))
    paper = pdf(data, name, private=True)
    return shown(request, paper, package, "ban-in", chosen[0].version, taken=True)


def _page(request: HttpRequest, package: Package, form: CopiesForm, *, status: int = 200) -> HttpResponse:
    rows = [_row(package, copy) for copy in copies_of(package)]
    out = [row for row in rows if row["out"]]
    context = {
        "package": package,
        "form": form,
        "out": out,
        "back": [row for row in rows if not row["out"]],
        "printable": any(not row["old"] for row in out),
        "trail": [
            {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
            {"label": package.code, "url": package_url(package)},
            {"label": _("Bản in có số")},
        ],
    }
    return render(request, "signing/copies.html", context, status=status)


def _row(package: Package, copy: PaperCopy) -> dict[str, Any]:
    days = (clock.today() - clock.local_day(copy.given)).days
    return {
        "copy": copy,
        "code": code_of_copy(copy),
        "out": copy.returned is None,
        "old": copy.version_id != package.current_id,
        "since": ngettext("%(days)d ngày", "%(days)d ngày", days) % {"days": days} if days else _("hôm nay"),
    }
