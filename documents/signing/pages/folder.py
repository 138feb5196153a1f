"""Cặp trình ký: all that waits for a signer, in one PDF, for himself or for the office that prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.models.people import Person
from congress.roles import Right
from congress.site.choosing import hats_here
from congress.site.refusing import no_such_paper
from documents.packages.pages import secrecy
from documents.packages.pages.files import pdf
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.pages.waiting import awaited, awaits_pages
from documents.paper.language import on_paper
from documents.signing.papers.folder import FolderedSet, SigningFolder, render_signing_folder
from documents.signing.papers.long_papers import LONG_SET, key_of_long_set
from documents.signing.papers.said_facts import opening_of
from documents.signing.papers.signing_set import render_signing_set
from documents.signing.papers.signing_set_facts import set_of
from documents.signing.queries import awaiting_signature
from workflows import clock
from workflows.errors import Forbidden, NotNow

if TYPE_CHECKING:
    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package
    from documents.signing.queries import ForSignature


@require_safe
def signing_folder(request: PersonRequest, person: int) -> HttpResponse:
    """Every bộ trình ký that waits for this person and that the reader may open, by its last day.

    For the signer and for the office; 403 for everybody else. Where one is long, or still being read, the
    page waits for it first and opens itself anew.
    """
    hats = hats_here(request)
    if request.user.pk != person and not hats.congresses_with(Right.RECORD):
        raise Forbidden(_("Chỉ người ký và Văn phòng in cặp trình ký."))
    known = Person.objects.filter(memberships__body__congress__in=hats.congresses).distinct()
    signer, own = get_object_or_404(known, pk=person), request.user.pk == person
    back = reverse("signing" if own else "pens")
    waiting = awaiting_signature(signer, reader=request.user, hats=hats)
    if not waiting:
        words = _("Không có hồ sơ nào chờ %(who)s ký.") % {"who": signer}
        way = _("Về trang Ký duyệt") if own else _("Về trang Ký trên giấy")
        return no_such_paper(request, NotNow(words), back=back, way=way)
    made: dict[int, bytes] = {}
    for one in waiting:
        found = _ready(request, one.package, back)
        if isinstance(found, HttpResponse):
            return found
        made |= {one.package.pk: found} if found else {}
    return _bound(request, signer, waiting, made)


def _ready(request: PersonRequest, package: Package, back: str) -> bytes | HttpResponse | None:
    """The long set that the worker made, the page that waits for it, or None for one that is made at once."""
    parts = package.current.parts.select_related("blob") if package.current else ()
    if page := awaits_pages(request, package, parts, back=back):
        return page
    if (key := key_of_long_set(package)) is None:
        return None
    return awaited(request, package, LONG_SET, key, facts={"key": key, "package": package.pk}, back=back)


@heavy
def _bound(
    request: PersonRequest, signer: Person, waiting: list[ForSignature], made: dict[int, bytes]
) -> HttpResponse:
    with on_paper():
        sets = [_foldered(request, one, made.get(one.package.pk)) for one in waiting]
        first = waiting[0].package
        titled = " ".join(filter(None, (first.signer_title.capitalize(), signer.full_name)))
        lines = tuple(first.congress.org_lines)
        data = render_signing_folder(SigningFolder(lines, titled, clock.today(), tuple(sets)))
    response: HttpResponse = pdf(data, f"cap-trinh-ky-{clock.today():%Y-%m-%d}.pdf", private=True)
    for one in waiting:
        drafts = [one.package.current] if one.package.current else []
        response = shown(request, response, one.package, "bo-trinh-ky", *drafts, taken=True)
    return response


def _foldered(request: PersonRequest, one: ForSignature, made: bytes | None) -> FolderedSet:
    """One set, with the mark of its taker where it is confidential."""
    data = secrecy.marked(request, one.package, made or render_signing_set(set_of(one.package)))
    return FolderedSet(one.package.code, one.package.title, opening_of(one.package), one.due, data)
