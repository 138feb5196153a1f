"""What several subjects ask alike while one page or paper is made is asked of the database once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Read = TypeVar("Read")
_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("read together", default=None)


@contextmanager
def asking_alike() -> Iterator[None]:
    """Within it, what was read for one subject serves the others; for what only reads, a page or a paper."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def asked_alike(key: Hashable, read: Callable[[], Read]) -> Read:
    """What `read` gives, kept under the key within `asking_alike`, asked anew everywhere else."""
    kept = _kept.get()
    if kept is None:
        return read()
    if key not in kept:
        kept[key] = read()
    found: Read = kept[key]
    return found
