"""What a vote held here says beside the decision it made, told by the subject that keeps votes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldVote:
    """One vote behind a decision: `questions` are its questions with their figures, [] for the draft alone.

    `in_writing` says that no meeting made it.
    """

    way: str
    questions: tuple[str, ...]
    tellers: tuple[str, ...]
    in_writing: bool


class VoteTeller(Protocol):
    """Who keeps the votes."""

    def told(self, decisions: Collection[int]) -> dict[int, ToldVote]:
        """Id of a decision on a package -> the vote held here that made it."""

    def without_result(self, body: Body, day: date) -> list[str]:
        """The votes of a body at its meeting of a day that came to nothing, in whole sentences."""

    def is_open_on(self, package: Package) -> bool:
        """Whether a body votes on the package at present."""

    def hidden_from(self, reader: Person, decisions: Collection[int]) -> set[int]:
        """Those of the decisions whose figures this reader may not know yet: his own name's."""


_tellers: list[VoteTeller] = []


def hang_in_votes(teller: VoteTeller) -> None:
    """The last one hung in is asked."""
    _tellers[:] = [teller]


def vote_teller() -> VoteTeller:
    """Who keeps the votes here."""
    return _tellers[0]
