"""Figures, dates and names that differ between two versions of a paragraph; when two are the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from documents.texts.compare.facts import Sort, facts
from documents.texts.compare.spelling import one_value

if TYPE_CHECKING:
    from documents.texts.compare.segments import Op, Segment

# In a longer change a sentence was written anew; a figure of the old says nothing of one in the new.
LOCAL = 60
_NUMBER = re.compile(r"([-−]?[\d.,/]+)((?:\s|%)\D*|)")


@dataclass(frozen=True, slots=True)
class Change:
    """A figure, date or name as it was and as it is; None where it does not stand."""

    old: str | None
    new: str | None

    def in_words(self) -> str:
        """2.950 → 3.383 triệu đồng: a unit that both have is said once."""
        if self.old is None:
            return _("thêm %(fact)s") % {"fact": self.new}
        if self.new is None:
            return _("bỏ %(fact)s") % {"fact": self.old}
        first, second = _NUMBER.fullmatch(self.old), _NUMBER.fullmatch(self.new)
        shared = first and second and first[2] == second[2]
        return f"{first[1] if first and shared else self.old} → {self.new}"


class Changed(NamedTuple):
    """A change, and whether it is one of a figure, a date or a name."""

    sort: Sort
    change: Change


# Of one change of words: where it begins and where it ends in the text.
_Span = tuple[int, int]
_Places = dict[tuple[int, Sort], list[str]]


def changed_facts(segments: Sequence[Segment]) -> list[Changed]:
    """The facts that the changes of one paragraph touch, in the order of reading.

    Two belong together when one short change of words touches as many of their sort in the old as in
    the new text; else each stands alone. What only changed its place within the paragraph is not told.
    """
    was, is_ = _spans(segments, "delete"), _spans(segments, "insert")
    before = _touched(segments, "delete", was)
    after = _touched(segments, "insert", is_)
    found: list[Changed] = []
    for place, sort in sorted(before.keys() | after.keys()):
        one, two = Counter(before.get((place, sort), [])), Counter(after.get((place, sort), []))
        old, new = (list((one - two).elements()), list((two - one).elements()))
        local = max(map(_length, (was[place], is_[place]))) <= LOCAL
        changes = [*(Change(gone, None) for gone in old), *(Change(None, come) for come in new)]
        if local and len(old) == len(new):
            pairs = zip(old, new, strict=True)
            changes = [
                Change(gone, come) for gone, come in pairs if one_value(sort, gone) != one_value(sort, come)
            ]
        found += [Changed(sort, change) for change in changes]
    strays = Counter((sort, change.old) for sort, change in found if change.new is None)
    strays &= Counter((sort, change.new) for sort, change in found if change.old is None)
    return [
        Changed(sort, change)
        for sort, change in found
        if None not in (change.old, change.new) or (sort, change.old or change.new) not in strays
    ]


def _touched(segments: Sequence[Segment], own: Op, spans: list[_Span]) -> _Places:
    """Facts of one of the two texts by the number of the change that touches them first."""
    ends = [end for _start, end in spans]
    text = "".join(text for op, text in segments if op in ("keep", own))
    places: _Places = {}
    for fact in facts(text):
        place = bisect_right(ends, fact.start)
        if place < len(spans) and spans[place][0] < fact.end:
            places.setdefault((place, fact.sort), []).append(" ".join(fact.text.split()))
    return places


def _spans(segments: Sequence[Segment], own: Op) -> list[_Span]:
    """Where each change stands in one of the texts; an empty span where it stands only in the other."""
    spans: list[_Span] = []
    at = 0
    in_change = False
    for op, text in segments:
        start, at = at, at + (len(text) if op in ("keep", own) else 0)
        if op != "keep" and in_change:
            spans[-1] = (spans[-1][0], at)
        elif op != "keep":
            spans.append((start, at))
        in_change = op != "keep"
    return spans


def _length(span: _Span) -> int:
    return span[1] - span[0]
