"""Finding the one row that a list means by a name or a code, written without marks or not in full."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from congress.people.words.listed import heading_key

Entry = TypeVar("Entry")
CLOSE = 0.6


class NameLookup(Generic[Entry]):
    """Rows by everything they are called; a name that two of them bear means neither."""

    def __init__(self, rows: Iterable[Entry], names: Callable[[Entry], Iterable[str]]) -> None:
        self.rows = list(rows)
        self._called: dict[str, list[Entry]] = {}
        for row in self.rows:
            for key in {heading_key(name) for name in names(row) if name}:
                self._called.setdefault(key, []).append(row)

    def meant(self, text: str) -> Entry | None:
        """The row of that name or code, or the only one whose name begins so."""
        key = heading_key(text)
        entries = self._called.get(key)
        if entries is None and key:
            entries = [
                row for name, rows in self._called.items() if name.startswith(f"{key} ") for row in rows
            ]
        return entries[0] if entries and len(entries) == 1 else None

    def near(self, text: str) -> list[Entry]:
        """Rows that are called alike, at most three: what may have been meant."""
        names = difflib.get_close_matches(heading_key(text), self._called, n=5, cutoff=CLOSE)
        entries = [row for name in names for row in self._called[name]]
        return [row for place, row in enumerate(entries) if row not in entries[:place]][:3]
