"""One at a time, and one picture of the database while others go on writing."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from workflows.errors import NotNow

# The number under which PostgreSQL keeps the lock; any would do.
LOCK = 0x0DA1_B0A1


@contextmanager
def only_one() -> Iterator[None]:
    """No other backup and no restoration of this database while this one runs. Raises NotNow."""
    with LOCKS[connection.vendor]():
        yield


@contextmanager
def one_picture() -> Iterator[None]:
    """Inside, every question is answered as of one moment; others write meanwhile and wait for nothing."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Elsewhere a transaction takes the only lock of writers at its beginning; this one never writes.
    connection.ensure_connection()
    sqlite: Any = connection
    usual, sqlite.transaction_mode = sqlite.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        sqlite.transaction_mode = usual


@contextmanager
def _locked_on_the_server() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if cursor.fetchone() != (True,):
            raise _taken()
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _locked_beside_the_file() -> Iterator[None]:
    lock = Path(f"{connection.settings_dict['NAME']}-backup.lock")
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise _taken() from fault
        yield
    finally:
        os.close(descriptor)


def _taken() -> NotNow:
    return NotNow(_("Đang có một lần sao lưu hoặc phục hồi khác; cần chờ lần đó xong."))


# How each sort of database keeps others out.
LOCKS = {"postgresql": _locked_on_the_server, "sqlite": _locked_beside_the_file}
