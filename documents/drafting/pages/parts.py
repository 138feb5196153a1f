"""Thành phần hồ sơ: the checklist of a package, who writes what, handing in, and putting a draft together."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.queries.hats import hats
from congress.site.rounds import FormKind, given
from documents.drafting.forms.parts import AssembleForm, ChargeForm, HandInForm
from documents.drafting.queries.parts import checklist_item, lacking_parts, may_plan
from documents.drafting.rows import checklist_listing
from documents.drafting.services import assembling, parts
from documents.drafting.services.parts import add_chapter, note_taken
from documents.packages.pages import secrecy
from documents.packages.pages.base import package_url, private, visible_package, way_to
from documents.packages.pages.files import from_store, sent
from documents.packages.pages.receipts import shown
from documents.packages.pages.rounds import PackageRound
from documents.packages.services.paper_words import news_of, text_of, told_of_files
from documents.packages.words.days import deadline_in_words
from workflows import engine
from workflows.errors import Busy

if TYPE_CHECKING:
    from django.http import FileResponse, HttpResponse

    from congress.site.requests import PersonRequest
    from documents.drafting.queries.parts import ChecklistItem
    from documents.packages.models.packages import Package
    from workflows.errors import Refused


@require_safe
def checklist_page(request: PersonRequest, code: str) -> HttpResponse:
    """The parts and chapters of a package: who writes each, until when, what has come."""
    package = visible_package(request, code)
    context = {
        "package": package,
        "listing": checklist_listing(package, request.user, hats(request.user)),
        "deadline": deadline_in_words(package),
        "plans": may_plan(package, request.user),
        "assembles": assembling.move_for(package, request.user) is not None,
        "lacking": [item.in_words for item in lacking_parts(package)],
        "trail": way_to(package, (_("Thành phần hồ sơ"), "")),
    }
    return shown(request, render(request, "drafting/checklist.html", context), package, "thanh-phan")


@require_http_methods(["GET", "HEAD", "POST"])
def charge(request: PersonRequest, code: str, part: str) -> HttpResponse:
    """Who writes one part or chapter; GET asks, POST records."""
    package = visible_package(request, code)
    item = _item(package, part)
    parts.refuse_charging(package, request.user)
    form = ChargeForm(*given(request), package=package, item=item)
    asked = _PartRound(
        request, package, form, heading=_("Phân công: %(title)s") % {"title": item.title}, item=item
    )
    return asked.answered(
        lambda: parts.charge_part(package, part, form.charge(), by=request.user, seen=asked.seen),
        _("Đã ghi phân công."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_chapter(request: PersonRequest, code: str) -> HttpResponse:
    """A chapter added to the main part; GET asks, POST records."""
    package = visible_package(request, code)
    parts.refuse_charging(package, request.user)
    form = ChargeForm(*given(request), package=package, item=None)
    asked = _PartRound(request, package, form, heading=_("Thêm chương"))
    return asked.answered(lambda: add_chapter(package, form.charge(), by=request.user), _("Đã thêm chương."))


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: PersonRequest, code: str, part: str) -> HttpResponse:
    """The owner's draft of one part or chapter; GET asks for the file, POST keeps it."""
    package = visible_package(request, code)
    item = _item(package, part)
    parts.refuse_handing_in(package, item, request.user)
    form = HandInForm(*given(request), item=item)
    heading = _("Gửi bản soạn: %(title)s") % {"title": item.title}
    asked = _PartRound(request, package, form, heading=heading, item=item)
    return asked.answered(
        lambda: parts.hand_in_part(
            package,
            part,
            form.paper,  # type: ignore[arg-type]  # a valid form has received something
            by=request.user,
            seen=asked.seen,
            note=form.cleaned_data["note"],
        ),
        lambda row: _thanked(
            request,
            _("Đã gửi bản soạn: %(title)s.") % {"title": item.title},
            [(row.name, line) for line in text_of(row).warnings],
        ),
    )


@require_safe
def handed_in(request: PersonRequest, code: str, part: str, number: int) -> HttpResponse | FileResponse:
    """The bytes of one draft of a part or chapter; of a confidential package a marked copy."""
    package = visible_package(request, code)
    rows = package.part_drafts.select_related("blob")
    row = get_object_or_404(rows, code=part, number=min(number, 2**31 - 1))
    noted_taken(request, package, part=part)
    with from_store():
        if secrecy.only_a_copy(package, request.user):
            return secrecy.part_copy(request, package, row)
        return private(sent(row.blob, name=row.name), package)


