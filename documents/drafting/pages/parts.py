"""Thành phần hồ sơ: the checklist of a package, who writes what, handing in, and putting a draft together."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.hats import hats
from documents.drafting.forms.parts import AssembleForm, ChargeForm, HandInForm
from documents.drafting.queries.parts import checklist_item, lacking_parts, may_hand_in, may_plan
from documents.drafting.rows import checklist_for
from documents.drafting.services import assembling, parts
from documents.drafting.services.parts import add_chapter, note_taken
from documents.packages.pages import secrecy
from documents.packages.pages.base import answer, package_url, private, visible_package
from documents.packages.pages.receipts import shown
from documents.packages.words.days import deadline_in_words
from documents.texts.files import PAPERS
from documents.texts.names import content_disposition
from workflows import engine
from workflows.errors import Busy, Refused

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest

    from documents.drafting.queries.parts import ChecklistItem
    from documents.packages.models.packages import Package


# Outcomes after which the form comes back with everything that was typed.
FORM_COMES_BACK = (409, 422, 503, 507)


@require_safe
def checklist(request: HttpRequest, code: str) -> HttpResponse:
    """The parts and chapters of a package: who writes each, until when, what has come."""
    found = visible_package(request, code)
    context = {
        "package": found,
        "lines": checklist_for(found, request.user, hats(request.user)),
        "deadline": deadline_in_words(found),
        "plans": may_plan(found, request.user),
        "assembles": assembling.move_for(found, request.user) is not None,
        "lacking": [item.in_words for item in lacking_parts(found)],
        "trail": _trail(found),
    }
    return shown(request, render(request, "drafting/checklist.html", context), found, "thanh-phan")


@require_http_methods(["GET", "HEAD", "POST"])
def charge(request: HttpRequest, code: str, part: str) -> HttpResponse:
    """Who writes one part or chapter; GET asks, POST records."""
    found = visible_package(request, code)
    item = _item(found, part)
    _refuse_others(request, found)
    form = ChargeForm(request.POST if request.method == "POST" else None, package=found, item=item)
    page = _Page(request, found, form, heading=_("Phân công: %(title)s") % {"title": item.title}, item=item)
    if request.method != "POST":
        return page.shown()
    return page.kept(
        lambda: parts.charge_part(
            found, part, form.charge(), by=request.user, seen=str(request.POST.get("seen", ""))
        ),
        _("Đã ghi phân công."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_chapter(request: HttpRequest, code: str) -> HttpResponse:
    """A chapter added to the main part; GET asks, POST records."""
    found = visible_package(request, code)
    _refuse_others(request, found)
    form = ChargeForm(request.POST if request.method == "POST" else None, package=found, item=None)
    page = _Page(request, found, form, heading=_("Thêm chương"))
    if request.method != "POST":
        return page.shown()
    return page.kept(lambda: add_chapter(found, form.charge(), by=request.user), _("Đã thêm chương."))


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, code: str, part: str) -> HttpResponse:
    """The owner's draft of one part or chapter; GET asks for the file, POST keeps it."""
    found = visible_package(request, code)
    item = _item(found, part)
    if not may_hand_in(found, item, request.user):
        raise PermissionDenied(
            _("Chỉ người của %(owner)s gửi bản soạn của thành phần này.") % {"owner": item.owner}
        )
    posted = request.method == "POST"
    form = HandInForm(request.POST if posted else None, request.FILES if posted else None, item=item)
    page = _Page(
        request, found, form, heading=_("Gửi bản soạn: %(title)s") % {"title": item.title}, item=item
    )
    if not posted:
        return page.shown()
    return page.kept(
        lambda: parts.hand_in_part(
            found,
            part,
            form.paper,  # type: ignore[arg-type]  # a valid form has received something
            by=request.user,
            seen=str(request.POST.get("seen", "")),
            note=form.cleaned_data["note"],
        ),
        _("Đã gửi bản soạn: %(title)s.") % {"title": item.title},
    )


