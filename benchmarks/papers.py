"""Papers: the hostile and broken files of the tests as they are read, and a charter of thirty articles."""

from __future__ import annotations

import resource
import sys
import time
from functools import partial
from typing import NamedTuple

from benchmarks.measure import side_by_side, table
from documents.charter.law.checking import proposal_faults
from documents.charter.law.consolidation import consolidate
from documents.charter.law.deriving import derive_amendments
from documents.charter.law.reading import parse
from documents.charter.law.table import comparison_table
from documents.texts.compare.exact import compare
from documents.texts.reading.reader import read
from documents.texts.uploads.reasons import NotTaken
from tests.documents.charter_samples import CURRENT, current_charter, draft_charter, drafted, written
from tests.documents.hostile import CORPUS
from tests.documents.hostile_readable import MORE

KILOBYTE = 1024


class Spent(NamedTuple):
    """One file: wall seconds until the answer, and how it ended."""

    seconds: float
    label: str
    refused: bool


def report(rounds: int, *, files: int | None = None) -> str:
    """Tables: time and memory of hostile files (`files` of each corpus, or all), the charter in ms."""
    return "\n".join([_hostile(files), _charter(rounds)])


def _hostile(files: int | None) -> str:
    door = [(case.label, case.filename, case.make) for case in CORPUS]
    more = [(label, *MORE[label]) for label in MORE]
    rows = [_row("what the door refuses", door[:files]), _row("what only a reader finds", more[:files])]
    head = ["corpus", "files", "refused", "s p50", "s slowest", "the slowest", "MB at most, so far"]
    return "\n".join(["### Hostile and broken files (goal: under 2 s and 256 MB each)\n", table(head, rows)])


def _row(name: str, cases: list[tuple[str, str, object]]) -> list[object]:
    spent = sorted(_spent(label, filename, make()) for label, filename, make in cases)  # type: ignore[operator]
    slowest, middle = spent[-1], spent[len(spent) // 2]
    refused = sum(one.refused for one in spent)
    times = [f"{middle.seconds:.2f}", f"{slowest.seconds:.2f}", slowest.label]
    return [name, len(spent), refused, *times, f"{_memory():.0f}"]


def _spent(label: str, filename: str, data: bytes) -> Spent:
    start = time.perf_counter()
    try:
        read(data, filename)
    except NotTaken:
        return Spent(time.perf_counter() - start, label, refused=True)
    return Spent(time.perf_counter() - start, label, refused=False)


def _memory() -> float:
    """Megabytes that the largest reader's process has had; such a process ends with its file."""
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most / KILOBYTE / (KILOBYTE if sys.platform == "darwin" else 1)


def _charter(rounds: int) -> str:
    now, then = written(CURRENT), written(drafted())
    old, new = current_charter(), draft_charter()
    changes = derive_amendments(old, new)
    built = consolidate(old, changes)
    operations = {
        "read the text into articles": partial(parse, then),
        "find what changes": partial(derive_amendments, old, new),
        "check it": partial(proposal_faults, old, new, changes),
        "put together again, references repaired": partial(consolidate, old, changes),
        "table of four columns": partial(comparison_table, old, new, changes),
        "both texts side by side (`compare`)": partial(compare, now, then),
    }
    times = side_by_side({name: [one] * (rounds + 5) for name, one in operations.items()})
    title = f"### A charter, {len(old)} → {len(new)} articles, milliseconds p10 / p50 / p95\n"
    assert [one.text for one in built.charter] == [one.text for one in new]
    return "\n".join([title, table(["work", "time"], times.items())])
