"""Writing down who opened or took away a draft; the two pages that give one call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.packages.services.viewings import note_viewing
from workflows.errors import Busy

if TYPE_CHECKING:
    from django.http import HttpRequest

    from documents.packages.models.drafts import Version


def noted(request: HttpRequest, version: Version, *, part: str = "") -> None:
    """Write that a draft was opened, or one part of it taken away; a question about headers reads nothing."""
    if request.method != "GET":
        return
    try:
        note_viewing(version, by=request.user, part=part, taken=bool(part))
    except Busy:
        # A receipt may fail; the log of a confidential package may not.
        if version.package.confidential:
            raise
