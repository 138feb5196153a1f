"""One write, wholly or not at all; a database that is busy or a lost race is told as an outcome."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError, transaction

from workflows.errors import Busy, Refused, Stale

# PostgreSQL's codes: lock not available in time, deadlock, serialization failure.
BUSY_STATES = {"55P03", "40P01", "40001"}


@contextmanager
def whole() -> Iterator[None]:
    """A transaction around the block (or, as a decorator, the function).

    Raises Busy for a lock not had in time and Stale for a step another made first; any other
    fault of the database is the program's own and passes through.
    """
    try:
        with transaction.atomic():
            yield
    except (OperationalError, IntegrityError) as fault:
        raise _translated(fault) from fault


def is_busy(fault: OperationalError) -> bool:
    """Whether trying again is the answer: PostgreSQL says it by code, SQLite in English only."""
    return getattr(fault.__cause__, "sqlstate", None) in BUSY_STATES or "locked" in str(fault)


def _translated(fault: Exception) -> Refused:
    if isinstance(fault, OperationalError) and is_busy(fault):
        return Busy()
    if isinstance(fault, IntegrityError) and any(name in str(fault) for name in ("sequence", "request_id")):
        return Stale()
    raise fault
