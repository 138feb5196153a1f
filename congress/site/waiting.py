"""Who has typed his password and is still to answer with a number: kept in his session, for ten minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.crypto import constant_time_compare

from congress.people.models.people import Person
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpRequest

WAITING = "congress.waiting"
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """The person, how his password was proved, and where he was going."""

    person: Person
    backend: str
    after: str


def keep_at_door(request: HttpRequest, person: Person, *, after: str) -> None:
    """Remember him; another key of the session, so that nobody who knew the old one comes in with him."""
    request.session.cycle_key()
    request.session[WAITING] = {
        "person": person.pk,
        # Another password since, or a closed account, and he begins anew.
        "proof": person.get_session_auth_hash(),
        "backend": str(getattr(person, "backend", "")),
        "since": clock.real_now().timestamp(),
        "after": after,
    }


def at_the_door(request: HttpRequest) -> AtTheDoor | None:
    """Who waits here; None where nobody does, or he waited too long."""
    told = request.session.get(WAITING)
    if not told or clock.real_now().timestamp() - told["since"] > PATIENCE.total_seconds():
        return None
    person = Person.objects.filter(pk=told["person"], is_active=True).first()
    if person is None or not constant_time_compare(person.get_session_auth_hash(), told["proof"]):
        return None
    return AtTheDoor(person, told["backend"], told["after"])


def forget_at_door(request: HttpRequest) -> None:
    """He has come in, or gives up."""
    request.session.pop(WAITING, None)
