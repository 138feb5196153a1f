"""What was done in a seat, asked of whoever keeps acts: the apps to the left hang their answer in by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

# (person, body, the day after which, the last day or None) -> the last day on which he acted in it, or None.
Question: TypeAlias = Callable[[int, int, date, "date | None"], "date | None"]

_asked: list[Question] = []


def keeps_acts(question: Question) -> Question:
    """Hang in one who knows of acts."""
    if question not in _asked:
        _asked.append(question)
    return question


def last_act(person: int, body: int, after: date, until: date | None) -> date | None:
    """The last day in that time on which somebody acted in a body; None when he did nothing there."""
    found = (question(person, body, after, until) for question in _asked)
    return max((day for day in found if day is not None), default=None)
