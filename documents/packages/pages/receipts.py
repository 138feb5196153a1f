"""Writing down who read words of a package or took them away: every page that shows some comes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.site.refusing import refusal_page
from documents.packages.pages.base import Answer, package_url, private
from documents.packages.services.viewings import note_page, note_viewing
from workflows.errors import Busy

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package

# Answers that show what they are about; the others say why nothing is shown, or lead elsewhere.
SHOWING = (200, 409, 422, 503, 507)


def noted(request: PersonRequest, version: Version, *, part: str = "") -> None:
    """Write that a draft was opened, or one part of it taken away; a question about headers reads nothing."""
    if request.method != "GET":
        return
    try:
        note_viewing(version, by=request.user, part=part, taken=bool(part))
    except Busy:
        # A receipt may fail; the log of a confidential package may not.
        if version.package.confidential:
            raise


def shown(
    request: PersonRequest,
    response: Answer,
    package: Package,
    page: str,
    *drafts: Version,
    taken: bool = False,
) -> Answer | HttpResponse:
    """The answer, once it is written who got these words of a confidential package, and from which page.

    `page` is a key of `words.viewings.PAGES`; `drafts` are those whose own words stand there. What cannot be
    written down is not shown. Pages of other packages pass as they are.
    """
    if not package.confidential:
        return response
    if request.method != "HEAD" and response.status_code in SHOWING:
        try:
            note_page(package, page, *drafts, by=request.user, taken=taken)
        except Busy as busy:
            response.close()
            return private(refusal_page(request, busy, back=package_url(package)), package)
    return private(response, package)
