"""Ký trên giấy: the code of the signed sheet, what it is about, and the one call that records it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congress.people.models.bodies import Body
from congress.roles import ASKED
from congress.site.rounds import FormRound, given
from documents.packages.models.packages import Package
from documents.packages.pages.base import package_url
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.incoming import paper_beside
from documents.packages.queries.judgements import decisions_on_current, signature_on_current
from documents.packages.queries.visible import visible_to, with_paper
from documents.packages.services.misprints import (
    compared_with_draft,
    propose_correction,
    refuse_what_is_no_slip,
)
from documents.packages.told import whom_told
from documents.packages.words.ahead import relied_upon
from documents.packages.words.history import count_in_words
from documents.signing.forms import NOTED, REWORDED, SIGNED, CodeForm, SheetForm
from documents.signing.queries import FoundCopy, found_by
from documents.signing.services import signing
from documents.signing.services.sheets_back import scan_from_tray
from documents.signing.services.signing import fault_of, return_on_paper, sign_on_paper
from workflows import engine

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.answers.values import NewPart
    from documents.packages.models.steps import PackageStep
    from documents.packages.pages.incoming import PaperBeside
    from documents.signing.services.signing import SheetBack
    from workflows.errors import Refused


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def signed_paper(request: PersonRequest) -> HttpResponse:
    """GET with `?ma=` shows what the code is of; POST records the signature on that paper."""
    congress = office_congress(request)
    sent = request.POST if request.method == "POST" else request.GET
    if "ma" not in sent and request.method != "POST":
        return _page(request, code=CodeForm())
    code = CodeForm(sent)
    found = None
    if code.is_valid():
        # The recorder has the paper in his hand, so what a list says of its package may be said to him.
        found = found_by(code.cleaned_data["ma"], with_paper(Package.objects.filter(congress=congress)))
        if found is None:
            code.add_error("ma", _("Không có bộ giấy nào mang mã này; đề nghị xem lại mã ở chân trang."))
    if found is None:
        return _page(request, code=code, status=422)
    fault = fault_of(found)
    if request.method != "POST" and fault is not None:
        return _page(request, code=code, found=found, outcome=fault)
    # Who may sign; after the signature, the one who did: a second click is read like the first.
    able = signing.signers(found.package)
    signature = signature_on_current(found.package)
    bodies = Body.objects.filter(congress=congress).exclude(kind__in=ASKED).order_by("pk")
    form = SheetForm(
        *given(request),
        signers=type(signature.signer).objects.filter(pk=signature.signer_id) if signature else able,
        bodies=[(body.pk, body.name) for body in bodies],
        found=found,
    )

    beside = paper_beside(request, congress)
    if beside is not None:
        form.initial.setdefault(
            "kept_at", _kept("Giấy tờ đến số %(number)s") % {"number": beside.standing.paper}
        )
    asked = _Signing(request, form, code, found, beside)
    return asked.answered(asked.record, lambda _step: asked.thanks, to=asked.way_on)


class _Signing(FormRound[SheetForm]):
    """The round of recording one signature; from a paper that has become useless nothing can be recorded."""

    request: PersonRequest
    template = "signing/signed_paper.html"

    def __init__(
        self,
        request: PersonRequest,
        form: SheetForm,
        code: CodeForm,
        found: FoundCopy,
        beside: PaperBeside | None,
    ) -> None:
        self.code, self.found, self.beside = code, found, beside
        super().__init__(request, form, back=reverse("signed-paper"), code=code, reasons=(), beside=beside)

    def record(self) -> PackageStep:
        """Record what came back. Raises Refused."""
        data, sheet = self.form.cleaned_data, self.form.sheet()
        if sheet.scan is None and self.beside is not None:
            sheet = replace(sheet, scan=scan_from_tray(self.beside.standing.paper))
        told: dict[str, Any] = {"by": self.request.user, "request_id": data["request_id"]}
        if data["outcome"] in (SIGNED, NOTED):
            return sign_on_paper(self.found, sheet, **told)
        if (corrected := self.form.corrected) is not None:
            return self._signed_and_corrected(sheet, corrected, told)
        if data["outcome"] == REWORDED:
            words = _kept("Đã ký kèm sửa chữ trên giấy, phải trình lại: %(words)s") % {"words": sheet.words}
            sheet = replace(sheet, words=words)
        return return_on_paper(self.found, sheet, **told)

    def _signed_and_corrected(
        self, sheet: SheetBack, corrected: NewPart, told: dict[str, Any]
    ) -> PackageStep:
        """The signature, and what he corrected as a proposal; neither where that is more than slips."""
        data, package = self.form.cleaned_data, self.found.package
        compared = compared_with_draft(package, data["part"], corrected)
        # Before anything is written: the package in memory is what the page is drawn of.
        refuse_what_is_no_slip(package, compared)
        reason = _kept("Người ký sửa trên phiếu: %(words)s") % {"words": data["words"]}
        with engine.whole():
            step = sign_on_paper(self.found, sheet, **told)
            propose_correction(package, compared, reason=reason, **told)
        return step

    @property
    def thanks(self) -> str:
        """Whose signature was recorded on what, and what is still to be done; or that it came back."""
        data = self.form.cleaned_data
        facts = {"package": self.found.package.code, "signer": data["signer"]}
        if self.form.corrected is not None:
            words = _(
                "Đã ghi: %(signer)s ký hồ sơ %(package)s kèm sửa chữ; chờ đối chiếu và chờ xác nhận sửa chữ."
            )
            return words % facts
        if data["outcome"] in (SIGNED, NOTED):
            words = _("Đã ghi: %(signer)s ký duyệt hồ sơ %(package)s trên giấy; chờ người khác đối chiếu.")
            return words % facts
        return _("Đã ghi: %(signer)s trả lại hồ sơ %(package)s để hoàn thiện.") % facts

    def way_on(self, _step: PackageStep) -> str:
        """On with the tray it came from; else the package, or for who may not read it the next code."""
        if self.beside is not None:
            return self.beside.following
        readable = visible_to(self.request.user).filter(pk=self.found.package.pk).exists()
        return package_url(self.found.package) if readable else self.back

    def page(self, status: int = 200) -> HttpResponse:
        """The form, as long as something can be recorded; otherwise why not, and where the package is."""
        fault = fault_of(self.found)
        if fault is not None and status != 200:
            return _page(self.request, code=self.code, found=self.found, outcome=fault)
        return super().page(status)

    def refused(self, outcome: Refused) -> HttpResponse:
        """As every round, but that a refusal for good is told on this page too."""
        self.told(outcome)
        return self.page(outcome.status)

    def facts(self) -> dict[str, Any]:
        """What the recorder holds in his hand."""
        return _about(self.request, self.code, self.found)


def _page(
    request: PersonRequest,
    *,
    code: CodeForm,
    found: FoundCopy | None = None,
    outcome: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page without the form: a code is asked for, or `outcome` says why nothing can be recorded."""
    reasons, status = (outcome.reasons, outcome.status) if outcome else ((), status)
    about = _about(request, code, found) if found else {}
    context = {"code": code, "form": None, "reasons": reasons, **about}
    return render(request, "signing/signed_paper.html", context, status=status)


