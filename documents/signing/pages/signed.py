"""Ký trên giấy: the code of the signed sheet, what it is about, and the one call that records it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from documents.packages.forms.on_paper import SignedPaperForm
from documents.packages.models.packages import Package
from documents.packages.pages.base import package_url
from documents.packages.pages.congresses import office_congress
from documents.packages.queries.judgements import decisions_on_current, signature_on_current
from documents.packages.queries.visible import visible_to, with_paper
from documents.packages.words.history import count_in_words
from documents.signing.forms import CodeForm
from documents.signing.queries import FoundCopy, found_by
from documents.signing.services import signing
from documents.signing.services.signing import fault_of, sign_on_paper
from workflows.errors import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from congress.people.models.bodies import Congress


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def signed_paper(request: HttpRequest) -> HttpResponse:
    """GET with `?ma=` shows what the code is of; POST records the signature on that paper."""
    congress = office_congress(request)
    sent = request.POST if request.method == "POST" else request.GET
    if "ma" not in sent and request.method != "POST":
        return _page(request, code=CodeForm())
    code = CodeForm(sent)
    found = _found(congress, code) if code.is_valid() else None
    if found is None:
        return _page(request, code=code, status=422)
    if request.method == "POST":
        return _record(request, code, found)
    fault = fault_of(found)
    if fault is not None:
        return _fault(request, code, found, fault)
    return _page(
        request, code=code, found=found, form=SignedPaperForm(signers=signing.signers(found.package))
    )


def _found(congress: Congress, code: CodeForm) -> FoundCopy | None:
    """The paper; the recorder has it in his hand, so what a list says of its package may be said to him."""
    packages = with_paper(Package.objects.filter(congress=congress))
    found = found_by(code.cleaned_data["ma"], packages)
    if found is None:
        code.add_error("ma", _("Không có bộ giấy nào mang mã này; đề nghị xem lại mã ở chân trang."))
    return found


def _record(request: HttpRequest, code: CodeForm, found: FoundCopy) -> HttpResponse:
    form = SignedPaperForm(request.POST, request.FILES, signers=_signers(found))
    try:
        if not form.is_valid():
            fault = fault_of(found)
            if fault is not None:
                return _fault(request, code, found, fault)
            return _page(request, code=code, found=found, form=form, status=form.status)
        sign_on_paper(
            found,
            by=request.user,
            signer=form.cleaned_data["signer"],
            at=form.at(),
            scan=form.paper,
            request_id=form.cleaned_data["request_id"],
        )
    except Refused as outcome:
        return _again(request, code, found, form, outcome)
    facts = {"package": found.package.code, "signer": form.cleaned_data["signer"]}
    messages.success(request, _("Đã ghi: %(signer)s ký duyệt hồ sơ %(package)s trên giấy.") % facts)
    readable = visible_to(request.user).filter(pk=found.package.pk).exists()
    return redirect(package_url(found.package) if readable else "signed-paper")


def _signers(found: FoundCopy) -> Any:
    """Who may sign; after the signature, the one who did: a second click is read like the first."""
    able = signing.signers(found.package)
    signature = signature_on_current(found.package)
    return type(signature.signer).objects.filter(pk=signature.signer_id) if signature else able


def _again(
    request: HttpRequest,
    code: CodeForm,
    found: FoundCopy,
    form: SignedPaperForm,
    outcome: Refused,
) -> HttpResponse:
    fault = fault_of(found)
    if fault is not None:
        return _fault(request, code, found, fault)
    for reason in outcome.reasons:
        form.add_error(None, reason)
    return _page(request, code=code, found=found, form=form, status=outcome.status)


def _fault(request: HttpRequest, code: CodeForm, found: FoundCopy, fault: Refused) -> HttpResponse:
    """Nothing can be recorded from this paper: why, and where the package is."""
    return _page(request, code=code, found=found, reasons=fault.reasons, status=fault.status)


def _page(
    request: HttpRequest,
    *,
    code: CodeForm,
    found: FoundCopy | None = None,
    form: SignedPaperForm | None = None,
    reasons: Any = (),
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"code": code, "form": form, "reasons": reasons}
    if found is not None:
        context |= _about(request, code, found)
    return render(request, "signing/signed_paper.html", context, status=status)


def _about(request: HttpRequest, code: CodeForm, found: FoundCopy) -> dict[str, Any]:
    """What the recorder holds in his hand; of a package he may not open, what its row in a list says."""
    package = found.package
    readable = visible_to(request.user).filter(pk=package.pk).exists()
    title = package.title if readable else package.listed_title
    facts = [
        {"name": _("Mã bản in"), "value": code.cleaned_data["ma"].text},
        {
            "name": _("Hồ sơ"),
            "value": f"{package.code} – {title}",
            **({"url": package_url(package)} if readable else {}),
        },
        {"name": _("Dự thảo trên giấy"), "value": _draft(found)},
        {"name": _("Bước hiện tại"), "value": package.stage_label},
    ]
    signers = ", ".join(str(person) for person in signing.signers(package))
    if signers:
        facts.append({"name": _("Người ký"), "value": signers})
    return {"found": found, "package": package, "facts": [*facts, *_decided(package)]}


def _draft(found: FoundCopy) -> str:
    words_ = _("Dự thảo lần %(number)d, mã kiểm tra %(code)s")
    return words_ % {"number": found.version.number, "code": found.version.check_code}


def _decided(package: Package) -> list[dict[str, str]]:
    bound = decisions_on_current(package)
    if not bound:
        return [{"name": _("Đã quyết định"), "value": _("Chưa có kết quả biểu quyết nào về dự thảo này.")}]
    return [
        {
            "name": one.decision.body.name,
            "value": _("họp ngày %(day)s: %(count)s")
            % {"day": f"{one.decision.met_on:%d/%m/%Y}", "count": count_in_words(one)},
        }
        for one in bound
    ]
