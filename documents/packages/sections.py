"""The sections of a package's page and their order, hung in by name: the desk knows not whose they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
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


_sections: dict[str, Section] = {}


def section(
    name: str, *, place: str = "main", order: int = 0, template: str = ""
) -> Callable[[Gather], Gather]:
    """Hang a section in; `place` is "main" or "aside", those of a place stand by `order`.

    What the decorated function returns becomes variables of the page; nothing at all leaves the section
    out. Without a template it only lends its variables to the others.
    """

    def keep(gather: Gather) -> Gather:
        _sections[name] = Section(name, place, order, template, gather)
        return gather

    return keep


def sections() -> list[Section]:
    """Every section, in the order in which they stand."""
    return sorted(_sections.values(), key=lambda one: (one.order, one.name))
