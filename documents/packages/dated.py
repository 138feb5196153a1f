"""Days of one person that are no last day of a package: each subject says by name which it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats


@dataclass(frozen=True, slots=True)
class PersonalDay:
    """One day in words that may leave the product, with its hour where it has one.

    The same thing keeps its `kind` and `key`.
    """

    kind: str
    key: int
    day: date
    title: str
    made: datetime
    hour: time | None = None


Days: TypeAlias = "Callable[[Person, Hats], Iterable[PersonalDay]]"

_days: dict[str, Days] = {}


def personal_days(name: str) -> Callable[[Days], Days]:
    """Hang in the days of a subject; only of congresses that are not put away."""

    def keep(gather: Days) -> Days:
        _days[name] = gather
        return gather

    return keep


def days_beside(person: Person, worn: Hats) -> list[PersonalDay]:
    """The days that there are for this person, by the names of the subjects."""
    return [one for name in sorted(_days) for one in _days[name](person, worn)]
