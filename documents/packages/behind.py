"""What is behind within a package: each subject says its rows by name, for the board."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Rows of packages with these ids; their own columns; columns of rows they name, by what they are called.
Asked: TypeAlias = "tuple[QuerySet[Any], tuple[str, ...], Mapping[str, str]]"


@dataclass(frozen=True, slots=True)
class Behind:
    """One thing of a package that is over its last day: what, who has it or "", the day."""

    title: str
    body: str
    due: date


@dataclass(frozen=True, slots=True)
class Watched:
    """How a subject is asked: which rows of many packages, each with a `package_id`, and what a row says."""

    rows: Callable[[list[int]], Asked]
    said: Callable[[Any, Mapping[str, Any]], Behind]


_watched: dict[str, Watched] = {}


def watch(name: str, watched: Watched) -> None:
    """Hang in what the board tells as behind; the rows are read in one question with those of the others."""
    _watched[name] = watched


def watched() -> dict[str, Watched]:
    """Everything that was hung in, by name."""
    return dict(_watched)
