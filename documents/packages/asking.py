"""Whoever asks about a package beside its procedure says here, by name, until when answers are awaited."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from documents.packages.models.packages import Package

# Why the consultation of a package is not over yet, in whole sentences.
Awaited: TypeAlias = "Callable[[Package], list[str]]"

# Under this name it is known whether letters asked units about a package (`sections.ask_whether`).
ASKED_UNITS = "asked units"

_hung_in: dict[str, Awaited] = {}


def awaits(name: str) -> Callable[[Awaited], Awaited]:
    """Hang in what a subject awaits about a package."""

    def keep(awaited: Awaited) -> Awaited:
        _hung_in[name] = awaited
        return awaited

    return keep


def still_awaited(package: Package) -> list[str]:
    """Every reason why somebody may still answer; it changes by acts of a person and by the calendar only."""
    return [reason for awaited in _hung_in.values() for reason in awaited(package)]
