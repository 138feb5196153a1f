"""The pages on which who assigned a package renames it, and says what it waits for, whence its days count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congress.site.rounds import given
from documents.coordinating.forms import CoordinatingForm, DueFromForm, RenameForm, SourcesForm
from documents.coordinating.queries import awaited_by, coordinating_capacity, coordinators
from documents.coordinating.services import choose_sources, count_due_from, rename_package
from documents.packages.models.packages import Package
from documents.packages.pages.base import visible_package
from documents.packages.pages.rounds import PackageRound
from workflows.errors import Forbidden

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.errors import Refused

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
def rename(request: PersonRequest, code: str) -> HttpResponse:
    """Another title for a package, with the reason."""
    package = _coordinated(request, code)
    form = RenameForm(*given(request), package=package)
    asked = _Round(request, package, form, heading=_("Đổi tên hồ sơ"))
    return asked.answered(
        lambda: rename_package(package, by=request.user, **form.cleaned_data),
        lambda step: _("Đã đổi tên hồ sơ %(code)s.") % {"code": step.item.code},
    )


@require_http_methods(FORMS)
def sources(request: PersonRequest, code: str) -> HttpResponse:
    """What a package waits for, with the reason for any change."""
    package = _coordinated(request, code)
    form = SourcesForm(*given(request), package=package)
    asked = _Round(request, package, form, heading=_("Hồ sơ phải chờ"), awaited=awaited_by(package))
    return asked.answered(
        lambda: choose_sources(package, by=request.user, **form.cleaned_data),
        lambda step: _("Đã ghi danh sách hồ sơ mà %(code)s phải chờ.") % {"code": step.item.code},
    )


@require_http_methods(FORMS)
def due_from(request: PersonRequest, code: str) -> HttpResponse:
    """From what the deadline of a package is counted, with the reason for the change."""
    package = _coordinated(request, code)
    form = DueFromForm(*given(request), package=package)
    asked = _Round(request, package, form, heading=_("Đổi căn cứ tính thời hạn"))
    return asked.answered(
        lambda: count_due_from(package, by=request.user, **form.cleaned_data),
        lambda step: _("Đã ghi căn cứ tính thời hạn của hồ sơ %(code)s.") % {"code": step.item.code},
    )


class _Round(PackageRound[CoordinatingForm]):
    """The round of both forms."""

    template = "coordinating/form.html"
    page_code = "dieu-phoi"

    def __init__(self, request: PersonRequest, package: Package, form: CoordinatingForm, **more: Any) -> None:
        super().__init__(request, package, form, way=[(more["heading"], "")], **{"awaited": []} | more)

    def looks_again(self, outcome: Refused) -> bool:
        """What was typed stays; the next try is about what stands there now."""
        if outcome.status == 409:
            self.form.look_again(Package.objects.get(pk=self.package.pk))
        return super().looks_again(outcome)


def _coordinated(request: PersonRequest, code: str) -> Package:
    package = visible_package(request, code)
    if coordinating_capacity(package, request.user) is None:
        raise Forbidden(_("Chỉ %(who)s làm việc này.") % {"who": coordinators(package)})
    return package
