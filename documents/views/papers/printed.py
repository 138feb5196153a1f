"""Papers made from what is recorded: the report, the signing set, the sign-in sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.models.bodies import Body
from congress.queries import hats as queries
from congress.roles import Right
from documents.forms.papers import DayForm, SinceForm
from documents.pdf import attendance, progress_report, signing_set
from documents.pdf.language import on_paper
from documents.services.signing import signing_move
from documents.sheets.attendance import sign_in_sheet
from documents.sheets.progress import report_of
from documents.sheets.signing_set import set_of
from documents.views import secrecy
from documents.views.base import answer, package_url, visible_package
from documents.views.papers.base import pdf, tracked_congress, wrong_day
from workflows import clock
from workflows.errors import NotNow

if TYPE_CHECKING:
    from congress.models.bodies import Congress
    from documents.models.packages import Package


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Báo cáo tiến độ, for the organising committee and the office; `?tu=` is its first day."""
    congress = _tracked(request)
    form = SinceForm(request.GET)
    if not form.is_valid():
        return wrong_day(request, form, back="/tien-do/")
    with on_paper():
        data = progress_report.render(report_of(congress, since=form.cleaned_data["tu"]))
    return pdf(data, f"bao-cao-tien-do-{clock.today():%Y-%m-%d}.pdf", private=True)


@require_safe
def set_for_signing(request: HttpRequest, code: str) -> HttpResponse:
    """The bộ trình ký of a package that waits for its signature."""
    package = visible_package(request, code)
    if signing_move(package) is None or package.current is None:
        return answer(request, _not_waiting(package), back=package_url(package))
    with on_paper():
        data = secrecy.marked(request, package, signing_set.render(set_of(package)))
    return pdf(data, f"bo-trinh-ky-{package.code}.pdf", private=package.confidential)


@require_safe
def sign_in(request: HttpRequest, body: str) -> HttpResponse:
    """The sign-in sheet of a body for `?ngay=`, for the office and those who record for the body."""
    found = _recorded_body(request, body)
    form = DayForm(request.GET)
    if not form.is_valid():
        return wrong_day(request, form, back="/van-phong/diem-danh/")
    day = form.cleaned_data["ngay"]
    with on_paper():
        data = attendance.render(sign_in_sheet(found, day))
    return pdf(data, f"diem-danh-{found.code}-{day:%Y-%m-%d}.pdf", private=True)


def _tracked(request: HttpRequest) -> Congress:
    """The latest congress whose organising committee or office the reader sits in."""
    found = tracked_congress(queries.hats(request.user))
    if found is None:
        raise PermissionDenied(_("Chỉ Ban Tổ chức Đại hội và Văn phòng lập báo cáo tiến độ."))
    return found


def _not_waiting(package: Package) -> NotNow:
    words = _("Hồ sơ %(code)s hiện ở bước “%(stage)s”, không phải đang chờ ký duyệt.")
    return NotNow(words % {"code": package.code, "stage": package.stage_label})


def _recorded_body(request: HttpRequest, code: str) -> Body:
    """A body of the reader's congresses, if he keeps its papers; another one is 404 or 403."""
    hats = queries.hats(request.user)
    if "\x00" in code:
        raise Http404
    rows = Body.objects.filter(code=code, congress__in=hats.congresses).select_related("congress")
    found = rows.order_by("-congress__opening").first()
    if found is None:
        raise Http404
    of_office = Right.RECORD in hats.rights_on_congress(found.congress_id)
    if not of_office and Right.RECORD not in hats.rights(found.pk):
        raise PermissionDenied(_("Chỉ Văn phòng và thư ký của cơ quan lập danh sách ký tên dự họp."))
    return found
