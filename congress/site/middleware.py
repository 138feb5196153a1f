"""Every page needs a signed-in person and has a language; what was typed survives the end of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import render
from django.utils import translation

from congress.site.typed import back_url, typed_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class LoginRequired(LoginRequiredMiddleware):
    """Django's own rule, and one more answer: a form sent after the session ended is shown back."""

    # Django only ever redirects here, and its types say so.
    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        # A browser that holds our CSRF cookie has loaded a form here; a stranger has not.
        if request.method != "POST" or settings.CSRF_COOKIE_NAME not in request.COOKIES:
            return super().handle_no_permission(request, view_func)
        context = {"typed": typed_fields(request), "back": back_url(request)}
        return render(request, "site/session_ended.html", context, status=403)


def language_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Each page in the language chosen with the switch; Vietnamese until one is chosen.

    Django's own would ask the browser, which on an office's computer speaks English more often than
    those who use it.
    """

    def with_language(request: HttpRequest) -> HttpResponse:
        with translation.override(_chosen(request)):
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
            response = get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    return with_language


def _chosen(request: HttpRequest) -> str:
    code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
