"""The queue that wakes a worker: huey on a file, on PostgreSQL or on Redis. Nothing else knows huey.

A wake that is lost costs a minute and nothing else: the worker looks each minute by itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey

if TYPE_CHECKING:
    from huey.api import TaskWrapper

log = logging.getLogger(__name__)
NAME = "congress"
# Seconds within which a file or a full stop is looked at; PostgreSQL and Redis wake at once.
DELAY, PATIENCE = 0.5, 3
# What a worker does when it is woken; the same task, doing nothing, is what a page knows of it.
_looks: list[Callable[[], None]] = []


def wake() -> None:
    """Once the transaction is over, tell a worker that something waits; a queue that is away is no fault."""
    transaction.on_commit(_send)


def consumer_of(look: Callable[[], None]) -> Any:
    """What a worker process runs: `look` whenever it is woken. Raises what keeps the queue from opening."""
    found = queue()
    _looks[:] = [look]
    _task(found)
    # A stop lets the job at work end, within reason; what does not is taken again by the next worker.
    # Each minute is the worker's own: one that went through a queue on a full disk would never come.
    return found.create_consumer(
        workers=1, periodic=False, max_delay=DELAY, shutdown_timeout=PATIENCE, graceful_signal="TERM"
    )


def queue() -> Huey:
    """The queue of this installation, as `QUEUE` says; without it beside SQLite's file, or in PostgreSQL."""
    told = connection.settings_dict
    facts = tuple(str(told[name] or "") for name in ("HOST", "PORT", "NAME", "USER", "PASSWORD"))
    return queue_at(settings.QUEUE or connection.vendor, facts)


@cache
def queue_at(url: str, database: tuple[str, ...]) -> Huey:
    """The queue at an address, or of a sort of database: its host, port, name, user and password."""
    host, port, name, user, password = database
    scheme = urlsplit(url).scheme or url
    if scheme.startswith("redis"):
        return RedisHuey(NAME, results=False, url=url)
    if url == "postgresql":
        known = {"host": host, "port": port, "dbname": name, "user": user, "password": password}
        return PostgresHuey(NAME, results=False, **{key: value for key, value in known.items() if value})
    if scheme.startswith("postgres"):
        return PostgresHuey(NAME, results=False, dsn=url)
    file = urlsplit(url).path[1:] if scheme != url else f"{name}-queue"
    return SqliteHuey(NAME, results=False, filename=file)


@cache
def _task(found: Huey) -> TaskWrapper:
    return found.task(name="look")(_look)


def _send() -> None:
    try:
        _task(queue())()
    except Exception:
        log.warning("the queue cannot be reached; the work waits for the next minute", exc_info=True)


def _look() -> None:
    for look in _looks:
        look()
