"""Whether a form arrived whole: what was cut off on its way is refused before anybody acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpRequest, HttpResponse

# Where the entry of the site leaves the count of a request for the middleware.
_COUNT = "congress.arriving"
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


class CountedBody:
    """The body of a request as the server hands it on, and how many bytes of it have come."""

    def __init__(self, body: Any) -> None:
        self.body, self.come = body, 0

    def read(self, *size: int) -> bytes:
        """What the body reads."""
        return self._counted(self.body.read(*size))

    def readline(self, *size: int) -> bytes:
        """The next line of the body."""
        return self._counted(self.body.readline(*size))

    def _counted(self, piece: bytes) -> bytes:
        self.come += len(piece)
        return piece


def counting(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """The WSGI application, told how many bytes of each request have come.

    Django's parser drops a file whose end is missing and keeps the rest, so only the count can tell.
    """

    def counted(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ["wsgi.input"] = environ[_COUNT] = CountedBody(environ["wsgi.input"])
        return application(environ, start_response)

    return counted


def whole_form_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """400 for a form of which less came than was announced; without a count of the entry nothing is asked."""

    def checked(request: HttpRequest) -> HttpResponse:
        body = request.META.get(_COUNT)
        if body is None or request.method != "POST" or request.content_type not in _FORMS:
            return get_response(request)
        # Read to its end here, and by Django's own rules, so that nothing acts on a part of it.
        try:
            bool(request.POST)
        except (OSError, MultiPartParserError):
            if _is_whole(request, body):
                raise
        if _is_whole(request, body):
            return get_response(request)
        words = _("Nội dung gửi lên không đến đủ, có thể do đường truyền bị ngắt giữa chừng.")
        return render(request, "400.html", {"text": words}, status=400)

    return checked


def _is_whole(request: HttpRequest, body: CountedBody) -> bool:
    announced = str(request.META.get("CONTENT_LENGTH") or "")
    return not (announced.isascii() and announced.isdigit()) or body.come >= int(announced)