@require_safe
def handed_in(request: HttpRequest, code: str, part: str, number: int) -> HttpResponse:
    """The bytes of one draft of a part or chapter; of a confidential package a marked copy."""
    found = visible_package(request, code)
    rows = found.part_drafts.select_related("blob")
    row = get_object_or_404(rows, code=part.replace("\x00", ""), number=min(number, 2**31 - 1))
    noted_taken(request, found, part=part)
    try:
        if secrecy.only_a_copy(found, request.user):
            return secrecy.part_copy(request, found, row)
        stream = PAPERS.open(row.blob.name)
    except FileNotFoundError as missing:
        raise Http404(_("Không tìm thấy tệp đã lưu; đề nghị báo Văn phòng.")) from missing
    response = FileResponse(stream, content_type=row.blob.content_type)
    response["Content-Disposition"] = content_disposition(row.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return private(response, found)


@require_http_methods(["GET", "HEAD", "POST"])
def assemble(request: HttpRequest, code: str) -> HttpResponse:
    """Ghép thành dự thảo: GET lists what goes in and what is missing, POST records the new draft."""
    found = visible_package(request, code)
    if found.may(request.user, "draft", holder="lead") is None:
        raise PermissionDenied(_("Chỉ người soạn thảo của %(lead)s ghép dự thảo.") % {"lead": found.lead})
    planned = assembling.assembly_of(found)
    fresh = {"seen": engine.seen(found), "made_of": planned.seen}
    initial = {**fresh, "request_id": uuid.uuid4().hex, "note": _note(planned)}
    data = request.POST if request.method == "POST" else None
    form = AssembleForm(data, lacking=bool(planned.lacking), initial=initial)
    page = _Page(request, found, form, heading=_("Ghép thành dự thảo"), template="drafting/assemble.html")
    page.context |= {"planned": planned, "possible": assembling.move_for(found, request.user) is not None}
    page.fresh = fresh
    if request.method != "POST":
        return page.shown()
    return page.kept(
        lambda: assembling.assemble_draft(found, by=request.user, **form.cleaned_data),
        _("Đã ghép thành dự thảo mới."),
        to=package_url(found),
    )


class _Page:
    """The page of a form about the checklist, and what comes of sending it."""

    def __init__(
        self,
        request: HttpRequest,
        package: Package,
        form: Any,
        *,
        heading: str,
        item: ChecklistItem | None = None,
        template: str = "drafting/part_form.html",
    ) -> None:
        self.request, self.package, self.form, self.item = request, package, form, item
        self.template = template
        self.back = reverse("parts", args=[package.code])
        self.fresh: dict[str, str] = {}
        self.context: dict[str, Any] = {"package": package, "heading": heading, "item": item}
        self.context |= {"back": self.back, "trail": _trail(package, heading)}

    def shown(self, status: int = 200) -> HttpResponse:
        context = self.context | {"form": self.form}
        page = render(self.request, self.template, context, status=status)
        return shown(self.request, page, self.package, "thanh-phan")

    def kept(self, verb: Any, told: str, *, to: str = "") -> HttpResponse:
        if not self.form.is_valid():
            return self.shown(getattr(self.form, "status", 422))
        try:
            verb()
        except Refused as outcome:
            return self.again(outcome)
        messages.success(self.request, told)
        return private(redirect(to or self.back), self.package)

    def again(self, outcome: Refused) -> HttpResponse:
        """The form with everything typed, where trying again can help; otherwise the page that says why."""
        if outcome.status not in FORM_COMES_BACK:
            return private(answer(self.request, outcome, back=self.back), self.package)
        for reason in outcome.reasons:
            self.form.add_error(None, reason)
        self._look_again(self.form)
        return self.shown(outcome.status)

    def _look_again(self, form: forms.Form | Any) -> None:
        if self.item is not None:
            now = checklist_item(self.package, self.item.code)
            self.context["item"] = now or self.item
            form.look_again((now or self.item).seen)
        elif self.fresh:
            form.look_again(**self.fresh)


def _item(package: Package, code: str) -> ChecklistItem:
    found = checklist_item(package, code)
    if found is None:
        raise Http404
    return found


def _refuse_others(request: HttpRequest, package: Package) -> None:
    if not may_plan(package, request.user):
        raise PermissionDenied(
            _("Chỉ người phụ trách trình hồ sơ của %(lead)s phân công.") % {"lead": package.lead}
        )


def _note(planned: assembling.Assembly) -> str:
    """What the author may say of a draft put together: where each piece came from."""
    rows = [
        _("%(title)s: %(owner)s, bản số %(number)d")
        % {"title": item.title, "owner": item.drafts[-1].body, "number": item.drafts[-1].number}
        for item in (*planned.written, *planned.files)
    ]
    return _("Ghép từ: %(rows)s.") % {"rows": "; ".join(rows)} if rows else ""


def _trail(package: Package, here: str = "") -> list[dict[str, str]]:
    own = {"label": _("Thành phần hồ sơ")}
    if here:
        own["url"] = reverse("parts", args=[package.code])
    trail = [
        {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
        {"label": package.code, "url": package_url(package)},
        own,
    ]
    return [*trail, {"label": here}] if here else trail


def noted_taken(request: HttpRequest, package: Package, *, part: str) -> None:
    """Write that somebody took away what the owner of a part handed in."""
    if request.method != "GET":
        return
    try:
        note_taken(package, by=request.user, part=part)
    except Busy:
        if package.confidential:
            raise
