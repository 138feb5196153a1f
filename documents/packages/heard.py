"""What units said of drafts in files, and whether what somebody sent came in time: two subjects ask here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from django.db.models import OuterRef, QuerySet


@dataclass(frozen=True, slots=True)
class SaidInFile:
    """A unit of the register (its id) spoke of a draft (the id of the version) in what arrived on that day.

    `stand` is "agrees" or "none" where its words say no more than that, "" where it asks for something.
    """

    version: int
    unit: int
    day: date
    stand: str = ""


# What units said of these drafts; of these units alone where they are named.
Files: TypeAlias = "Callable[[Collection[int], Collection[int] | None], Iterable[SaidInFile]]"
# (version, unit or None, day) -> the standing of what they sent; None where nobody was asked about it.
Judge: TypeAlias = "Callable[[int, int | None, date], str | None]"
Judging: TypeAlias = "Callable[[Any], Judge]"
InTime: TypeAlias = "Callable[[OuterRef, OuterRef, OuterRef, datetime | None], QuerySet[Any]]"

_files: list[Files] = []
_judging: list[Judging] = []
_in_time: list[InTime] = []


def hang_in_files(files: Files) -> None:
    """The last one hung in says what was taken in from files, tables and pasted texts, in one question."""
    _files[:] = [files]


def hang_in_days(judging: Judging, in_time: InTime) -> None:
    """The last one hung in says until when units might speak of the drafts of a package.

    `in_time` asks the same of the database: who was asked about a version and had his time on a day.
    """
    _judging[:], _in_time[:] = [judging], [in_time]


def said_in_files(versions: Collection[int], units: Collection[int] | None = None) -> list[SaidInFile]:
    """What units said of these drafts in files, whenever it came."""
    return list(_files[0](versions, units))


def judge_of(package: Any) -> Judge:
    """Whether what was sent about a draft of the package came in time from who was asked."""
    return _judging[0](package)


def asked_in_time(
    version: OuterRef, unit: OuterRef, day: OuterRef, before: datetime | None = None
) -> QuerySet[Any]:
    """Who was asked about that version, is or became that unit, and had his time on that day."""
    return _in_time[0](version, unit, day, before)
