"""What `make test` asks of a full product of accounts and addresses; `make sweep` asks the whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

# Set by `make sweep`.
WHOLE = bool(os.environ.get("SWEEP"))

One = TypeVar("One")


def sampled(things: Iterable[One], *, kind: Callable[[One], Hashable], turn: int, few: int = 1) -> list[One]:
    """So many of each kind, always the same; who has another turn gets others, so together they ask more."""
    kinds: dict[Hashable, list[One]] = {}
    for one in things:
        kinds.setdefault(kind(one), []).append(one)
    if WHOLE:
        return [one for found in kinds.values() for one in found]
    return [
        found[(turn * few + step) % len(found)]
        for found in kinds.values()
        for step in range(min(few, len(found)))
    ]
