"""What was said of a package whatever way it came: each subject hangs in by name what it keeps, as values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.utils.translation import gettext_lazy as _

# (source, key): what tells one remark from every other of its package, also in what is stored of it.
Ref: TypeAlias = tuple[str, str]

TIMELY, LATE, OUTSIDE = "timely", "late", "outside"
STANDINGS = {
    TIMELY: _("trong thời hạn"),
    LATE: _("gửi sau thời hạn"),
    OUTSIDE: _("ngoài danh sách lấy ý kiến"),
}


@dataclass(frozen=True, slots=True)
class PackageRemark:
    """One remark on one draft.

    `sender` is the unit or body in whose name it was made, or who made it; `unit` its id in the register.
    `place` is the clause as its author names it; `paragraph` counts in the part of that draft, 0 for none.
    Plain agreement `needs` no answer. `heard` says of what came without a paper how, and whether it was
    confirmed since; `before` what the same unit agreed to earlier, which is no remark of its own.
    """

    source: str
    key: str
    sender: str
    text: str
    author: str = ""
    unit: int | None = None
    way: str = ""
    heard: str = ""
    before: str = ""
    day: date | None = None
    standing: str = TIMELY
    draft: int = 0
    part: str = ""
    paragraph: int = 0
    place: str = ""
    quote: str = ""
    needs: bool = True

    @property
    def ref(self) -> Ref:
        """What is stored of it says so."""
        return self.source, self.key

    @property
    def holds(self) -> bool:
        """Whether the package waits for an answer to it: it came in time, from one who was asked."""
        return self.needs and self.standing == TIMELY


@dataclass(frozen=True, slots=True)
class Occasion:
    """One of several times a package was sent out: how many were asked, and who of them sent none then."""

    name: str
    asked: int
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftFigures:
    """How many were heard of one draft on one occasion within their time, and what all of them said of it.

    `coverage` in words: "45/95 đầu mối (47,4%)"; `said`: (words, how many), those that came late apart.
    """

    name: str
    coverage: str
    timely: int
    said: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Who was asked for an opinion one way, who gave one within the time, and who let every time pass.

    Who was asked and is in neither is still awaited. `each`: the occasions, where there were several.
    `figures`: how many said what, an entry a draft sent out.
    `apart`: (words, how many) the letter takes as agreeing though they sent nothing; never summed.
    """

    asked: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    each: tuple[Occasion, ...] = ()
    figures: tuple[DraftFigures, ...] = ()
    apart: tuple[tuple[str, int], ...] = ()


Source: TypeAlias = "Callable[[Any], Iterable[PackageRemark]]"
# Of a package, those of these units of the register alone.
UnitSource: TypeAlias = "Callable[[Any, Collection[int]], Iterable[PackageRemark]]"
Asked: TypeAlias = "Callable[[Any], Asking]"
# The official table of a package as PDF; None while it is still being made.
Table: TypeAlias = "Callable[[Any], bytes | None]"

_sources: dict[str, Source] = {}
_unit_sources: dict[str, UnitSource] = {}
_askings: dict[str, Asked] = {}
_tables: list[Table] = []


def remark_source(name: str) -> Callable[[Source], Source]:
    """Hang in what yields the remarks of a package (package -> PackageRemark, …), in few queries.

    The name is stored with what became of each remark: never rename one. Remarks internal to the lead body
    are not given.
    """

    def keep(source: Source) -> Source:
        _sources[name] = source
        return source

    return keep


def unit_remark_source(name: str) -> Callable[[UnitSource], UnitSource]:
    """Hang in the same for some units only: their page asks for theirs, not for all thousands."""

    def keep(source: UnitSource) -> UnitSource:
        _unit_sources[name] = source
        return source

    return keep


def asking_source(name: str) -> Callable[[Asked], Asked]:
    """Hang in what says whom a package was sent to for an opinion, and who sent none."""

    def keep(asking: Asked) -> Asked:
        _askings[name] = asking
        return asking

    return keep


def remarks_of(package: Any) -> list[PackageRemark]:
    """Every remark on a package, source by source, in the order in which each gives its own."""
    return [one for name in sorted(_sources) for one in _sources[name](package)]


def remarks_of_units(package: Any, units: Collection[int]) -> list[PackageRemark]:
    """What these units of the register said of a package, with the same keys."""
    return [one for name in sorted(_unit_sources) for one in _unit_sources[name](package, units)]


def asking_of(package: Any) -> Asking:
    """Who was asked, all ways together; silent is who gave an opinion in none of them, each once."""
    found = [_askings[name](package) for name in sorted(_askings)]
    asked = dict.fromkeys(name for one in found for name in one.asked)
    heard = dict.fromkeys(name for one in found for name in one.heard)
    silent = dict.fromkeys(name for one in found for name in one.silent if name not in heard)
    each = tuple(one for way in found for one in way.each)
    figures = tuple(one for way in found for one in way.figures)
    apart = tuple(one for way in found for one in way.apart)
    return Asking(tuple(asked), tuple(silent), tuple(heard), each, figures, apart)


def hang_in_table(draw: Table) -> None:
    """The last one hung in draws the official table for those who were asked."""
    _tables[:] = [draw]


def published_table(package: Any) -> bytes | None:
    """The official table as those may read it who were asked; None while it is being made, to be asked again.

    The caller has asked whether it is published, and whether this reader was asked about the package.
    """
    return _tables[0](package)
