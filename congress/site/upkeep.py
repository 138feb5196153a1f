"""What administrators are reminded of on every page, hung in by name; each says nothing while all is well."""

from __future__ import annotations

from collections.abc import Callable

_reminders: dict[str, Callable[[], str]] = {}


def remind(name: str, words: Callable[[], str]) -> None:
    """Add a reminder, or replace the one of that name; `words` gives a sentence, or "" for none."""
    _reminders[name] = words


def reminders() -> list[str]:
    """What is to be said now."""
    return [said for words in _reminders.values() if (said := words())]
