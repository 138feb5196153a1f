"""Which paragraph of the new text is which of the old: equal ones first, then those that look alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from rapidfuzz import fuzz

from documents.texts.compare.sequences import Candidate, Run, best_chain, common_runs

# "1. ", "a) ": two paragraphs in one place with one label are the same clause, however much was added.
_LABEL = re.compile(r"\s*(?:Điều\s+)?(?:\d{1,3}[.)/]|\(?[a-zđ]\))(?=\s)")
# A text of fewer letters is no sentence.
_SENTENCE = 12
# Unrelated Vietnamese sentences share some 36 % of their letters in order, never as many as half.
ALIKE = 60
# Up to so many comparisons all are made; above, only of paragraphs that share a rare pair of words.
ALL_PAIRS = 100
TRIED = 3
# Above so many letters squared, words are counted instead of letters aligned.
_LETTERS = 4_000_000
_RARE = re.compile(r"\S{5,}\s\S+")


class Pair(NamedTuple):
    """Places of one paragraph in the old and in the new text; None where it does not stand."""

    old: int | None
    new: int | None


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Every paragraph of both, in the order of reading; what is gone stands before what has come."""
    pairs: list[Pair] = []
    here = there = 0
    for run in [*common_runs(old, new), Run(len(old), len(new), 0)]:
        pairs += _gap(old, new, range(here, run.old), range(there, run.new))
        pairs += [Pair(run.old + step, run.new + step) for step in range(run.length)]
        here, there = run.old + run.length, run.new + run.length
    return pairs


def look_alike(
    old: Sequence[str], new: Sequence[str], olds: Sequence[int], news: Sequence[int], *, at_least: float
) -> Iterator[Candidate]:
    """Places that hold texts as like each other as that (per cent), by few comparisons."""
    few = len(olds) * len(news) <= ALL_PAIRS
    for left, right in product(olds, news) if few else _sharing(old, new, olds, news):
        score = likeness(old[left], new[right], at_least=at_least)
        if not score and at_least <= ALIKE:
            score = _grown(old[left], new[right])
        if score:
            yield Candidate(left, right, score)


def _grown(one: str, two: str) -> float:
    """ALIKE where one text is the other with more added, which may be longer than all that was there.

    The shorter begins or ends the longer; or both are clauses of one label, and most of its words are there.
    """
    shorter, longer = sorted((one.strip(), two.strip()), key=len)
    if len(shorter) >= _SENTENCE and (longer.startswith(shorter) or longer.endswith(shorter)):
        return ALIKE
    label, other = _LABEL.match(one), _LABEL.match(two)
    if label is None or other is None or label.group().split() != other.group().split():
        return 0
    few, many = sorted((one[label.end() :].split(), two[other.end() :].split()), key=len)
    shared = 100 * (Counter(few) & Counter(many)).total() / max(1, len(few))
    return ALIKE if shared >= ALIKE else 0


def likeness(one: str, two: str, *, at_least: float) -> float:
    """How alike two texts are, in per cent; 0 when less than asked for."""
    if len(one) * len(two) <= _LETTERS:
        return fuzz.ratio(one, two, score_cutoff=at_least)
    words, others = Counter(one.split()), Counter(two.split())
    shared = 200 * (words & others).total() / max(1, words.total() + others.total())
    return shared if shared >= at_least else 0


def _gap(old: Sequence[str], new: Sequence[str], olds: range, news: range) -> Iterator[Pair]:
    """Between two stretches that are equal: changed paragraphs in pairs, the rest gone or come."""
    if not (olds and news):
        chain = []
    elif len(olds) == len(news) == 1 and len(old[olds[0]]) * len(new[news[0]]) > _LETTERS:
        # Two long texts alone between equal ones: their sentences will tell.
        chain = [Candidate(olds[0], news[0], ALIKE)]
    else:
        chain = best_chain(look_alike(old, new, olds, news, at_least=ALIKE))
    here, there = olds.start, news.start
    for candidate in [*chain, Candidate(olds.stop, news.stop, 0)]:
        left, right = range(here, candidate.old), range(there, candidate.new)
        smaller = 0 < len(left) * len(right) <= ALL_PAIRS < len(olds) * len(news)
        if smaller:
            yield from _gap(old, new, left, right)
        else:
            yield from (Pair(place, None) for place in left)
            yield from (Pair(None, place) for place in right)
        if candidate.score:
            yield Pair(candidate.old, candidate.new)
        here, there = candidate.old + 1, candidate.new + 1


def _sharing(
    old: Sequence[str], new: Sequence[str], olds: Sequence[int], news: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """For each old place the new ones with which it shares most pairs of words unique to the two."""
    first, second = _unique(old, olds), _unique(new, news)
    votes = Counter((left, second[words]) for words, left in first.items() if words in second)
    tried: Counter[int] = Counter()
    for (left, right), _votes in votes.most_common():
        tried[left] += 1
        if tried[left] <= TRIED:
            yield left, right


def _unique(texts: Sequence[str], places: Sequence[int]) -> dict[str, int]:
    """Pairs of words that stand in one paragraph only, with its place."""
    found: dict[str, int] = {}
    twice = set()
    for place in places:
        for words in _RARE.findall(texts[place]):
            if found.setdefault(words, place) != place:
                twice.add(words)
    return {words: place for words, place in found.items() if words not in twice}
