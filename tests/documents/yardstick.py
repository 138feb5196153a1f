"""What work costs in the currency of the machine it runs on, so that a slower one counts more slowly too."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
WORDS = "Đại hội đại biểu toàn quốc lần thứ ba của Hiệp hội Thương mại và Sản xuất. " * 30_000
# A report of hundreds of pages takes four to seven of these on any machine; more is a reader gone slow.
REPORT_COST = 12
TRIES = 3


def in_yardsticks(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gave, and its processor time here and in processes that ended, in fixed pieces of work.

    The best of a few tries, each beside a piece of its own: what else the machine does counts for both.
    """
    found = []
    for _try in range(TRIES):
        made, spent = _spent(work)
        found.append((spent / _spent(_piece)[1], made))
    cost, given = min(found, key=lambda one: one[0])
    return given, cost


def _spent(work: Callable[[], T]) -> tuple[T, float]:
    before = sum(os.times()[:4])
    made = work()
    return made, max(sum(os.times()[:4]) - before, 0.01)


def _piece() -> int:
    """Strings cut, changed and counted, as a reader does."""
    counts: dict[str, int] = {}
    for word in re.findall(r"\w+", WORDS):
        counts[word.lower()] = counts.get(word.lower(), 0) + len(word)
    return sum(counts.values())
