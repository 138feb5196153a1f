"""The sections of a package's page and their order, hung in by name: the desk knows not whose they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db import connection
from django.db.models import Exists

from workflows.shown import asked_once, is_only_shown

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
# Stands in the question where the package will stand.
_NOBODY = -1
# Name -> rows that a package may have or not, asked of all names in one question.
_rows: dict[str, QuerySet[Any]] = {}


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
        if rows is not None:
            ask_whether(name, rows)
        return gather

    return keep


def ask_whether(name: str, rows: QuerySet[Any]) -> None:
    """Have it asked beside the sections whether a package has any of these rows, about `OuterRef("pk")`."""
    _rows[name] = rows


def sections_on(package: Package) -> list[Section]:
    """Every section that the package may have, in the order in which they stand."""
    there = _with_rows(package)
    wanted = [one for name, one in _sections.items() if one.rows is None or one.always or name in there]
    return sorted(wanted, key=lambda one: (one.order, one.name))


def has_rows(package: Package, name: str) -> bool:
    """Whether the package has any of the rows that were named so, by a section or by `ask_whether`."""
    return name in _with_rows(package)


def known_to_lack(package: Package, name: str) -> bool:
    """Whether the page that is shown knows that there are none; never so where something may be written."""
    return is_only_shown() and not has_rows(package, name)


@asked_once
def _with_rows(package: Package) -> set[str]:
    """The names under which there are rows, all in one question."""
    sql, values = _whether(type(package), connection.vendor, len(_rows))
    with connection.cursor() as cursor:
        cursor.execute(sql, [package.pk if value == _NOBODY else value for value in values])
        answers = cursor.fetchone() or ()
    return {name for name, there in zip(_rows, answers, strict=False) if there}


@cache
def _whether(model: type[Package], _vendor: str, _names: int) -> tuple[str, tuple[Any, ...]]:
    """The question about `_NOBODY`, in SQL: putting it into words took ten times as long as asking it."""
    rows = model._default_manager.filter(pk=_NOBODY).order_by()
    return rows.values_list(*map(Exists, _rows.values())).query.sql_with_params()
