"""Tải lên bản chính thức đã ký, đóng dấu: the file, what it says otherwise than the record, those before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.refusing import refusal_page
from congress.site.rounds import given
from documents.packages.pages import secrecy
from documents.packages.pages.base import package_url, private, visible_package
from documents.packages.pages.files import from_store, pdf, sent
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.pages.rounds import PackageRound
from documents.signing.forms import StampedForm
from documents.signing.models import StampedPaper
from documents.signing.queries import signature_that_counts
from documents.signing.services.stamped import beside_record, take_stamped, takes_stamped
from documents.texts.files import PAPERS
from workflows.errors import NotNow

if TYPE_CHECKING:
    from django.http import FileResponse, HttpResponse

    from congress.people.models.people import Person
    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package

PAGE_CODE = "ban-da-ky"


@require_http_methods(["GET", "HEAD", "POST"])
@heavy
def stamped(request: PersonRequest, code: str) -> HttpResponse:
    """GET says what the file is compared with, POST compares it and keeps it."""
    package = visible_package(request, code)
    if not takes_stamped(request.user, package):
        raise Http404
    try:
        signature = signature_that_counts(package)
    except NotNow as outcome:
        return private(refusal_page(request, outcome, back=package_url(package)), package)
    form = StampedForm(*given(request))
    heading = _("Bản chính thức đã ký, đóng dấu")
    asked = _StampedRound(
        request,
        package,
        form,
        way=[(heading, "")],
        page_code=PAGE_CODE,
        template="signing/stamped.html",
        signature=signature,
        rows=list(StampedPaper.objects.filter(signature=signature).select_related("by").order_by("-id")),
    )
    return asked.answered(
        lambda: _compared_and_taken(package, form, by=request.user),
        _thanks,
        to=reverse("stamped", args=[package.code]),
    )


class _StampedRound(PackageRound[StampedForm]):
    """A file that was the paper before may be it again: only the one in use is not taken twice."""

    asks_twice = False


def _compared_and_taken(package: Package, form: StampedForm, *, by: Person) -> StampedPaper:
    told = beside_record(package, form.received["file"])
    request_id = form.cleaned_data["request_id"] or None
    return take_stamped(package, told, agreed=form.agrees_to(told.mark), by=by, request_id=request_id)


def _thanks(row: StampedPaper) -> str:
    said = _("Đã nhận. Từ nay tệp này là bản chính thức của hồ sơ; bản do hệ thống lập vẫn được giữ.")
    if not row.differences:
        return said
    words = _("Tệp khác với bản ghi ở %(count)d điểm, ghi dưới đây.")
    return f"{said} {words % {'count': len(row.differences)}}"


@require_safe
def stamped_file(request: PersonRequest, code: str, number: int) -> HttpResponse | FileResponse:
    """One of the finished papers that came back, for whoever reads the package."""
    package = visible_package(request, code)
    row = (
        StampedPaper.objects.filter(signature__version__package=package, pk=number)
        .select_related("blob")
        .first()
    )
    if row is None:
        raise Http404
    return shown(request, finished_paper(request, package, row), package, PAGE_CODE, taken=True)


def finished_paper(
    request: PersonRequest, package: Package, row: StampedPaper
) -> HttpResponse | FileResponse:
    """The file; a PDF of a confidential package bears the name of who takes it, another kind is not given."""
    if row.blob.extension != "pdf":
        if package.confidential:
            raise Http404
        with from_store():
            return sent(row.blob, name=row.name)
    with from_store():
        data = secrecy.marked(request, package, PAPERS.read(row.blob.name))
    return pdf(data, f"ban-chinh-thuc-{package.code}.pdf", private=package.confidential)
