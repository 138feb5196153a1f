"""Where a person is signed in: the sessions of the site that are his."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import salted_hmac
from django.utils.dateparse import parse_datetime

from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.people import Person

# What a session keeps of the moment it was begun.
BEGAN, AGENT = "congress.began", "congress.agent"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One session: a code that stands for its key on a page, since when, and with which browser."""

    key: str
    code: str
    since: datetime | None
    agent: str


def sessions_of(person: Person) -> list[SignedIn]:
    """Those that still open something, the newest first; every session of the site is read for it."""
    found = []
    for row in Session.objects.filter(expire_date__gt=clock.real_now()):
        said = row.get_decoded()
        if said.get(SESSION_KEY) == str(person.pk):
            since = parse_datetime(str(said.get(BEGAN, "")))
            found.append(
                SignedIn(row.session_key, session_code(row.session_key), since, str(said.get(AGENT, "")))
            )
    return sorted(found, key=lambda signed_in: str(signed_in.since), reverse=True)


def session_code(key: str) -> str:
    """What stands for a session on a page: from it nobody finds the key."""
    return salted_hmac("signed in", key).hexdigest()[:16]
