"""Measuring side by side: all operations of all contestants in one process, in random order."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import quantiles

Operation = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one contestant."""

    p10: float
    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p10:.2f} / {self.p50:.2f} / {self.p95:.2f}"


def side_by_side(contestants: dict[str, Iterable[Operation]], *, warm: int = 5) -> dict[str, Times]:
    """Times of each contestant; the first `warm` operations of each are not counted."""
    order, taken = [], {}
    for name, operations in contestants.items():
        every = list(operations)
        for operation in every[:warm]:
            operation()
        order += [(name, operation) for operation in every[warm:]]
        taken[name] = []
    # The same order each time, so that two runs differ by the machine only.
    random.Random(2022).shuffle(order)  # noqa: S311 - no secret
    gc.collect()
    for name, operation in order:
        start = time.perf_counter()
        operation()
        taken[name].append((time.perf_counter() - start) * 1000)
    return {name: _times(values) for name, values in taken.items()}


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown, ending with an empty line."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def _times(values: list[float]) -> Times:
    cuts = quantiles(values, n=20)
    return Times(p10=cuts[1], p50=cuts[9], p95=cuts[18])
