"""A comparison as a page or a paper shows it: paragraph by paragraph, long unchanged stretches folded."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from django.utils.translation import ngettext

from documents.texts.compare import words
from documents.texts.compare.pairing import Pair, aligned, look_alike
from documents.texts.compare.segments import Segment
from documents.texts.compare.spelling import one_spelling
from documents.texts.compare.texts import paragraphs

Kind = Literal["same", "changed", "added", "removed", "moved_from", "moved_to"]

# A short paragraph that stands elsewhere ("Nơi nhận:") has not moved, it has been written again.
MOVED_LETTERS = 40
MOVED_ALIKE = 90
# A row that says "3 paragraphs are left out" saves nothing for fewer.
SHORTEST_FOLD = 3


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """One paragraph: what became of it, its number in each text (from 1, blank lines not counted), its words.

    A moved paragraph has two rows, each with both numbers: where it stood, all deleted, and where it
    stands, with what changed on the way.
    """

    kind: Kind
    old: int | None
    new: int | None
    segments: tuple[Segment, ...]

    @classmethod
    def of(
        cls, one: Sequence[str], two: Sequence[str], pair: Pair, moved: dict[int, int], back: dict[int, int]
    ) -> ParagraphRow:
        """A pair of paragraphs, or one that came, went or moved."""
        old, new = pair
        if new is None and old is not None:
            kind: Kind = "moved_from" if old in moved else "removed"
            return _numbered(kind, old, moved.get(old), (Segment("delete", one[old]),))
        if old is None and new is not None:
            kind, old = ("moved_to", back[new]) if new in back else ("added", None)
            text = two[new]
            come = (Segment("insert", text),) if old is None else tuple(words.between(one[old], text))
            return _numbered(kind, old, new, come)
        was, is_ = one[old or 0], two[new or 0]
        # White space, or where a tone stands, is no change to a reader.
        same = was == is_ or one_spelling(was) == one_spelling(is_)
        return _numbered("same" if same else "changed", old, new, tuple(words.between(was, is_)))


@dataclass(frozen=True, slots=True)
class Folded:
    """A stretch of unchanged paragraphs that is not shown."""

    count: int
    kind: Literal["folded"] = "folded"

    def in_words(self) -> str:
        """How many paragraphs are not shown."""
        words_ = ngettext("%(count)d đoạn không thay đổi", "%(count)d đoạn không thay đổi", self.count)
        return words_ % {"count": self.count}


def blocks(old: str, new: str) -> list[ParagraphRow]:
    """Every paragraph of both texts in the order of reading, each with what became of it.

    Kept and deleted words of the rows that are not "added" or "moved_to" are the old paragraphs; kept
    and inserted words of those that are not "removed" or "moved_from" the new ones.
    """
    one, two = paragraphs(old).bodies, paragraphs(new).bodies
    pairs = aligned(one, two)

    # Old places of paragraphs that stand elsewhere in the new text, with the new ones; most alike first.
    gone = [old for old, new in pairs if old is not None and new is None and _is_long(one[old])]
    come = [new for old, new in pairs if new is not None and old is None and _is_long(two[new])]

    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for place in come:
        places[two[place]].append(place)
    moved = {place: places[one[place]].popleft() for place in gone if places[one[place]]}

    taken = set(moved.values())
    gone = [place for place in gone if place not in moved]
    come = [place for place in come if place not in taken]
    near = look_alike(one, two, gone, come, at_least=MOVED_ALIKE)
    for found in sorted(near, key=lambda candidate: -candidate.score):
        if found.old not in moved and found.new not in taken:
            moved[found.old] = found.new
            taken.add(found.new)

    back = {new: old for old, new in moved.items()}
    return [ParagraphRow.of(one, two, pair, moved, back) for pair in pairs]


def folded_rows(rows: Sequence[ParagraphRow], *, context: int = 1) -> list[ParagraphRow | Folded]:
    """The rows with each long unchanged stretch as one, but for `context` paragraphs beside a change."""
    shown: list[ParagraphRow | Folded] = []
    last = len(rows)
    start = 0
    for same, group in groupby(rows, key=lambda row: row.kind == "same"):
        stretch = list(group)
        end = start + len(stretch)
        before = context if start else 0
        after = context if end < last else 0
        hidden = len(stretch) - before - after
        if same and hidden >= SHORTEST_FOLD:
            shown += [*stretch[:before], Folded(hidden), *stretch[before + hidden :]]
        else:
            shown += stretch
        start = end
    return shown


def _numbered(kind: Kind, old: int | None, new: int | None, segments: tuple[Segment, ...]) -> ParagraphRow:
    first, second = (None if place is None else place + 1 for place in (old, new))
    return ParagraphRow(kind, first, second, segments)


def _is_long(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= MOVED_LETTERS
