"""The emblem of an association as a picture, for everybody: it stands on the page on which one signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from congress.people.models.associations import Emblem

if TYPE_CHECKING:
    from django.http import HttpRequest

YEAR = 365 * 24 * 3600


@login_not_required
@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def emblem(_request: HttpRequest, digest: str) -> HttpResponse:
    """The picture of that digest; another picture has another address, so it is kept for a year."""
    found = get_object_or_404(Emblem, digest=digest)
    return HttpResponse(bytes(found.png), content_type="image/png")
