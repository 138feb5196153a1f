"""Papers made from what is recorded: the report, the signing set, the sign-in sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.packages.pages import secrecy
from documents.packages.pages.base import answer, package_url, visible_package
from documents.packages.pages.files import pdf
from documents.paper.language import on_paper
from documents.signing.papers import set as signing_set
from documents.signing.papers.set_facts import set_of
from documents.signing.services.signing import signing_move
from workflows.errors import NotNow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from documents.packages.models.packages import Package


@require_safe
def set_for_signing(request: HttpRequest, code: str) -> HttpResponse:
    """The bộ trình ký of a package that waits for its signature."""
    package = visible_package(request, code)
    if signing_move(package) is None or package.current is None:
        return answer(request, _not_waiting(package), back=package_url(package))
    with on_paper():
        data = secrecy.marked(request, package, signing_set.render(set_of(package)))
    return pdf(data, f"bo-trinh-ky-{package.code}.pdf", private=package.confidential)


def _not_waiting(package: Package) -> NotNow:
    words = _("Hồ sơ %(code)s hiện ở bước “%(stage)s”, không phải đang chờ ký duyệt.")
    return NotNow(words % {"code": package.code, "stage": package.stage_label})
