"""What two sequences have in common, in order: the heart of every comparison, kept within bounds."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

# One bit of memory each: 25 MB, some forty milliseconds.
CELLS = 200_000_000
SHINGLE = 4
_SIGNS = 0x10FFFF


class Run(NamedTuple):
    """A stretch that both have: its place in the old, its place in the new, its length."""

    old: int
    new: int
    length: int


class Candidate(NamedTuple):
    """A place in the old and a place in the new that might belong together, and how much speaks for it."""

    old: int
    new: int
    score: float


def common_runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The stretches both have in the same order, as long in all as memory allows to find out."""
    signs: dict[str, int] = {}
    numbers = [[signs.setdefault(item, len(signs)) for item in items] for items in (old, new)]
    if len(signs) > _SIGNS:
        return []
    # A letter for each different item: compiled code compares numbers, so no two items can be confused.
    one, two = ("".join(map(chr, items)) for items in numbers)
    return _runs(one, two) if len(one) * len(two) <= CELLS else _large(one, two)


def best_chain(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those of the candidates that stand in one order in both texts, with the highest score in all."""
    ends: list[int] = []
    chains: list[tuple[float, _Chain]] = []
    for candidate in sorted(candidates, key=lambda found: (found.old, -found.new)):
        at = bisect_left(ends, candidate.new)
        before = chains[at - 1] if at else (0.0, None)
        score = before[0] + candidate.score
        last = at
        while last < len(ends) and chains[last][0] <= score:
            last += 1
        # A shorter chain that ends later can never win again.
        if last > at or at == len(ends) or ends[at] > candidate.new:
            ends[at:last] = [candidate.new]
            chains[at:last] = [(score, (candidate, before[1]))]
    chain, found = chains[-1][1] if chains else None, []
    while chain is not None:
        candidate, chain = chain
        found.append(candidate)
    return found[::-1]


_Chain = tuple[Candidate, "_Chain | None"]


def _runs(one: str, two: str, *, old: int = 0, new: int = 0) -> list[Run]:
    blocks = LCSseq.editops(one, two).as_matching_blocks()
    return [Run(old + block.a, new + block.b, block.size) for block in blocks if block.size]


def _large(one: str, two: str) -> list[Run]:
    """Sequences too long for one table: without what both begin and end with, cut at what is unique."""
    head = _same_start(one, two)
    tail = _same_start(one[head:][::-1], two[head:][::-1])
    middle = _between_anchors(one[head : len(one) - tail], two[head : len(two) - tail])
    shifted = [Run(head + run.old, head + run.new, run.length) for run in middle]
    joined: list[Run] = []
    for run in [Run(0, 0, head), *shifted, Run(len(one) - tail, len(two) - tail, tail)]:
        last = joined[-1] if joined else Run(0, 0, 0)
        if run.old == last.old + last.length and run.new == last.new + last.length and joined:
            joined[-1] = Run(last.old, last.new, last.length + run.length)
        elif run.length:
            joined.append(run)
    return joined


def _between_anchors(one: str, two: str) -> list[Run]:
    if len(one) * len(two) <= CELLS:
        return _runs(one, two)
    runs = []
    first, second = _once(one), _once(two)
    anchors = best_chain(Candidate(at, second[sign], 1) for sign, at in first.items() if sign in second)
    for here, there in pairwise([Candidate(-1, -1, 0), *anchors, Candidate(len(one), len(two), 0)]):
        if here.old >= 0:
            runs.append(Run(here.old, here.new, 1))
        old, new = here.old + 1, here.new + 1
        left, right = one[old : there.old], two[new : there.new]
        if len(left) * len(right) <= CELLS:
            runs += _runs(left, right, old=old, new=new)
        else:
            alike = (at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a == b)
            runs += [Run(old + at, new + at, 1) for at in alike]
    return runs


def _once(text: str) -> dict[str, int]:
    shingles = [text[at : at + SHINGLE] for at in range(len(text) - SHINGLE + 1)]
    counts = Counter(shingles)
    return {sign: at for at, sign in enumerate(shingles) if counts[sign] == 1}


def _same_start(one: str, two: str) -> int:
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
