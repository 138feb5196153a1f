"""What a page answers when the database is away or full, or is handed a text that it cannot hold."""

from __future__ import annotations

import sys

from django.db import DataError, InterfaceError, OperationalError, connection

BAD, AWAY, FULL = 400, 503, 507
# SQLSTATE by class: connection, lost race, resources, lock, operator (restart), system. Without a state no
# connection came about. The rest of this sort (limits, corruption) is a fault of the program or the machine.
_STATES = {"08", "40", "53", "55", "57", "58"}
_DISK_FULL = "53100"
# SQLite has no codes that Django hands through, only these words.
_WORDS = ("unable to open", "locked", "disk I/O", "readonly database")


def outage() -> int:
    """Status of the page for the fault that is being handled: 400, 503, 507, or 0 for the program's own."""
    fault = sys.exception()
    # PostgreSQL takes no NUL in any text, and no person types one; what asked for it was rolled back.
    if isinstance(fault, DataError | ValueError) and "NUL" in str(fault):
        return BAD
    if not isinstance(fault, OperationalError | InterfaceError):
        return 0
    if connection.vendor == "sqlite":
        full = "is full" in str(fault)
        away = any(sign in str(fault) for sign in _WORDS)
    else:
        state = getattr(fault.__cause__, "sqlstate", None)
        full, away = state == _DISK_FULL, state is None or state[:2] in _STATES
    return FULL if full else AWAY if away else 0