def _about(request: PersonRequest, code: CodeForm, found: FoundCopy) -> dict[str, Any]:
    """What the recorder holds in his hand; of a package he may not open, what its row in a list says."""
    package = found.package
    readable = visible_to(request.user).filter(pk=package.pk).exists()
    title = package.title if readable else package.listed_title

    words_ = _("Dự thảo lần %(number)d, mã kiểm tra %(code)s")
    facts = [
        {"name": _("Mã bản in"), "value": code.cleaned_data["ma"].text},
        {
            "name": _("Hồ sơ"),
            "value": f"{package.code} – {title}",
            **({"url": package_url(package)} if readable else {}),
        },
        {
            "name": _("Dự thảo trên giấy"),
            "value": words_ % {"number": found.version.number, "code": found.version.check_code},
        },
        {"name": _("Bước hiện tại"), "value": package.stage_label},
    ]

    signers = ", ".join(str(person) for person in signing.signers(package))
    if signers:
        facts.append({"name": _("Người ký"), "value": signers})
    bound = decisions_on_current(package)
    if not bound:
        nothing = _("Chưa có kết quả biểu quyết nào về dự thảo này.")
        facts.append({"name": _("Đã quyết định"), "value": nothing})
    for one in bound:
        told = {"day": f"{one.decision.met_on:%d/%m/%Y}", "count": count_in_words(one)}
        words = _("họp ngày %(day)s: %(count)s") % told
        facts.append({"name": one.decision.body.name, "value": words})
    move = package.definition.move_asking(signing.SIGNATURE, package.state)
    if relied := relied_upon(package):
        facts.append({"name": _("Nếu trả lại"), "value": relied})
    heard = ", ".join(whom_told(package, move.code, by=request.user)) if move else ""
    if heard:
        facts.append({"name": _("Được báo"), "value": heard})
    return {"found": found, "package": package, "facts": facts}
