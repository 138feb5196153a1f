"""Where the clauses of an article begin, with or without the point behind their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.charter.law.marks import bare_number, begins_part, clause_number, is_unfinished

# After these words a number counts something: "gồm có / 2 Phó Chủ tịch".
_COUNTS = re.compile(r"(?:,|\b(?:gồm|có|là|bầu|cử|ít nhất|tối đa|khoảng))$", re.IGNORECASE)


@dataclass(slots=True)
class ClauseStarts:
    """The first line and the number of each clause. Lines that a person should look at, in two sorts.

    `taken` are clauses without a point among others that have theirs, `left` may be clauses and are none.
    """

    places: list[tuple[int, int]] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def clause_starts(lines: Sequence[str]) -> ClauseStarts:
    """Where the clauses of an article begin; its first line begins none.

    A number without a point begins one where it is the next and a capital follows: "2 Tổ chức" after
    clause 1, but not "2 năm một lần", and not where clause 2 comes later.
    """
    walk = _Walk(lines)
    for place in range(1, len(lines)):
        walk.take(place)
    starts = walk.found
    if not starts.places or (len(starts.places) == 1 and not walk.pointed):
        # One number without a point is the first word of a sentence.
        asked = starts.left if len(starts.places) + len(starts.left) > 1 else []
        return ClauseStarts(left=asked)
    return starts


class _Walk:
    """Goes over the lines once, with the number of the clause that was the last."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        after = list(enumerate(lines))[1:]
        self.pointed = {at: number for at, line in after if (number := clause_number(line)) is not None}
        self.found = ClauseStarts()
        self._last = 0
        # Whether a list with numbers of its own goes on within the clause.
        self._inner = False
        self._in_new_part = False

    def take(self, place: int) -> None:
        self._in_new_part |= begins_part(self._lines[place])
        if place in self.pointed:
            self._begin(place, self.pointed[place])
        elif (number := bare_number(self._lines[place])) is not None:
            self._perhaps(place, number)

    def _begin(self, place: int, number: int) -> None:
        self.found.places.append((place, number))
        self._last, self._inner, self._in_new_part = number, False, False

    def _perhaps(self, place: int, number: int) -> None:
        """A number without a point: the next clause, one that is asked about, or a word of a sentence."""
        if not self._is_next(place, number):
            self._inner |= number == 1
            return
        capital = self._lines[place].lstrip("0123456789 ")[:1].isupper()
        if self.pointed and not capital:
            return
        if not capital or (self.pointed and (self._inner or self._counts(place, number))):
            self.found.left.append(place)
            self._last = self._last if self.pointed or self.found.places else number
            return
        if self.pointed:
            self.found.taken.append(place)
        self._begin(place, number)

    def _is_next(self, place: int, number: int) -> bool:
        """Whether it follows the last clause, and no clause with a point has the number later."""
        later = next((own for at, own in self.pointed.items() if at > place), None)
        follows = number == self._last + 1 or (number == 1 and self._in_new_part)
        return follows and later != number

    def _counts(self, place: int, number: int) -> bool:
        """Whether the sentence of the line before goes on, so that the number counts something."""
        before = self._lines[place - 1]
        return (
            is_unfinished(before)
            or _COUNTS.search(before) is not None
            or (number > 1 and before.endswith(":"))
        )
