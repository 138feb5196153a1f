"""The words of one changed paragraph: what a reader would mark with a pencil, not the shortest script."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate, pairwise
from typing import NamedTuple

from documents.texts.compare.pairing import aligned
from documents.texts.compare.segments import Segment, Writer
from documents.texts.compare.sequences import Run, common_runs

# Above some thousand words a side, sentences are set against each other first.
SQUARE = 25_000_000
# Letters before and after a change that are looked at to choose where it begins.
CONTEXT = 80
PASSES = 4
SLIDE = 50
_MARKS = r""".,;:!?…()\[\]{}"“”‘’'«»–—/|%"""
# A figure or a date is one word with the marks inside it: 2.950 · 47,4 · 18/03/2022 · 2021–2026.
_TOKEN = re.compile(rf"(?:[^\s{_MARKS}]+(?:(?<=\d)[.,/–](?=\d)[^\s{_MARKS}]+)*|[{_MARKS}])\s*|\s+")
_SENTENCE = re.compile(r"(?<=[.;!?…]\s)(?=\S)")
_PAUSES = {".": 3, ";": 3, "!": 3, "?": 3, "…": 3, ":": 3, ",": 2, ")": 2, "–": 2}


class _Side(NamedTuple):
    """One text in words: as written with the white space that follows, and as compared without it."""

    written: list[str]
    words: list[str]
    # Letters before each word, and in all.
    letters: list[int]

    def is_weak(self, run: Run, change: int) -> bool:
        """Whether a run is too short to stand between two changes."""
        end = run.old + run.length
        if self.letters[end] - self.letters[run.old] <= change:
            return True
        return not any(character.isalnum() for word in self.words[run.old : end] for character in word)

    def slid(self, two: _Side, runs: list[Run]) -> list[Run]:
        """Lone insertions and deletions moved to where a sentence or a clause begins, where they may be."""
        runs = list(runs)
        for at in range(1, len(runs)):
            here, there = runs[at - 1], runs[at]
            if here.old + here.length == there.old:
                step = _best_slide(two.words, here.new + here.length, there.new, here.length, there.length)
            elif here.new + here.length == there.new:
                step = _best_slide(self.words, here.old + here.length, there.old, here.length, there.length)
            else:
                continue
            runs[at - 1] = Run(here.old, here.new, here.length + step)
            runs[at] = Run(there.old + step, there.new + step, there.length - step)
        return runs

    def write_kept(self, two: _Side, run: Run, writer: Writer) -> None:
        """Write a run that both sides have, in the words of the newer one."""
        before = self.written[run.old : run.old + run.length]
        after = two.written[run.new : run.new + run.length]
        if before == after:
            writer.keep("".join(before))
            return
        for was, is_, word in zip(before, after, self.words[run.old :], strict=False):
            if was == is_:
                writer.keep(was)
            else:
                writer.keep(word)
                writer.change(was[len(word) :], is_[len(word) :])


def between(old: str, new: str) -> list[Segment]:
    """The segments of two versions of one paragraph, joined giving back both to the letter."""
    if old == new:
        return [Segment("keep", old)] if old else []
    writer = Writer()
    _write_trimmed(old, new, writer, _write)
    return writer.segments()


def _write_trimmed(old: str, new: str, writer: Writer, inner: Callable[[str, str, Writer], None]) -> None:
    # Letters that both begin with and that both end with, up to a space some words before the change.
    most = min(len(old), len(new))
    head = _longest(most, lambda length: old[:length] == new[:length])
    head = old.rfind(" ", 0, max(0, head - CONTEXT)) + 1
    tail = _longest(most - head, lambda length: old[len(old) - length :] == new[len(new) - length :])
    start = old.find(" ", min(len(old), len(old) - tail + CONTEXT))
    tail = len(old) - start if start >= 0 else 0
    writer.keep(old[:head])
    inner(old[head : len(old) - tail], new[head : len(new) - tail], writer)
    writer.keep(old[len(old) - tail :])


def _write(old: str, new: str, writer: Writer) -> None:
    write = _write_sentences if len(old) * len(new) > SQUARE else _write_words
    write(old, new, writer)


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The greatest length up to `most` that fits, where every shorter one fits as well."""
    return bisect_left(range(1, most + 1), x=True, key=lambda length: not fits(length))


def _side(text: str) -> _Side:
    written = _TOKEN.findall(text)
    return _Side(written, [word.rstrip() for word in written], list(accumulate(map(len, written), initial=0)))


def _write_sentences(old: str, new: str, writer: Writer) -> None:
    one, two = _SENTENCE.split(old), _SENTENCE.split(new)
    for pair in aligned(one, two):
        before = "" if pair.old is None else one[pair.old]
        after = "" if pair.new is None else two[pair.new]
        if before == after:
            writer.keep(before)
        elif before and after:
            _write_trimmed(before, after, writer, _write_words)
        else:
            writer.change(before, after)


def _write_words(before: str, after: str, writer: Writer) -> None:
    side, two = _side(before), _side(after)
    old = new = 0
    runs = common_runs(side.words, two.words)
    for _pass in range(PASSES):
        ends = [Run(0, 0, 0), *runs, Run(len(side.words), len(two.words), 0)]

        # Letters of the change between two kept stretches: of its longer side.
        changes: list[int] = []
        for here, there in pairwise(ends):
            gone = side.letters[there.old] - side.letters[here.old + here.length]
            come = two.letters[there.new] - two.letters[here.new + here.length]
            changes.append(max(gone, come))

        kept = [
            run
            for run, before, after in zip(runs, changes, changes[1:], strict=False)
            if not (before and after) or not side.is_weak(run, min(before, after))
        ]
        if len(kept) == len(runs):
            break
        runs = kept
    for run in side.slid(two, _grown(side.words, two.words, runs)):
        writer.change("".join(side.written[old : run.old]), "".join(two.written[new : run.new]))
        old, new = run.old + run.length, run.new + run.length
        side.write_kept(two, run, writer)
    writer.change("".join(side.written[old:]), "".join(two.written[new:]))


def _grown(old: list[str], new: list[str], runs: list[Run]) -> list[Run]:
    """Each kept stretch as long as it can be: what was confetti a moment ago may now begin or end one."""
    grown: list[Run] = []
    here = there = 0
    for run, stop in pairwise([*runs, Run(len(old), len(new), 0)]):
        (start, begin), end, finish = run[:2], run.old + run.length, run.new + run.length
        while start > here and begin > there and old[start - 1] == new[begin - 1]:
            start, begin = start - 1, begin - 1
        while end < stop.old and finish < stop.new and old[end] == new[finish]:
            end, finish = end + 1, finish + 1
        grown.append(Run(start, begin, end - start))
        here, there = end, finish
    return grown


def _best_slide(words: list[str], start: int, end: int, left: int, right: int) -> int:
    """By how many words the lone change words[start:end] should stand further right (below 0: left)."""
    back = 0
    while back < min(left - 1, SLIDE) and words[start - back - 1] == words[end - back - 1]:
        back += 1
    ahead = 0
    while ahead < min(right - 1, SLIDE) and words[start + ahead] == words[end + ahead]:
        ahead += 1
    return max(
        range(-back, ahead + 1), key=lambda step: (_PAUSES.get(words[(start + step) - 1], 0), -abs(step))
    )
