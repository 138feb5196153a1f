"""Bộ mẫu đại hội đơn vị: its plan counted back from its opening day, and the texts it begins from."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from documents.packages.words.days import planned_day
from workflows import clock, deadlines
from workflows.calendars import DAY
from workflows.deadlines import parse_offset
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.units import Unit

FILE = Path(__file__).resolve().parents[1] / "branch_kit.toml"


@dataclass(frozen=True, slots=True)
class KitStep:
    """What the unit does, and by which day (inclusive): a working one, no later than the file says."""

    day: date
    what: str

    @property
    def said(self) -> str:
        """Its day as people read it, with a star while the days off of its year are not published."""
        return planned_day(self.day)

    @property
    def gone(self) -> bool:
        """Whether that day is over."""
        return self.day < clock.today()


@dataclass(frozen=True, slots=True)
class KitText:
    """One text to begin from, with the unit's name in it; `to` is "" for what is sent to nobody.

    `signed` are the lines over the signature: in whose name, in which office, how.
    """

    code: str
    kind: str
    about: str
    to: str
    lines: Sequence[str]
    signed: Sequence[str]

    @property
    def title(self) -> str:
        """As a list names it: "Tờ trình về việc xin phép …"."""
        return f"{self.kind.capitalize()} {self.about[:1].lower()}{self.about[1:]}"


def kit_is_verified() -> bool:
    """Whether somebody compared the plan and the texts with a rule; until then the page says so."""
    return bool(_kit()["verified"])


def kit_steps(unit: Unit, opening: date) -> list[KitStep]:
    """What is to be done before that opening day, in order."""
    facts, calendar, found = _names_and_days(unit, opening), calendar_in_force(), []
    for one in _kit()["steps"]:
        days, _unit = parse_offset(one["before"])
        day = opening - timedelta(days=days)
        # The opening day itself is where the unit put it.
        worked = deadlines.before_working(day + DAY, 1, calendar=calendar) if days else day
        found.append(KitStep(worked, one["what"].format(**facts)))
    return found


def kit_texts(unit: Unit, opening: date | None) -> list[KitText]:
    """The texts; where the opening day is not known they leave room for it."""
    facts = _names_and_days(unit, opening)
    return [
        KitText(
            code=one["code"],
            kind=one["kind"],
            about=one["about"].format(**facts),
            to=one.get("to", "").format(**facts),
            lines=tuple(line.format(**facts) for line in one["lines"]),
            signed=tuple(one.get("signed", _kit()["signed"])),
        )
        for one in _kit()["texts"]
    ]


@cache
def _kit() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _names_and_days(unit: Unit, opening: date | None) -> dict[str, str]:
    association = unit.association.name if unit.association else "…………………………"
    day = f"{opening:%d/%m/%Y}" if opening else "……/……/………"
    return {"unit": unit.name, "association": association, "opening": day}
