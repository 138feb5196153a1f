"""A Word file of 52 kB: from the click to the page that thanks, the process that reads it counted with it."""

from __future__ import annotations

import os
import time
from datetime import date
from itertools import pairwise
from typing import Any

from benchmarks.measure import table
from documents.assigning.services import assign_package
from tests.cast import perform
from tests.demo_world import Visitor, paper
from tests.documents.readable import par, run, word

# So many make 52 kB; any words will do, as long as they do not repeat.
WORDS = 375 * 40
CODE = "DH3-BCCT"


def report(cast: Any, rounds: int, *, words: int = WORDS) -> str:
    """A table: the answer to the click and the page after it, in processor time and in time on the wall."""
    package = assign_package(cast.congress, "BCCT", by=cast.btc, due=date(2022, 3, 30), due_exclusive=True)
    perform(package, "accept", cast.truong)
    secretary = Visitor(cast.thuky)
    secretary.get(f"/ho-so/{CODE}/")
    took = [_sent(secretary, _document(number, words)) for number in range(rounds)]
    rows = []
    for name, at in (("the answer to the click", 0), ("the page after it", 1)):
        cpu, wall = (sorted(each[at][which] for each in took)[rounds // 2] for which in (0, 1))
        rows.append([name, f"{cpu:.2f}", f"{wall:.2f}"])
    size = f"{len(_document(0, words)) / 1000:.0f} kB"
    return f"### A Word file comes in\n{table([size, 's of processor, p50', 's on the wall, p50'], rows)}"


def _sent(secretary: Visitor, data: bytes) -> list[tuple[float, float]]:
    """(seconds of this process and of those it began, seconds on the wall) of the answer and of the page."""
    told = secretary.form(CODE, "revise") | {"file_bao-cao": paper("a.docx", data)}
    marks = [_now()]
    answer = secretary.send(CODE, "revise", **told)
    marks.append(_now())
    secretary.get(answer["Location"])
    marks.append(_now())
    return [(cpu - was, wall - then) for (was, then), (cpu, wall) in pairwise(marks)]


def _now() -> tuple[float, float]:
    return sum(os.times()[:4]), time.perf_counter()


def _document(number: int, words: int) -> bytes:
    """Each another text, in words that do not repeat, so that packing does not make it small."""
    spelt = [f"{(number * words + at) * 2654435761 % 2**32:x}"[:5] for at in range(words)]
    return word("".join(par(run(" ".join(spelt[at : at + 40]))) for at in range(0, words, 40)))
