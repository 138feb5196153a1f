"""What was entered without a paper and waits for whoever said it; each subject hangs in what it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Unconfirmed:
    """One entry on the sheet of `who` said it: `source` and `key` tell it from every other.

    `said_on` is the day of the call or visit, `way` how it came, `url` where it can be put right.
    """

    source: str
    key: str
    who: str
    what: str
    way: str
    said_on: date
    by: str
    url: str

    @property
    def ref(self) -> str:
        """What a form sends back of it."""
        return f"{self.source}-{self.key}"


# All that waits in a congress, as far as that person of the office may see it.
Waiting: TypeAlias = "Callable[[Congress, Person], Iterable[Unconfirmed]]"


@dataclass(frozen=True, slots=True)
class UnconfirmedSource:
    """What waits, and the verb by which one entry (by its key) is confirmed. The verb raises Refused."""

    waiting: Waiting
    confirm: Callable[..., object]


_sources: dict[str, UnconfirmedSource] = {}


def hang_in_unconfirmed(name: str, source: UnconfirmedSource) -> None:
    """Keep what a subject enters without a paper; `confirm(key, congress=…, reason=…, by=…)` is its verb."""
    _sources[name] = source


def all_unconfirmed(congress: Congress, person: Person) -> list[Unconfirmed]:
    """Everything that waits, by who said it, the oldest first."""
    found = [one for source in _sources.values() for one in source.waiting(congress, person)]
    return sorted(found, key=lambda one: (one.who, one.said_on, one.source, one.key))


def confirm_entry(entry: Unconfirmed, *, congress: Congress, reason: str, by: Person) -> None:
    """Record that who said it stands by it. Raises what the verb of its subject raises."""
    _sources[entry.source].confirm(entry.key, congress=congress, reason=reason, by=by)
