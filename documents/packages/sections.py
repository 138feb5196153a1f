"""The sections of a package's page and their order, hung in by name: the desk knows not whose they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db.models import Exists

from workflows.shown import asked_once

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package

Gather: TypeAlias = "Callable[[Package, Person], Mapping[str, Any]]"


@dataclass(frozen=True, slots=True)
class Section:
    """What one subject adds to the page: a template where it is shown, and the facts it is shown with."""

    name: str
    place: str
    order: int
    template: str
    gather: Gather
    rows: QuerySet[Any] | None = None
    always: bool = False


_sections: dict[str, Section] = {}


def section(
    name: str,
    *,
    place: str = "main",
    order: int = 0,
    template: str = "",
    rows: QuerySet[Any] | None = None,
    always: bool = False,
) -> Callable[[Gather], Gather]:
    """Hang a section in; `place` is "main" or "aside", those of a place stand by `order`.

    What the decorated function returns becomes variables of the page; nothing at all leaves the section
    out. Without a template it only lends its variables to the others. `rows`: what it tells of, about
    `OuterRef("pk")`; where a package has none the section is left out unasked, or, if it is there
    `always`, learns of it by `has_rows`.
    """

    def keep(gather: Gather) -> Gather:
        _sections[name] = Section(name, place, order, template, gather, rows, always)
        return gather

    return keep


def sections_on(package: Package) -> list[Section]:
    """Every section that the package may have, in the order in which they stand."""
    there = _with_rows(package)
    wanted = [one for name, one in _sections.items() if one.rows is None or one.always or name in there]
    return sorted(wanted, key=lambda one: (one.order, one.name))


def has_rows(package: Package, name: str) -> bool:
    """Whether the package has any of the rows that the section of that name tells of."""
    return name in _with_rows(package)


@asked_once
def _with_rows(package: Package) -> set[str]:
    """The names of the sections that have rows to tell of, all in one question."""
    asked = [(name, Exists(one.rows)) for name, one in _sections.items() if one.rows is not None]
    rows = type(package)._default_manager.filter(pk=package.pk)
    found = rows.values_list(*(there for _name, there in asked)).get()
    return {name for (name, _there), there in zip(asked, found, strict=True) if there}
