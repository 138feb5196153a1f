"""Sessions in the database, which never take back what a page has done."""

from __future__ import annotations

import logging

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import OperationalError

log = logging.getLogger(__name__)


class SessionStore(DatabaseSessions):
    """What is to be remembered of a visit is written after the act of the page, and may be lost without it.

    Django answers 400 where it cannot be written. On a full disk, or with a database that is away for a
    moment, that page would say that nothing was done, of an act that stands in the record.
    """

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - as Django has it
        """Store the session; where the database takes nothing the old one stays. Raises as Django does."""
        try:
            super().save(must_create)
        except UpdateError as gone:
            if not isinstance(gone.__context__, OperationalError):
                raise
            log.exception("a session was not kept")
