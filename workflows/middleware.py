"""Time for one request: the demo's day, the calendar read once, and so what a page only shows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from django.http import HttpRequest, HttpResponseBase

from workflows import clock
from workflows.queries import calendar_kept, frozen_day
from workflows.shown import shown_as_it_stands

View = Callable[[HttpRequest], HttpResponseBase]
SHOWS = {"GET", "HEAD"}


def time_middleware(get_response: View) -> View:
    """Serve each request on the demo's frozen day, if there is one, with one reading of the calendar.

    Sessions, lock-out and cookies ask Django for the time and so keep the real one. What a streamed
    body computes after the view has returned is outside: fetch days before streaming.
    Raises ImproperlyConfigured at the start of the server when CONGRESS_TODAY is no date.
    """
    clock.today()

    def serve(request: HttpRequest) -> HttpResponseBase:
        shown = shown_as_it_stands() if request.method in SHOWS else nullcontext()
        with calendar_kept(), shown:
            day = frozen_day()
            with clock.frozen(day) if day else nullcontext():
                return get_response(request)

    return serve
