"""What a person typed in a form that could not be accepted, so that it can be shown back and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.utils.http import url_has_allowed_host_and_scheme

from workflows.text import LONGEST, composed

if TYPE_CHECKING:
    from django.http import HttpRequest

# Never shown back: secrets, and what only machines read.
HIDDEN = {"csrfmiddlewaretoken", "password", "old_password", "new_password1", "new_password2"}
SHORTEST = 20
# Letters of a whole form shown back to who is not signed in: the longest article written on a page, not more.
LONGEST_OF_STRANGERS = 200_000


def typed_fields(request: HttpRequest, *, room: int | None = None) -> list[str]:
    """Texts of at least 20 letters in the posted form, in its order; nothing from a form on another site.

    `room` is how many letters at most; without it the session is asked whether somebody is signed in.
    """
    if not _comes_from_here(request):
        return []
    if room is None:
        # Whoever asked for a page once can post here.
        person = getattr(request, "user", None)
        room = LONGEST if person is not None and person.is_authenticated else LONGEST_OF_STRANGERS
    texts = []
    try:
        posted = list(request.POST.items())
    except (BadRequest, SuspiciousOperation, MultiPartParserError, OSError):
        # A body that was cut off, broken or too large.
        posted = []
    for name, value in posted:
        if name in HIDDEN:
            continue
        texts.append(composed(str(value), limit=max(room, 0)))
        room -= len(str(value))
    return [text for text in texts if len(text) >= SHORTEST]


def back_url(request: HttpRequest) -> str:
    """Path of the page the form stood on, or "/" when that is not known or not ours."""
    if not _comes_from_here(request):
        return "/"
    parts = urlsplit(request.META["HTTP_REFERER"])
    # One slash only: a path that begins with two would lead to another host.
    path = "/" + parts.path.lstrip("/")
    return f"{path}?{parts.query}" if parts.query else path


def _comes_from_here(request: HttpRequest) -> bool:
    return url_has_allowed_host_and_scheme(request.META.get("HTTP_REFERER", ""), {request.get_host()})
