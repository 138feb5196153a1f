"""What the pages of papers share: a PDF as an answer, and who is of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from congress.models.bodies import Body, Congress
from congress.queries import hats as queries
from congress.roles import Right
from congress.views import refused
from documents.names import content_disposition
from documents.queries import papers
from documents.services.signing import signing_move

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest

    from congress.models.people import Person
    from congress.queries.hats import Hats
    from documents.models.packages import Package

TRACKING = ("organising", "office")


def pdf(data: bytes, name: str, *, private: bool) -> HttpResponse:
    """The paper as a download; a private one is kept by no browser."""
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition(name)
    response["X-Content-Type-Options"] = "nosniff"
    if private:
        add_never_cache_headers(response)
    return response


def office_congress(request: HttpRequest) -> Congress:
    """The latest congress whose office the reader is of; 403 for everybody else."""
    able = queries.hats(request.user).congresses_with(Right.RECORD)
    found = Congress.objects.filter(pk__in=able).order_by("-opening", "-pk").first()
    if found is None:
        raise PermissionDenied(_("Chỉ Văn phòng làm việc này."))
    return found


def printables(package: Package, reader: Person) -> list[dict[str, str]]:
    """The papers of a package with a draft that this reader may print: where, and what each is called."""
    names = [("sign-sheet", _("Phiếu trình ký (.pdf)"))]
    if signing_move(package):
        names.insert(0, ("signing-set", _("Bộ trình ký để in (.pdf)")))
    if package.confidential and papers.may_hand_out(package, reader):
        names.append(("copies", _("Bản in có số")))
    if papers.may_see_viewings(package, reader):
        names.append(("viewings", _("Lượt xem")))
    return [{"url": reverse(name, args=[package.code]), "label": label} for name, label in names]


def tracked_congress(hats: Hats) -> Congress | None:
    """The latest congress of whose organising committee or office these hats are; None for others."""
    mine = Body.objects.filter(pk__in=hats.worn, kind__in=TRACKING)
    return Congress.objects.filter(bodies__in=mine).order_by("-opening", "-pk").first()


def wrong_day(request: HttpRequest, form: forms.Form, *, back: str) -> HttpResponse:
    """The page that says what is wrong with a day in an address."""
    reasons = [str(error) for errors in form.errors.values() for error in errors]
    return refused(request, 422, reasons=reasons, back=back)
