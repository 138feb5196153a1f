"""Soạn ngay trên trang: saying that one works on a draft, writing a part of it, and seeing it first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congress.site.refusing import refusal_page
from congress.site.rounds import given, pressed
from documents.drafting.forms.writing import WritingForm
from documents.drafting.queries.writing import drafting_move, editors, writing_of
from documents.drafting.services.writing import begin, drop, end_writing, keep, refuse_others
from documents.packages.models.drafts import VersionPart
from documents.packages.models.paper_words import BlobText
from documents.packages.pages.base import package_url, private, visible_package
from documents.packages.pages.rounds import PackageRound
from documents.packages.pages.waiting import awaits_words
from documents.packages.queries.drafts import as_signed, versions_in_sight
from documents.packages.services.paper_words import text_of
from documents.texts.reading.reader import read_typed
from documents.texts.reading.typed import marked_text
from workflows.errors import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.drafting.models.writing import Writing
    from documents.packages.kinds import Part
    from documents.packages.models.packages import Package


@require_POST
def editing(request: PersonRequest, code: str) -> HttpResponse:
    """Say that the reader works on the draft, or with `thoi` that he no longer does."""
    package = visible_package(request, code)
    stops = "thoi" in request.POST
    told = _("Đã báo thôi sửa.") if stops else _("Đã báo đang sửa; người khác mở hồ sơ sẽ thấy.")
    verb = end_writing if stops else begin
    back = package_url(package)
    return private(pressed(request, lambda: verb(package, by=request.user), told, back=back), package)


@require_http_methods(["GET", "HEAD", "POST"])
def writing(request: PersonRequest, code: str, part: str) -> HttpResponse:
    """GET shows the words of a part to be written on; POST keeps them, shows them as read, or drops them."""
    package = visible_package(request, code)
    known = package.kind.part(part)
    if known is None:
        raise Http404
    try:
        refuse_others(package, by=request.user)
    except Refused as outcome:
        return private(refusal_page(request, outcome, back=package_url(package)), package)
    if request.method != "POST" and (page := _unread(request, package, part)):
        return page
    asked = _Writing(request, package, known)
    if "bo" in request.POST:
        told, back = _("Đã bỏ phần đang soạn."), package_url(package)
        dropped = pressed(request, lambda: drop(package, part=part, by=request.user), told, back=back)
        return private(dropped, package)
    if "xem" in request.POST:
        return asked.previewed()
    here = reverse("writing", args=[package.code, part])
    return asked.answered(asked.keep, _("Đã lưu, chưa nộp. Mở lại trang này để soạn tiếp."), to=here)


def _unread(request: PersonRequest, package: Package, part: str) -> HttpResponse | None:
    """The page that waits for the words one begins with; what was already kept needs none."""
    if package.current is None or writing_of(package, request.user, part=part) is not None:
        return None
    rows = package.current.parts.select_related("blob").filter(code=part)
    return awaits_words(request, package, rows, back=package_url(package))


class _Writing(PackageRound[WritingForm]):
    """The round of one part being written by the reader."""

    template = "drafting/writing.html"
    page_code = "soan"

    def __init__(self, request: PersonRequest, package: Package, part: Part) -> None:
        self.part, current = part, package.current
        self.known: Writing | None = writing_of(package, request.user, part=part.code)
        self.base = self.known.base if self.known else current.number if current else 0
        # The words of the part in the draft one begins from, with their marks; what was not read is missing.
        parts = VersionPart.objects.select_related("blob").filter(version__in=versions_in_sight(package))
        row = parts.filter(version__number=self.base, code=part.code).first()
        read = text_of(row) if row else BlobText()
        text = self.known.text if self.known else marked_text(read.html)
        super().__init__(
            request,
            package,
            WritingForm(
                *given(request),
                package=package,
                part=part.code,
                text=text,
                base=self.base,
            ),
            way=[(_("Soạn trên trang"), "")],
            drafts=[current] if current else [],
            part=part,
            preview=None,
            unread=[f"{row.name}: {line}" for line in read.warnings] if row else [],
        )

    def facts(self) -> dict[str, Any]:
        """What else is known of the part: when it was kept, what came in between, who else writes."""
        package, current = self.package, self.package.current
        newer = current if current and current.number != self.base else None
        if newer is not None:
            as_signed(newer)
        return {
            "known": self.known,
            "base": self.base,
            "newer": newer,
            "move": drafting_move(package, self.request.user),
            "others": [one for one in editors(package) if one.person_id != self.request.user.pk],
        }

    def keep(self) -> None:
        """Keep what was written. Raises Refused."""
        text = self.form.cleaned_data["text"]
        self.known = keep(self.package, text, part=self.part.code, base=self.base, by=self.request.user)

    def previewed(self) -> HttpResponse:
        """Keep what was written, and show how it reads."""
        try:
            if not self.is_filled():
                return self.page(422)
            self.keep()
        except Refused as outcome:
            return self.refused(outcome)
        # Cleaned while it was read (documents.texts.reading).
        read = mark_safe(read_typed(self.form.cleaned_data["text"]).html)  # noqa: S308 - cleaned by nh3
        self.context["preview"] = read
        return self.page()
