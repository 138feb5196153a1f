"""Whoever keeps tasks gives them for other subjects: what a meeting concluded is to be done by a body."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTask:
    """A task as others tell of it: who leads it, its last day, where it stands, and its page."""

    code: str
    lead: str
    due: date | None
    stage: str
    url: str


class TaskGiver(Protocol):
    """Who keeps the tasks."""

    def given(self, body: Body, *, title: str, lead: int, due: date, source: str, by: Person) -> str:
        """The code of a new task that a body gives; inside the caller's transaction.

        Raises Forbidden, and Unmet by field (`title`, `lead`, `due`).
        """

    def told(self, codes: Collection[str]) -> dict[str, ToldTask]:
        """Tasks by their codes."""


_givers: list[TaskGiver] = []


def hang_in_tasks(giver: TaskGiver) -> None:
    """The last one hung in is asked."""
    _givers[:] = [giver]


def task_giver() -> TaskGiver:
    """Who keeps the tasks here."""
    return _givers[0]
