"""One write, wholly or not at all; a database that is busy or a lost race is told as an outcome."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import IntegrityError, OperationalError, transaction

from workflows.errors import Busy, Stale

# PostgreSQL's codes: lock not available in time, deadlock, serialization failure.
BUSY_STATES = {"55P03", "40P01", "40001"}


# What is known to hold under locks of this very transaction, a set for each `whole` one within the other.
_known: ContextVar[tuple[set[Any], ...]] = ContextVar("workflows.engine.known under a lock", default=())


def know_under_lock(fact: Any) -> None:
    """Keep a fact that a lock makes true until the innermost `whole` ends, which may let go of the lock."""
    for known in _known.get()[-1:]:
        known.add(fact)


def is_known_under_lock(fact: Any) -> bool:
    """Whether this transaction knows it and needs not ask again."""
    return any(fact in known for known in _known.get())


def forget_under_lock(fact: Any) -> None:
    """The transaction itself is about to change it."""
    for known in _known.get():
        known.discard(fact)


@contextmanager
def whole() -> Iterator[None]:
    """A transaction around the block (or, as a decorator, the function).

    Raises Busy for a lock not had in time and Stale for a step another made first; any other
    fault of the database is the program's own and passes through.
    """
    token = _known.set((*_known.get(), set()))
    try:
        with transaction.atomic():
            yield
    except OperationalError as fault:
        if is_busy(fault):
            raise Busy from fault
        raise
    except IntegrityError as fault:
        if any(name in str(fault) for name in ("sequence", "request_id")):
            raise Stale from fault
        raise
    finally:
        _known.reset(token)


def is_busy(fault: OperationalError) -> bool:
    """Whether trying again is the answer: PostgreSQL says it by code, SQLite in English only."""
    return getattr(fault.__cause__, "sqlstate", None) in BUSY_STATES or "locked" in str(fault)
