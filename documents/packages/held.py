"""Meetings of a body that were held: told by the subject that records them, for whoever called them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from congress.people.models.bodies import Body


@dataclass(frozen=True, slots=True)
class HeldThen:
    """One meeting that was recorded: its page, how it is called, "" or the half of the day it was in."""

    url: str
    words: str
    half: str


class MeetingTeller(Protocol):
    """Who keeps the meetings that were held."""

    def held_on(self, body: Body, day: date) -> list[HeldThen]:
        """The meetings of a body on one day, in the order in which they were recorded."""


_tellers: list[MeetingTeller] = []


def hang_in_meetings(teller: MeetingTeller) -> None:
    """The last one hung in is asked."""
    _tellers[:] = [teller]


def meeting_teller() -> MeetingTeller:
    """Who keeps the meetings here."""
    return _tellers[0]
