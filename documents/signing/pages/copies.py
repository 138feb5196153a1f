"""Bản in có số: who holds which copy of a confidential draft, handing out, taking back, printing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congress.site.rounds import FormKind, given
from documents.packages.pages.base import private, visible_package
from documents.packages.pages.files import pdf, word
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.pages.rounds import PackageRound
from documents.packages.pages.waiting import awaited, awaits_pages
from documents.packages.queries.visible import people_who_may_view
from documents.paper.language import on_paper
from documents.paper.official import render_official
from documents.signing.forms import CopiesForm, CopyBackForm
from documents.signing.papers.copies import render_copies
from documents.signing.papers.copies_facts import copy_marks, draft_of
from documents.signing.papers.copies_receipt import receipt_of_copies
from documents.signing.papers.long_papers import LONG_COPIES, key_of_long_copies
from documents.signing.queries import copies_of
from documents.signing.rows import copies_back, copies_out
from documents.signing.services.copies import hand_out, refuse_handing_out, take_back

if TYPE_CHECKING:
    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package
    from documents.signing.models import PaperCopy


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def copies(request: PersonRequest, code: str) -> HttpResponse:
    """The list of copies; POST hands out new ones."""
    package = _package(request, code)
    readers = people_who_may_view(package)
    form = CopiesForm(*given(request), readers=readers)
    asked = _Copies(request, package, form, way=[(_("Bản in có số"), "")])
    return asked.answered(
        lambda: hand_out(
            package,
            list(form.cleaned_data["readers"]),
            by=request.user,
            request_id=form.cleaned_data["request_id"],
        ),
        lambda given_out: (
            ngettext("Đã giao %(count)d bản in.", "Đã giao %(count)d bản in.", len(given_out))
            % {"count": len(given_out)}
        ),
        to=reverse("copies", args=[package.code]),
    )


@require_POST
def returned(request: PersonRequest, code: str, number: int) -> HttpResponse:
    """Records that a copy came back."""
    package = _package(request, code)
    form = CopyBackForm(request.POST)
    back = reverse("copies", args=[package.code])
    asked = _CopyBack(request, package, form, back=back, number=number, way=[(_("Bản in có số"), "")])
    return asked.answered(
        lambda: take_back(package, number, by=request.user, remark=form.cleaned_data["remark"]),
        lambda copy: (
            _("Đã ghi trả: bản số %(number)02d, %(reader)s.") % {"number": copy.number, "reader": copy.reader}
        ),
    )


@require_safe
def copy_file(request: PersonRequest, code: str, number: int) -> HttpResponse:
    """One copy as PDF."""
    package = _package(request, code)
    copy = copies_of(package).filter(number=number).first()
    # The bytes of a draft that was withdrawn are kept, and shown to nobody.
    if copy is None or hasattr(copy.version, "withdrawal"):
        raise Http404
    return _printed(request, package, [copy], f"ban-so-{number:02d}-{package.code}.pdf")


@require_safe
def all_copies_file(request: PersonRequest, code: str) -> HttpResponse:
    """Every copy of the draft in force that is out, in one PDF."""
    package = _package(request, code)
    out = list(copies_of(package).filter(version=package.current_id, returned=None))
    if not out:
        raise Http404
    return _printed(request, package, out, f"ban-in-{package.code}.pdf")


@require_safe
def copies_receipt(request: PersonRequest, code: str, kind: str) -> HttpResponse:
    """Phiếu giao nhận of every copy of the draft in force, as PDF or Word; no words of it stand there."""
    package = _package(request, code)
    given_out = list(copies_of(package).filter(version=package.current_id))
    if not given_out:
        raise Http404
    with on_paper():
        paper = receipt_of_copies(package, given_out)
        name = f"giao-nhan-{package.code}.{kind}"
        made = (
            pdf(render_official(paper), name, private=True)
            if kind == "pdf"
            else word(paper, package.congress, name)
        )
        return private(made, package)


def _package(request: PersonRequest, code: str) -> Package:
    """A confidential package the reader may open and whose copies he gives out."""
    package = visible_package(request, code)
    if not package.confidential or package.current is None:
        raise Http404
    refuse_handing_out(package, request.user)
    return package


def _printed(request: PersonRequest, package: Package, chosen: list[PaperCopy], name: str) -> HttpResponse:
    """The copies, now or once the worker has made them where they are long."""
    back = reverse("copies", args=[package.code])
    parts = chosen[0].version.parts.select_related("blob")
    if page := awaits_pages(request, package, parts, back=back):
        return page
    if (key := key_of_long_copies(package, chosen)) is None:
        return _made_now(request, package, chosen, name)
    facts = {"key": key, "copies": [copy.pk for copy in chosen]}
    made = awaited(request, package, LONG_COPIES, key, facts=facts, back=back)
    return made if isinstance(made, HttpResponse) else _sent(request, package, chosen, name, made)


@heavy
def _made_now(request: PersonRequest, package: Package, chosen: list[PaperCopy], name: str) -> HttpResponse:
    with on_paper():
        draft = draft_of(package, chosen[0].version)
        return _sent(request, package, chosen, name, render_copies(draft, copy_marks(chosen)))


def _sent(
    request: PersonRequest, package: Package, chosen: list[PaperCopy], name: str, data: bytes
) -> HttpResponse:
    paper = pdf(data, name, private=True)
    return shown(request, paper, package, "ban-in", chosen[0].version, taken=True)


class _CopiesPage(PackageRound[FormKind]):
    """A round on the list of copies: those that are out and back stand beside its form."""

    template = "signing/copies.html"

    def facts(self) -> dict[str, Any]:
        """Who holds which copy now."""
        copies = list(copies_of(self.package))
        out = copies_out(self.package, copies, remarks=self.remarks())
        return {
            "coming_back": None,
            "out": out,
            "returned": copies_back(copies),
            "printable": any(not line.old for line in out.rows),
        }

    def remarks(self) -> dict[int, str]:
        """Number of a copy -> what was typed about it and is not kept yet."""
        return {}

    def shown(self, response: HttpResponse) -> HttpResponse:
        """Without a receipt: no words of the package stand here."""
        return private(response, self.package)


class _Copies(_CopiesPage[CopiesForm]):
    """Handing copies out."""


class _CopyBack(_CopiesPage[CopyBackForm]):
    """Taking one back (`number`); what was typed about it stands in its line again."""

    def remarks(self) -> dict[int, str]:
        """What was typed of the one that was to come back."""
        return {self.context["number"]: self.form["remark"].value() or ""}

    def facts(self) -> dict[str, Any]:
        """The form that hands copies out stands below, as when the page is opened."""
        readers = people_who_may_view(self.package)
        return super().facts() | {"form": CopiesForm(readers=readers), "coming_back": self.form}
