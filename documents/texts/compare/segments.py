"""Pieces of a comparison: kept, inserted, deleted; written so that each change stands in one place."""

from __future__ import annotations

from typing import Literal, NamedTuple

Op = Literal["keep", "insert", "delete"]


class Segment(NamedTuple):
    """A stretch of text and what became of it."""

    op: Op
    text: str


class Writer:
    """Collects what is kept, deleted and inserted; a change is closed by the next kept text.

    Kept and deleted text together are the old text, kept and inserted text the new one, to the letter.
    """

    def __init__(self) -> None:
        self._done: list[Segment] = []
        self._kept: list[str] = []
        self._deleted: list[str] = []
        self._inserted: list[str] = []

    def keep(self, text: str) -> None:
        """Write text that both have."""
        if not text:
            return
        if self._deleted or self._inserted:
            self._close_change()
        self._kept.append(text)

    def change(self, old: str, new: str) -> None:
        """Write text that stands in the old only, and text that stands in the new only."""
        if old:
            self._deleted.append(old)
        if new:
            self._inserted.append(new)

    def add(self, segments: list[Segment]) -> None:
        """Write what another writer made."""
        for op, text in segments:
            if op == "keep":
                self.keep(text)
            elif op == "delete":
                self.change(text, "")
            else:
                self.change("", text)

    def segments(self) -> list[Segment]:
        """Everything written, none of it empty, no two neighbours of one sort."""
        self._close_change()
        self._close_kept()
        return self._done

    def _close_kept(self) -> None:
        if self._kept:
            self._done.append(Segment("keep", "".join(self._kept)))
            self._kept = []

    def _close_change(self) -> None:
        old, new = "".join(self._deleted), "".join(self._inserted)
        self._deleted, self._inserted = [], []
        if old == new:
            self._kept += [old] if old else []
            return
        # The white space at the end of both: a mark under a word should not run on under the gap.
        space = old[len(old.rstrip()) :]
        space = space if space == new[len(new.rstrip()) :] else ""
        cut = len(space)
        self._close_kept()
        change = (Segment("delete", old[: len(old) - cut]), Segment("insert", new[: len(new) - cut]))
        self._done += [segment for segment in change if segment.text]
        self._kept += [space] if space else []
