"""Soạn ngay trên trang: saying that one works on a draft, writing a part of it, and seeing it first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from documents.drafting.forms.writing import WritingForm
from documents.drafting.queries.writing import drafting_move, editors, writing_of
from documents.drafting.services.writing import begin, drop, end_writing, keep, refuse_others
from documents.packages.pages.base import answer, package_url, private, visible_package
from documents.packages.pages.receipts import shown
from documents.packages.services.readings import text_of
from documents.texts.reading.reader import read_typed
from documents.texts.reading.typed import marked_text
from workflows.errors import Refused

if TYPE_CHECKING:
    from documents.drafting.models.writing import Writing
    from documents.packages.kinds import Part
    from documents.packages.models.packages import Package

# Outcomes after which the form comes back with everything that was typed.
FORM_COMES_BACK = (422, 503)


@require_POST
def editing(request: HttpRequest, code: str) -> HttpResponse:
    """Say that the reader works on the draft, or with `thoi` that he no longer does."""
    package = visible_package(request, code)
    stops = "thoi" in request.POST
    try:
        (end_writing if stops else begin)(package, by=request.user)
    except Refused as outcome:
        return private(answer(request, outcome, back=package_url(package)), package)
    told = _("Đã báo thôi sửa.") if stops else _("Đã báo đang sửa; người khác mở hồ sơ sẽ thấy.")
    messages.success(request, told)
    return private(redirect(package_url(package)), package)


@require_http_methods(["GET", "HEAD", "POST"])
def writing(request: HttpRequest, code: str, part: str) -> HttpResponse:
    """GET shows the words of a part to be written on; POST keeps them, shows them as read, or drops them."""
    package = visible_package(request, code)
    known = package.kind.part(part)
    if known is None:
        raise Http404
    try:
        refuse_others(package, by=request.user)
        return private(_answered(request, package, known), package)
    except Refused as outcome:
        return private(answer(request, outcome, back=package_url(package)), package)


def _answered(request: HttpRequest, package: Package, part: Part) -> HttpResponse:
    page = _Page(request, package, part)
    if request.method != "POST":
        return page.shown()
    if "bo" in request.POST:
        drop(package, part=part.code, by=request.user)
        messages.success(request, _("Đã bỏ phần đang soạn."))
        return redirect(package_url(package))
    return page.kept()


class _Page:
    """The page of one part being written by the reader."""

    def __init__(self, request: HttpRequest, package: Package, part: Part) -> None:
        self.request, self.package, self.part = request, package, part
        self.known: Writing | None = writing_of(package, request.user, part=part.code)
        current = package.current.number if package.current else 0
        self.base = self.known.base if self.known else current
        text = self.known.text if self.known else self._in_force()
        sent = request.POST if request.method == "POST" else None
        self.form = WritingForm(sent, package=package, part=part.code, text=text, base=self.base)

    def shown(self, *, status: int = 200, preview: SafeString | None = None) -> HttpResponse:
        package, current = self.package, self.package.current
        context = {
            "package": package,
            "part": self.part,
            "form": self.form,
            "known": self.known,
            "preview": preview,
            "base": self.base,
            "newer": current if current and current.number != self.base else None,
            "move": drafting_move(package, self.request.user),
            "others": [one for one in editors(package) if one.person_id != self.request.user.pk],
            "trail": self._trail(),
        }
        page = render(self.request, "drafting/writing.html", context, status=status)
        return shown(self.request, page, package, "soan", *([current] if current else []))

    def kept(self) -> HttpResponse:
        """Keep what was written, and show how it reads where that was asked."""
        if not self.form.is_valid():
            return self.shown(status=422)
        text = self.form.cleaned_data["text"]
        try:
            self.known = keep(self.package, text, part=self.part.code, base=self.base, by=self.request.user)
        except Refused as outcome:
            if outcome.status not in FORM_COMES_BACK:
                raise
            for reason in outcome.reasons:
                self.form.add_error(None, reason)
            return self.shown(status=outcome.status)
        if "xem" in self.request.POST:
            # Cleaned while it was read (documents.texts.reading).
            return self.shown(preview=mark_safe(read_typed(text).html))  # noqa: S308 - cleaned by nh3
        messages.success(self.request, _("Đã lưu, chưa nộp. Mở lại trang này để soạn tiếp."))
        return redirect(reverse("writing", args=[self.package.code, self.part.code]))

    def _in_force(self) -> str:
        """The words of the part in the draft in force, with their marks."""
        current = self.package.current
        row = current.parts.select_related("blob").filter(code=self.part.code).first() if current else None
        return marked_text(text_of(row).html) if row else ""

    def _trail(self) -> list[dict[str, Any]]:
        return [
            {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
            {"label": self.package.code, "url": package_url(self.package)},
            {"label": _("Soạn trên trang")},
        ]
