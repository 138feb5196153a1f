"""Wrong tries at a code typed from paper, counted by the library that counts wrong passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axes.handlers.proxy import AxesProxyHandler
from axes.utils import reset as forget_failures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

# Under this and the user name wrong codes of a slip are counted, apart from wrong passwords.
OF_SLIP = "phieu-"


def is_shut(request: HttpRequest, names: Iterable[str]) -> bool:
    """Whether ten wrong tries with one of these names have shut it for half an hour."""
    return any(not AxesProxyHandler.is_allowed(request, {"username": name}) for name in names)


def note_try(request: HttpRequest, names: Iterable[str], *, right: bool) -> None:
    """Count a wrong try for each name; a right one forgets those before."""
    for name in names:
        if right:
            forget_failures(username=name)
        else:
            AxesProxyHandler.user_login_failed("congress", {"username": name}, request)
    # The library would answer with the page about passwords; who asked here has one of its own.
    request.axes_locked_out = False  # type: ignore[attr-defined]
