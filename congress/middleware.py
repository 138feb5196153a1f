"""Every page needs a signed-in person; what was typed survives the end of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import render

from congress.typed import back_url, typed_fields

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
        return render(request, "congress/session_ended.html", context, status=403)
