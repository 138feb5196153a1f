"""The history of a package with what subjects tell beside its steps, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from documents.packages.words.history import HistoryLine, history_of

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from documents.packages.models.steps import PackageStep

# What a subject tells of a package though no step of its procedure says it.
Beside: TypeAlias = "Callable[[Any], Iterable[HistoryLine]]"
_beside: dict[str, Beside] = {}


def history_beside(name: str) -> Callable[[Beside], Beside]:
    """Hang in what yields lines of a package's history beside its steps, in a fixed number of queries."""

    def keep(told: Beside) -> Beside:
        _beside[name] = told
        return told

    return keep


def whole_history(package: Package, steps: list[PackageStep]) -> list[HistoryLine]:
    """The steps and what stands beside them."""
    told = [line for name in sorted(_beside) for line in _beside[name](package)]
    if not told:
        return history_of(steps, package.definition)
    return sorted([*history_of(steps, package.definition), *told], key=lambda line: line.at, reverse=True)
