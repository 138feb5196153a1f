"""Who reminds people for other subjects: whoever keeps that nobody is reminded twice a day hangs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from workflows.models import Duty


class Urger(Protocol):
    """Whoever keeps the reminders."""

    def urged(
        self, person: Person, duty: Duty, congress: Congress, *, by: Person, at_once: bool
    ) -> datetime | None:
        """When the one reminder of that day goes to him, of this duty; None where he has another that day."""

    def quiet_until(self) -> datetime | None:
        """When one may be spoken to again; None while one may."""


_urgers: list[Urger] = []


def hang_in_urger(urger: Urger) -> None:
    """The last one hung in is asked."""
    _urgers[:] = [urger]


def urger() -> Urger:
    """Who reminds people here."""
    return _urgers[0]
