"""The history of a package with what subjects tell beside its steps, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from documents.packages.queries.duties import steps_of
from documents.packages.sections import ask_whether, has_rows
from documents.packages.words.history import HistoryLine, history_of
from workflows.kept import kept_by_the_book

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from documents.packages.models.packages import Package
    from documents.packages.models.steps import PackageStep

# What a subject tells of a package though no step of its procedure says it.
Beside: TypeAlias = "Callable[[Any], Iterable[HistoryLine]]"
_beside: dict[str, Beside] = {}


def history_beside(name: str, rows: QuerySet[Any]) -> Callable[[Beside], Beside]:
    """Hang in what yields lines of a package's history beside its steps, in a fixed number of queries.

    `rows`: what it tells of, about `OuterRef("pk")`; a package that has none is not asked about.
    """

    def keep(told: Beside) -> Beside:
        _beside[name] = told
        ask_whether(f"beside: {name}", rows)
        return told

    return keep


def whole_history(package: Package, steps: list[PackageStep]) -> list[HistoryLine]:
    """The steps and what stands beside them."""
    there = [name for name in sorted(_beside) if has_rows(package, f"beside: {name}")]
    told = [line for name in there for line in _beside[name](package)]
    if not told:
        return history_of(steps, package.definition)
    return sorted([*history_of(steps, package.definition), *told], key=lambda line: line.at, reverse=True)


@kept_by_the_book
def history_told(package: Package, _end: str) -> list[HistoryLine]:
    """The same, kept while its newest step has that hash: what is told beside steps stands in the book."""
    return whole_history(package, steps_of(package))
