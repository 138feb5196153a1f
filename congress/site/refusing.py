"""The page that says why something was not done, with what the person had typed, to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

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
    way: str = "",
    heading: str = "",
) -> HttpResponse:
    """The page that says why something was not done.

    In: status 403, 404, 409, 410, 413, 422, 503 or 507; `text` one sentence for this case, `reasons` one line
    each, `back` the path to return to, `way` the words on its button. With a `heading` a 409 says of nothing
    that it changed. Out: the page, with what the person had typed, to be copied.
    """
    context = {"text": text, "reasons": reasons, "back": back, "way": way, "heading": heading}
    typed = {"typed": typed_fields(request)}
    return render(request, f"{status}.html", context | typed, status=status)


def refusal_page(
    request: HttpRequest, outcome: Refused, *, back: str = "", way: str = "", heading: str = ""
) -> HttpResponse:
    """The page for an outcome of the engine that has no form to come back to. Raises Http404 for Hidden."""
    if outcome.status == 404:
        raise Http404
    said = {"back": back, "way": way, "heading": heading}
    return refused(request, outcome.status, reasons=outcome.reasons, **said)


def no_such_paper(request: HttpRequest, outcome: Refused, *, back: str, way: str) -> HttpResponse:
    """The page for a paper that was only asked for and is not there now: nothing changed, nothing failed."""
    return refusal_page(request, outcome, back=back, way=way, heading=_("Hiện không có văn bản này"))
