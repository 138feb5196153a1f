"""The door keeps out who guesses, and nobody else: wrong tries are counted by name and address together.

A stranger who types the chairman's name keeps himself out, not the chairman. Who goes on waits longer each
time. Against many addresses, or one that tries many names, only places from which that name was used before
stay open.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session

from congress.site.tries import OF_SLIP
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpRequest

FIRST, LONGEST = timedelta(minutes=30), timedelta(hours=8)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
# So many wrong tries with one name from anywhere in a day, or from one address in an hour, are an attack.
OF_ONE_NAME, FROM_ONE_PLACE = 100, 50
# How long a place from which somebody signed in is taken for his.
KNOWN = timedelta(days=180)
LOOKED_INTO = timedelta(days=30)


def wait_for(request: HttpRequest | None) -> timedelta:
    """How long ten wrong tries keep this name out from this address: twice as long each time in a day."""
    if request is None:
        return FIRST
    shut: int = AccessFailureLog.objects.filter(
        username=get_client_username(request),
        ip_address=request.META.get("REMOTE_ADDR") or None,
        attempt_time__gte=clock.real_now() - DAY,
        locked_out=True,
    ).count()
    doubled: int = 2 ** max(min(shut, 10) - 1, 0)
    return min(FIRST * doubled, LONGEST)


def forget_old_sign_ins() -> int:
    """Take out addresses and browsers that nothing asks for any more, and ended sessions. How many.

    Places are known for half a year, wrong tries count for a day and are kept for a month to be looked into.
    """
    now = clock.real_now()
    old = (
        Session.objects.filter(expire_date__lt=now),
        AccessLog.objects.filter(attempt_time__lt=now - KNOWN),
        AccessFailureLog.objects.filter(attempt_time__lt=now - LOOKED_INTO),
        AccessAttempt.objects.filter(attempt_time__lt=now - LOOKED_INTO),
    )
    return sum(rows.delete()[0] for rows in old)


class DoorGuard(AxesDatabaseHandler):  # type: ignore[misc]  # axes has no types
    """The library's own lock by name and address, and one more while many are trying."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        """Whether this name is not let in from here now."""
        return super().is_locked(request, credentials) or self.is_besieged(request, credentials)

    @staticmethod
    def is_besieged(request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        """Whether somebody guesses at this name from everywhere, or from here at many, and here is new."""
        name = get_client_username(request, credentials) or ""
        if name.startswith(OF_SLIP):
            # Nobody guesses twelve letters, and who opens his account is new everywhere: the many who try
            # keep out themselves alone, each at his own address.
            return False
        here = request.META.get("REMOTE_ADDR") or None
        now = clock.real_now()
        tries = AccessFailureLog.objects.filter(attempt_time__gte=now - DAY)
        if (
            tries.filter(username=name).count() < OF_ONE_NAME
            and tries.filter(ip_address=here, attempt_time__gte=now - HOUR).count() < FROM_ONE_PLACE
        ):
            return False
        known = AccessLog.objects.filter(username=name, ip_address=here, attempt_time__gte=now - KNOWN)
        return not known.exists()