@require_http_methods(["GET", "HEAD", "POST"])
def assemble(request: PersonRequest, code: str) -> HttpResponse:
    """Ghép thành dự thảo: GET lists what goes in and what is missing, POST records the new draft."""
    package = visible_package(request, code)
    assembling.refuse_assembling(package, request.user)
    asked = _Assembling(request, package)
    return asked.answered(
        lambda: assembling.assemble_draft(package, by=request.user, **asked.form.cleaned_data),
        lambda step: _thanked(request, _("Đã ghép thành dự thảo mới."), news_of(step.version)),
        to=package_url(package),
    )


class _PartRound(PackageRound[FormKind]):
    """The round of a form about the checklist, or about one line of it."""

    template = "drafting/part_form.html"
    page_code = "thanh-phan"

    def __init__(
        self,
        request: PersonRequest,
        package: Package,
        form: FormKind,
        *,
        heading: str,
        item: ChecklistItem | None = None,
        **more: Any,
    ) -> None:
        self.item, back = item, reverse("parts", args=[package.code])
        way = [(_("Thành phần hồ sơ"), back), (heading, "")]
        super().__init__(request, package, form, way=way, back=back, heading=heading, item=item, **more)

    @property
    def seen(self) -> str:
        """What was on the page when it was sent."""
        return str(self.request.POST.get("seen", ""))

    def looks_again(self, outcome: Refused) -> bool:
        """The next try is about the line as it is now."""
        if self.item is not None:
            now = checklist_item(self.package, self.item.code) or self.item
            self.context["item"] = now
            if isinstance(self.form, ChargeForm | HandInForm):
                self.form.look_again(now.seen)
        return super().looks_again(outcome)


class _Assembling(_PartRound[AssembleForm]):
    """The round of putting a draft together: of what it is made stands beside the form."""

    template = "drafting/assemble.html"

    def __init__(self, request: PersonRequest, package: Package) -> None:
        planned = self.planned = assembling.assembly_of(package)
        self.fresh = {"seen": engine.seen(package), "made_of": planned.seen}

        # What the author may say of a draft put together: where each piece came from.
        rows = [
            _("%(title)s: %(owner)s, bản số %(number)d")
            % {"title": item.title, "owner": item.drafts[-1].body, "number": item.drafts[-1].number}
            for item in (*planned.written, *planned.files)
        ]
        initial = {
            **self.fresh,
            "request_id": uuid.uuid4().hex,
            "note": _("Ghép từ: %(rows)s.") % {"rows": "; ".join(rows)} if rows else "",
        }

        form = AssembleForm(*given(request), lacking=bool(planned.lacking), initial=initial)
        possible = assembling.move_for(package, request.user) is not None
        heading = _("Ghép thành dự thảo")
        super().__init__(request, package, form, heading=heading, planned=planned, possible=possible)

    def facts(self) -> dict[str, Any]:
        """The pieces, each with what there is to know of its file."""
        written, files = self.planned.written, self.planned.files
        told = told_of_files(item.drafts[-1] for item in (*written, *files))
        pieces = {"written": written, "files": files}
        return {name: [(item, told[item.code]) for item in items] for name, items in pieces.items()}

    def looks_again(self, outcome: Refused) -> bool:
        """The next try is about the pieces as they were when this one began."""
        self.form.look_again(**self.fresh)
        return super().looks_again(outcome)


def _thanked(request: PersonRequest, thanks: str, told: list[tuple[str, str]]) -> str:
    """The thanks, beside what there is to know of the files that came."""
    for name, line in told:
        messages.warning(request, f"{name}: {line}")
    return thanks


def _item(package: Package, code: str) -> ChecklistItem:
    item = checklist_item(package, code)
    if item is None:
        raise Http404
    return item


def noted_taken(request: PersonRequest, package: Package, *, part: str) -> None:
    """Write that somebody took away what the owner of a part handed in."""
    if request.method != "GET":
        return
    try:
        note_taken(package, by=request.user, part=part)
    except Busy:
        if package.confidential:
            raise
