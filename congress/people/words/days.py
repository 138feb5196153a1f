"""Days as lists write them, and how old somebody may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import lazy

from workflows import clock
from workflows.text import clean

_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})(?:\s+\d{1,2}:\d{2}.*)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_SPOKEN = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s+)?(\d{4})", re.IGNORECASE)
OLDEST, YOUNGEST = 115, 14


def _with_day(words: Any) -> str:
    return str(words) % {"day": f"{clock.today():%d/%m/%Y}"}


# Words with an example of a day, `%(day)s`: that of the reader, so that no form speaks of a year long gone.
with_day = lazy(_with_day, str)


@dataclass(frozen=True, slots=True)
class Birth:
    """When somebody was born: the day where it is known, else the year alone."""

    year: int | None = None
    day: date | None = None


def day_of(text: str) -> date | None:
    """The day that a cell holds, day before month; None where it holds none."""
    said = clean(text)
    match = _DAY.fullmatch(said) or _SPOKEN.fullmatch(said)
    parts = match.groups()[2::-1] if match else (iso.groups() if (iso := _ISO.fullmatch(said)) else ())
    if not parts:
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def birth_of(text: str) -> Birth | None:
    """The day or the year of birth that a cell holds; None where it can be neither."""
    day = day_of(text)
    only = _YEAR.fullmatch(clean(text))
    year = day.year if day else int(only[1]) if only else 0
    this = clock.today().year
    return Birth(year, day) if this - OLDEST <= year <= this - YOUNGEST else None
