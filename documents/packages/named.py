"""Whom a package names: the subject that keeps the list says it, and takes what a vote said of each name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOne:
    """One name that stands on the list; `title` is for readers of the package, `person` his account."""

    key: int
    number: int
    title: str
    person: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """What a body's vote said of one name; `members` had a ballot on it, `recused` the named had none."""

    key: int
    met_on: date
    members: int
    recused: bool
    issued: int
    returned: int
    valid: int
    agreed: int
    minutes_ref: str


class NameKeeper(Protocol):
    """Who keeps the names."""

    def names(self, package: Package) -> Sequence[NamedOne]:
        """Those who stand, by number; none for a package that names nobody."""

    def counted(self, package: Package, body: Body, counts: Sequence[NameCount], *, by: Person) -> None:
        """Keep what the vote said of each. Raises what the subject refuses."""

    def veiled(self, package: Package, reader: Person) -> set[int]:
        """Keys of the names whose count this reader may not know yet: his own, until it is announced."""

    def attested(self, package: Package) -> str:
        """Who signed the line of the signer, who is named himself, and when; "" where nobody had to."""


_keepers: list[NameKeeper] = []


def hang_in_names(keeper: NameKeeper) -> None:
    """The last one hung in is asked."""
    _keepers[:] = [keeper]


def name_keeper() -> NameKeeper:
    """Who keeps the names here."""
    return _keepers[0]
