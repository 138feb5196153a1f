"""The page that says why something was not done, with what the person had typed, to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render

from congress.site.typed import typed_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from workflows.errors import Refused


def refused(
    request: HttpRequest,
    status: int,
    *,
    text: str = "",
    reasons: Sequence[str] = (),
    back: str = "",
) -> HttpResponse:
    """The page that says why something was not done.

    In: status 403, 404, 409, 410, 413, 422, 503 or 507; `text` one sentence for this case, `reasons` one line
    each, `back` the path to return to. Out: the page, with what the person had typed, to be copied.
    """
    context = {"text": text, "reasons": reasons, "back": back, "typed": typed_fields(request)}
    return render(request, f"{status}.html", context, status=status)


def refusal_page(request: HttpRequest, outcome: Refused, *, back: str = "") -> HttpResponse:
    """The page for an outcome of the engine that has no form to come back to. Raises Http404 for Hidden."""
    if outcome.status == 404:
        raise Http404
    return refused(request, outcome.status, reasons=outcome.reasons, back=back)
