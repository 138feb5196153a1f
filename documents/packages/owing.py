"""What a package lacks at a gate: each subject says it by name; a body may pass with that named as owed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Lack:
    """One paper that is missing, or counts no more, that day; numbers, no names, since it is logged."""

    code: str
    title: str
    why: str

    @property
    def sentence(self) -> str:
        """What is lacking, in words."""
        return _("%(title)s: %(why)s.") % {"title": self.title, "why": self.why}


# What a subject's papers of one package lack on a day, in the order in which people read them.
Lacking: TypeAlias = "Callable[[Any, date], list[Lack]]"
# What is there today and will count no more on a day to come, in words.
Foretelling: TypeAlias = "Callable[[Any], list[str]]"

_lacking: list[Lacking] = []
_foretold: list[Foretelling] = []


def lacks(found: Lacking) -> Lacking:
    """Hang in what a subject's papers lack."""
    _lacking.append(found)
    return found


def foretells(found: Foretelling) -> Foretelling:
    """Hang in what will count no more by the day on which it is needed."""
    _foretold.append(found)
    return found


def lacking_on(package: Any, day: date) -> list[Lack]:
    """Everything that a package lacks on that day, whoever says so."""
    return [lack for found in _lacking for lack in found(package, day)]


def foretold_of(package: Any) -> list[str]:
    """What is to be renewed before it is needed, in sentences."""
    return [words for found in _foretold for words in found(package)]
