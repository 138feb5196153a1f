"""Người được đọc: the head of the lead body lets a named person read a confidential package until a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from congress.people.queries.seats import members_of_congress
from congress.site.rounds import given, pressed
from documents.packages.pages.base import visible_package, way_to
from documents.personnel.forms import ReaderForm
from documents.personnel.pages.base import DossierRound
from documents.personnel.queries import may_name_readers, readers_of
from documents.personnel.rows import readers_listing
from documents.personnel.services.readers import end_reading, let_read

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def readers(request: PersonRequest, code: str) -> HttpResponse:
    """The list of grants, those that ended too; POST makes one more."""
    package = _package(request, code)
    form = ReaderForm(*given(request), people=members_of_congress(package.congress_id))
    listing = readers_listing(readers_of(package))
    way = way_to(package, (_("Người được đọc"), ""))
    back, template = reverse("named-readers", args=[package.code]), "personnel/readers.html"
    asked = DossierRound(request, package, form, template=template, back=back, listing=listing, trail=way)
    return asked.answered(lambda: let_read(package, by=request.user, **form.cleaned_data), _("Đã cho đọc."))


@require_POST
def end(request: PersonRequest, code: str, grant: int) -> HttpResponse:
    """End one grant before its day."""
    package = _package(request, code)
    row = readers_of(package).filter(pk=grant).first()
    if row is None:
        raise Http404
    back = reverse("named-readers", args=[package.code])
    return pressed(request, lambda: end_reading(row, by=request.user), _("Đã thôi cho đọc."), back=back)


def _package(request: PersonRequest, code: str) -> Package:
    package = visible_package(request, code)
    if not may_name_readers(package, request.user):
        raise Http404
    return package
