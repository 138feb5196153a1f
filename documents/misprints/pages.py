"""Sửa lỗi kỹ thuật: proposing one, its comparison with the answer, what a body allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from congress.people.queries.congresses import congress_of
from congress.people.queries.hats import hats, may_keep_rules
from congress.site.choosing import hats_here
from congress.site.refusing import refusal_page
from congress.site.rounds import FormRound, given
from documents.misprints.forms import (
    CONFIRM,
    MisprintAnswerForm,
    MisprintForm,
    MisprintLimitForm,
    MisprintSlipForm,
)
from documents.misprints.papers import correction_on_paper
from documents.misprints.rows import compared_rows, correction_facts, part_title
from documents.packages.models.misprints import MisprintAnswer, MisprintProposal
from documents.packages.pages import secrecy
from documents.packages.pages.base import package_url, private, visible_package
from documents.packages.pages.files import pdf
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.pages.rounds import PackageRound
from documents.packages.queries.misprints import limit_of
from documents.packages.services.misprints import (
    compared_with_draft,
    left_to_correct,
    may_propose_correction,
    propose_correction,
    refuse_unjudged,
    set_misprint_limit,
    who_confirm,
)
from documents.packages.services.misprints_answered import (
    SignedSlip,
    confirm_correction,
    confirming_capacity,
    refuse_correction,
)
from workflows import engine
from workflows.errors import NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package

FORMS = ["GET", "HEAD", "POST"]
PAGE_CODE = "sua-loi"


@require_http_methods(FORMS)
@heavy
def new_misprint(request: PersonRequest, code: str) -> HttpResponse:
    """GET says what may be put right, POST compares the text and keeps the proposal."""
    package = visible_package(request, code)
    if not may_propose_correction(request.user, package):
        raise Http404
    try:
        refuse_unjudged(package)
    except NotNow as outcome:
        return private(refusal_page(request, outcome, back=package_url(package)), package)
    form = MisprintForm(*given(request), package=package)
    body, left = left_to_correct(package)
    heading = _("Sửa lỗi kỹ thuật")
    asked = PackageRound(
        request,
        package,
        form,
        way=[(heading, "")],
        drafts=[package.current] if package.current else [],
        page_code=PAGE_CODE,
        template="misprints/propose.html",
        body=body,
        left=left,
        who=", ".join(map(str, who_confirm(package))),
        sets=may_keep_rules(request.user, body),
    )
    asked.only_writes = True
    return asked.answered(
        lambda: propose_correction(
            package,
            compared_with_draft(package, form.cleaned_data["part"], form.received[form.cleaned_data["part"]]),
            by=request.user,
            reason=form.cleaned_data["reason"],
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã ghi đề nghị; văn bản chưa thay đổi, chờ xác nhận."),
        to=lambda row: reverse("misprint", args=[package.code, row.pk]),
    )


@require_http_methods(FORMS)
@heavy
def misprint(request: PersonRequest, code: str, number: int) -> HttpResponse:
    """The comparison, who said what of it; POST is the answer of the head, or of who takes it back."""
    package = visible_package(request, code)
    row = _proposal(package, number)
    confirms = confirming_capacity(row, package, request.user) is not None
    answers = not row.is_answered and (confirms or row.by_id == request.user.pk)
    form = MisprintAnswerForm(*given(request), confirms=confirms, initial={"seen": engine.seen(package)})
    asked = _Answering(request, package, form, row)
    running = not (package.congress.archived or row.is_answered)
    enters = running and hats(request.user).enters_for(package.congress_id) and row.by_id != request.user.pk
    asked.context |= {"answers": answers and running, "enters": enters}
    return asked.answered(
        asked.answer,
        lambda made: (
            _("Đã ghi.")
            if made.version is None
            else _("Đã sửa lỗi kỹ thuật; văn bản là dự thảo lần %(number)d.")
            % {"number": made.version.number}
        ),
    )


class _Answering(PackageRound[MisprintAnswerForm]):
    """The round of the answer to one proposal."""

    template = "misprints/correction.html"
    page_code = PAGE_CODE

    def __init__(
        self, request: PersonRequest, package: Package, form: MisprintAnswerForm, row: MisprintProposal
    ) -> None:
        self.row = row
        super().__init__(
            request, package, form, way=[(_("Sửa lỗi kỹ thuật"), "")], drafts=[row.version], proposal=row
        )

    def answer(self) -> Any:
        """Confirm it, or not. Raises Refused."""
        told = self.form.cleaned_data
        if told["answer"] == CONFIRM:
            return confirm_correction(self.row, by=self.request.user, seen=told["seen"])
        reason = told["reason"]
        return refuse_correction(self.row, by=self.request.user, seen=told["seen"], reason=reason)

    def facts(self) -> dict[str, Any]:
        """Both texts, and what was said."""
        return {
            "rows": compared_rows(self.row),
            "told": correction_facts(self.row),
            "part": part_title(self.row),
        }


@require_http_methods(FORMS)
def misprint_slip(request: PersonRequest, code: str, number: int) -> HttpResponse:
    """GET asks the office what the head answered with a pen, POST enters it in his name."""
    package = visible_package(request, code)
    if not hats(request.user).enters_for(package.congress_id):
        raise Http404
    row = _proposal(package, number)
    signers = Person.objects.filter(pk__in=[one.pk for one in who_confirm(package)])
    form = MisprintSlipForm(*given(request), signers=signers, seen=engine.seen(package))
    url = reverse("misprint", args=[package.code, row.pk])
    way = [(_("Sửa lỗi kỹ thuật"), url), (_("Ghi trả lời trên giấy"), "")]
    asked = PackageRound(
        request,
        package,
        form,
        way=way,
        drafts=[row.version],
        page_code=PAGE_CODE,
        template="misprints/slip.html",
        proposal=row,
    )
    asked.only_writes = True
    return asked.answered(lambda: _entered(row, form, request.user), _("Đã ghi."), to=lambda _row: url)


def _entered(row: MisprintProposal, form: MisprintSlipForm, by: Person) -> MisprintAnswer:
    told = form.cleaned_data
    slip = SignedSlip(by, told["day"], told["kept_at"], form.received.get("scan"))
    about: dict[str, Any] = {"by": told["signer"], "seen": told["seen"], "slip": slip}
    if told["answer"] == CONFIRM:
        return confirm_correction(row, **about)
    return refuse_correction(row, reason=told["reason"], **about)


@require_safe
@heavy
def misprint_paper(request: PersonRequest, code: str, number: int) -> HttpResponse:
    """The comparison as PDF."""
    package = visible_package(request, code)
    row = _proposal(package, number)
    data = secrecy.marked(request, package, correction_on_paper(row))
    paper = pdf(data, f"sua-loi-ky-thuat-{package.code}-{row.pk}.pdf", private=package.confidential)
    return shown(request, paper, package, PAGE_CODE, row.version, taken=True)


@require_http_methods(FORMS)
def misprint_limit(request: PersonRequest, body: str) -> HttpResponse:
    """How many words of what a body passed may be put right: what holds, and written anew."""
    found = Body.objects.filter(congress=congress_of(hats_here(request)), code=body).first()
    if found is None or not may_keep_rules(request.user, found):
        raise Http404
    limit = limit_of(found)
    form = MisprintLimitForm(*given(request), limit=limit)
    back = reverse("polls")
    asked = FormRound(
        request,
        form,
        back=back,
        template="misprints/limit.html",
        body=found,
        limit=limit,
        trail=[{"label": _("Biểu quyết"), "url": back}, {"label": found.name}],
    )
    return asked.answered(
        lambda: set_misprint_limit(
            found,
            form.cleaned_data["words"],
            ground=form.cleaned_data["ground"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã ghi quy định sửa lỗi kỹ thuật."),
    )


def _proposal(package: Package, number: int) -> MisprintProposal:
    rows = MisprintProposal.objects.filter(version__package=package)
    rows = rows.select_related(
        "version__package__procedure", "blob", "body", "by", "answer__by", "answer__version"
    )
    proposal: MisprintProposal = get_object_or_404(rows, pk=number)
    return proposal
