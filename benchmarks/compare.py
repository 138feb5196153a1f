"""Two drafts of a hundred pages set side by side: ours beside `difflib` and, when installed, `redlines`."""

from __future__ import annotations

import difflib
import importlib
import random
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import documents
from benchmarks.measure import Operation, side_by_side, table
from documents.texts.compare.exact import compare
from documents.texts.compare.rows import blocks
from documents.texts.compare.summary import summary

PAGES = 100
LETTERS_A_PAGE = 2_500
EDITS = 300
OURS = "`documents.texts.compare`"
# Operations of what takes seconds each; the first warms up.
SLOW = 4
_WORDS = re.compile(r"\S+\s*")
_TEXTS = Path(documents.__file__).parent / "desk" / "demo" / "texts"
# The same drafts each time, so that two runs differ by the machine only.
_CHANCE = random.Random(2022)  # noqa: S311 - no secret

Text = tuple[str, str]


def report(rounds: int, *, pages: int = PAGES) -> str:
    """Tables in milliseconds p10 / p50 / p95: a hundred pages side by side, then other shapes of ours."""
    old, edits = words_of_pages(pages), EDITS * pages // PAGES
    pair = "\n".join(old), "\n".join(after_edits(old, edits))
    return "\n".join(
        [
            f"### Compare {pages} pages, {edits} edits, milliseconds p10 / p50 / p95\n",
            table(["contestant", "time", "times ours, p50"], _contest(pair, rounds)),
            table(["shape, ours", "time"], _shapes(old, pair, rounds, pages)),
        ]
    )


def _contest(pair: Text, rounds: int) -> list[list[object]]:
    segments = compare(*pair)
    assert "".join(part.text for part in segments if part.op != "insert") == pair[0]
    assert "".join(part.text for part in segments if part.op != "delete") == pair[1]
    contestants = {
        OURS: [partial(compare, *pair)] * rounds,
        "difflib, words in one row": [partial(_flat, *pair)] * SLOW,
    }
    redlines = _redlines()
    if redlines:
        contestants["redlines"] = [partial(redlines, *pair)] * SLOW
    times = side_by_side(contestants, warm=1)
    return [[name, time, f"{time.p50 / times[OURS].p50:.0f}"] for name, time in times.items()]


def _shapes(old: list[str], pair: Text, rounds: int, pages: int) -> list[tuple[str, object]]:
    other = "\n".join(words_of_pages(pages))
    line = ". ".join(old), ". ".join(after_edits(old, EDITS * pages // PAGES))
    shapes: dict[str, Operation] = {
        "rows of a page (`blocks`)": partial(blocks, *pair),
        "rows, figures, dates and names (`summary`)": partial(summary, *pair),
        "all of it one line": partial(compare, *line),
        "every paragraph changed by one word": partial(compare, pair[0], pair[0].replace("\n", " thêm\n")),
        "everything different": partial(compare, pair[0], other),
    }
    times = side_by_side({name: [operation] * rounds for name, operation in shapes.items()})
    return list(times.items())


def _flat(old: str, new: str) -> object:
    words, others = _WORDS.findall(old), _WORDS.findall(new)
    return difflib.SequenceMatcher(None, words, others).get_opcodes()


def _redlines() -> Callable[[str, str], object] | None:
    """The competitor, whose output is a text with marks; None where it is not installed."""
    try:
        module = importlib.import_module("redlines")
    except ImportError:
        return None
    return lambda old, new: module.Redlines(old, new).output_markdown


def words_of_pages(pages: int) -> list[str]:
    """Paragraphs of the words of the demo's papers, in chance order."""
    words = " ".join(path.read_text(encoding="utf-8") for path in sorted(_TEXTS.glob("*.txt"))).split()
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < pages * LETTERS_A_PAGE:
        paragraphs.append(" ".join(_CHANCE.choices(words, k=_CHANCE.randrange(20, 110))))
    return paragraphs


def after_edits(old: list[str], edits: int) -> list[str]:
    """The draft after some hundred edits: mostly a few words, some paragraphs put in, left out, moved."""
    new = list(old)
    for _edit in range(edits):
        at = _CHANCE.randrange(len(new))
        _CHANCE.choices([_reword, _put_in, _leave_out, _move], weights=[15, 2, 2, 1])[0](new, at)
    return new


def _reword(paragraphs: list[str], at: int) -> None:
    words = paragraphs[at].split()
    start = _CHANCE.randrange(len(words))
    words[start : start + _CHANCE.randrange(4)] = _CHANCE.sample(words, k=_CHANCE.randrange(1, 4))
    paragraphs[at] = " ".join(words)


def _put_in(paragraphs: list[str], at: int) -> None:
    words = paragraphs[at].split()
    paragraphs.insert(at, " ".join(_CHANCE.sample(words, k=len(words))))


def _leave_out(paragraphs: list[str], at: int) -> None:
    del paragraphs[at]


def _move(paragraphs: list[str], at: int) -> None:
    paragraphs.insert(_CHANCE.randrange(len(paragraphs)), paragraphs.pop(at))
