"""The links of the menu, hung in by name: the site shows them without knowing where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class MenuLink:
    """One link: the name of its address, what people read, the first part of the addresses it covers.

    `only` names what must hold of the reader: "signs", "of_office", "sets_up" or "keeps", as `Site` says;
    "" for everybody. `count`: the number of what he has not read stands behind the label.
    """

    name: str
    label: Any
    place: str
    order: int
    only: str = ""
    count: bool = False


_entries: dict[str, MenuLink] = {}


def hang_in(name: str, label: Any, *, place: str, order: int, only: str = "", count: bool = False) -> None:
    """Add a link, or replace the one of that name; `label` is translated when the menu is shown."""
    _entries[name] = MenuLink(name, label, place, order, only, count)


def menu_links() -> list[MenuLink]:
    """Every link, in the order in which they stand."""
    return sorted(_entries.values(), key=lambda entry: entry.order)
