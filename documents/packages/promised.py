"""Days that somebody promised by telephone: who keeps them hangs them in, for whoever urges."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import TypeAlias

# Ids of packages -> (package id, body id) -> the last day that was promised.
Promised: TypeAlias = "Callable[[Collection[int]], dict[tuple[int, int], date]]"

_hung_in: list[Promised] = []


def promises(gather: Promised) -> Promised:
    """Hang in who knows of promised days."""
    if gather not in _hung_in:
        _hung_in.append(gather)
    return gather


def promised_days(packages: Collection[int]) -> dict[tuple[int, int], date]:
    """(package id, body id) -> the day that was promised, as far as anybody knows of one."""
    return {key: day for gather in _hung_in for key, day in gather(packages).items()}
