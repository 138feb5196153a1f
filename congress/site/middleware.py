"""Who is not signed in is led to the door, what is too large is not read, and each page has a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from congress.site.refusing import refusal_page
from congress.site.typed import back_url, typed_fields
from workflows.errors import Refused
from workflows.naming import naming_kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise


_STRANGE = _(
    "Chưa đăng nhập, hoặc phiên làm việc đã kết thúc, nên máy chủ không nhận tệp. Cần đăng nhập ở một thẻ "
    "khác của trình duyệt, rồi trở lại đây, bấm nút Quay lại và gửi lại."
)
_LARGE = _(
    "Các tệp gửi một lần vượt quá %(size)s MB. Cần bấm nút Quay lại của trình duyệt rồi gửi làm nhiều lần."
)


class LoginRequired(LoginRequiredMiddleware):
    """Django's own rule, and one more answer: a form sent after the session ended is shown back."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal that no page caught, as from the administrator's forms, is still told as one."""
        return refusal_page(request, exception) if isinstance(exception, Refused) else None

    # Django only ever redirects here, and its types say so.
    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        # A browser that holds our CSRF cookie has loaded a form here; a stranger has not.
        if request.method != "POST" or settings.CSRF_COOKIE_NAME not in request.COOKIES:
            return super().handle_no_permission(request, view_func)
        context = {"typed": typed_fields(request), "back": back_url(request)}
        return render(request, "site/session_ended.html", context, status=403)


def body_limit_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """413 for a request that announces more than its sender may send; nothing of it is read or stored.

    Without an announced length Django takes a body for empty, so nothing gets past.
    """

    def limited(request: HttpRequest) -> HttpResponse:
        announced = str(request.META.get("CONTENT_LENGTH") or "")
        length = int(announced) if announced.isascii() and announced.isdigit() else 0
        if length <= settings.STRANGERS_BODY_LIMIT:
            return get_response(request)
        if not request.user.is_authenticated:
            return _too_large(request, _STRANGE)
        if length > _body_limit():
            return _too_large(request, _LARGE)
        return get_response(request)

    return limited


def _body_limit() -> int:
    """What who is signed in may send at once; unless it was set, ten times the largest file."""
    return int(settings.BODY_SIZE_LIMIT or 10 * settings.FILE_SIZE_LIMIT)


def _too_large(request: HttpRequest, text: _StrPromise) -> HttpResponse:
    # Not `pages.refused`, which would read the form to show it back.
    megabytes = _body_limit() // (1024 * 1024)
    context = {"text": text % {"size": megabytes}}
    return render(request, "413.html", context, status=413)


def language_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Each page in the language chosen with the switch; Vietnamese until one is chosen.

    Django's own would ask the browser, which on an office's computer speaks English more often than
    those who use it.
    """

    def with_language(request: HttpRequest) -> HttpResponse:
        code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        spoken = code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(spoken), naming_kept():
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
            response = get_response(request)

        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    return with_language
