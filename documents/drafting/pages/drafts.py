"""One draft to be read, and its files to be taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.site.refusing import refusal_page, refused
from documents.packages.models.drafts import Version, VersionPart
from documents.packages.pages import secrecy
from documents.packages.pages.base import package_url, private, visible_package, way_to
from documents.packages.pages.files import from_store, sent
from documents.packages.pages.receipts import noted
from documents.packages.pages.waiting import looks_again
from documents.packages.queries.drafts import as_signed, drafts_with_parts, versions_in_sight
from documents.packages.services.paper_words import text_of
from documents.packages.words.days import size_in_words
from workflows import clock
from workflows.errors import Busy

if TYPE_CHECKING:
    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package


@require_safe
def draft(request: PersonRequest, code: str, number: int) -> HttpResponse:
    """One draft to be read: its parts with sizes and hashes, and the words of those that are plain text."""
    package = visible_package(request, code)
    if package.versions.filter(number=number).exclude(withdrawal=None).exists():
        # A draft that was the wrong file: it was there, and it is shown to nobody.
        gone = package.versions.select_related("withdrawal__by").get(number=number).withdrawal
        facts = {"number": number, "who": gone.by, "day": clock.local_day(gone.at).strftime("%d/%m/%Y")}
        text = _(
            "Dự thảo lần %(number)d đã được %(who)s rút ngày %(day)s, nên không xem và không tải về được."
        )
        return private(
            refused(request, 410, text=text % facts, reasons=[gone.reason], back=package_url(package)),
            package,
        )
    version = get_object_or_404(drafts_with_parts(package), number=number)
    as_signed(version)
    try:
        noted(request, version)
    except Busy as busy:
        return private(refusal_page(request, busy, back=package_url(package)), package)
    trail = way_to(package, (_("Dự thảo lần %(number)d") % {"number": number}, ""))
    parts = _parts(package, version)
    context = {"package": package, "version": version, "parts": parts, "trail": trail}
    page = private(render(request, "drafting/draft.html", context), package)
    return looks_again(page, reading=any(part["being_read"] for part in parts))


@require_safe
def part_file(request: PersonRequest, code: str, number: int, part: str) -> HttpResponse | FileResponse:
    """The stored bytes of one part, always as a download."""
    package = visible_package(request, code)
    row = get_object_or_404(
        VersionPart.objects.select_related("blob", "version__package"),
        version__in=versions_in_sight(package),
        version__number=number,
        code=part,
    )
    try:
        noted(request, row.version, part=part)
        with from_store():
            if secrecy.only_a_copy(package, request.user):
                return secrecy.part_copy(request, package, row)
            return private(sent(row.blob, name=row.name), package)
    except Busy as busy:
        return private(refusal_page(request, busy, back=package_url(package)), package)


@require_safe
def part_photo(
    request: PersonRequest, code: str, number: int, part: str, photo: int
) -> HttpResponse | FileResponse:
    """One photograph as it was taken, of those that were joined into a part."""
    package = visible_package(request, code)
    if secrecy.only_a_copy(package, request.user):
        # What cannot carry its reader's name is not handed out.
        raise Http404
    version = get_object_or_404(versions_in_sight(package), number=number)
    row = get_object_or_404(version.parts.select_related("blob"), code=part)
    taken = get_object_or_404(row.blob.photos.select_related("blob"), number=photo)
    try:
        noted(request, version, part=part)
        with from_store():
            return private(sent(taken.blob, name=taken.name), package)
    except Busy as busy:
        return private(refusal_page(request, busy, back=package_url(package)), package)


def _parts(package: Package, version: Version) -> list[dict[str, Any]]:
    titles = {part.code: part.title for part in package.kind.parts}
    order = list(titles)
    rows = sorted(version.parts.all(), key=lambda row: order.index(row.code) if row.code in order else 99)
    found = []
    for row in rows:
        words = text_of(row)
        found.append(
            {
                "code": row.code,
                "title": titles.get(row.code, row.code),
                "name": row.name,
                "size": size_in_words(row.blob.size),
                "sha256": row.blob.sha256,
                "readable": row.blob.readable,
                "photos": row.blob.photos.all(),
                # Cleaned when it was read (documents.texts.reading), and kept as it was cleaned.
                "html": mark_safe(words.html),  # noqa: S308 - cleaned by nh3
                "warnings": words.warnings,
                "being_read": words.being_read,
            }
        )
    return found
