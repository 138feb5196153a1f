"""The worlds in which tests begin: each is lived once, kept, and copied for those who need it fresh."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings

from documents.desk.demo.load import load_demo
from tests.cast import FEW, TODAY, found_congress, make_cast
from workflows import clock
from workflows.models import FrozenDay

if TYPE_CHECKING:
    import pytest

BARE = "bare"
# The first minute of the day, so that whatever a test does comes after it.
DAWN = datetime.combine(TODAY, datetime.min.time(), tzinfo=clock.HANOI)
# Which world a test begins in is told by the fixture that it asks for.
BEGINNINGS = {"demo_day": "day", "world": "demo", "cast": "cast", "dh3": "founded", "db": BARE}
NOWHERE = ""
TOLD_ONCE = {NOWHERE, "demo", "day"}


def _migrated() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def _cast() -> None:
    with clock.frozen(DAWN):
        make_cast()


def _founded() -> None:
    with clock.frozen(DAWN):
        found_congress(FEW)


def _demo(until: date | None) -> None:
    """The demo up to that day (exclusive), or whole; each test says itself what time it is."""
    load_demo(until=until)
    FrozenDay.objects.all().delete()


def _day() -> None:
    """The demo as people meet it on 18/03/2022."""
    with override_settings(DEMO=True), clock.frozen(DAWN):
        call_command("demo", stdout=io.StringIO())


def life_of(name: str) -> Callable[[], None]:
    """How the world of that name comes to be, in a migrated database."""
    if name.startswith("demo"):
        return partial(_demo, date.fromisoformat(name[5:]) if name[4:] else None)
    return {BARE: _migrated, "cast": _cast, "founded": _founded, "day": _day}[name]


def beginning_of(item: pytest.Item) -> str:
    """The world of a test; NOWHERE when it asks no database."""
    asked = {*item.fixturenames, *(["db"] if item.get_closest_marker("django_db") else [])}
    return next((BEGINNINGS[name] for name in BEGINNINGS if name in asked), NOWHERE)


def bounded(world: str, module: ModuleType) -> str:
    """The demo of a module whose story begins earlier is lived up to its `UNTIL`."""
    until = getattr(module, "UNTIL", None)
    return f"{world}-{until}" if until and world == "demo" else world


class Shelf(Protocol):
    """Where lived worlds are kept: files of SQLite, or templates of PostgreSQL."""

    def kept(self, name: str, live: Callable[[str, Path], None], *, grown_from: str = "") -> Path:
        """The folder of the papers of a world, lived at the first asking."""

    def copy(self, name: str) -> str:
        """The name of a new database that holds that world."""

    def discard(self, database: str) -> None:
        """Remove such a copy."""


class Worlds:
    """The copies of one process; the connection points at one of them."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.copies: dict[str, str] = {}
        self.changes: object = None
        self.outside = connection.settings_dict["NAME"]

    def enter(self, name: str) -> Path:
        """Stand in that world; returns the folder of its papers, which is not to be written to."""
        papers = self.shelf.kept(BARE, partial(self._live, BARE))
        if name != BARE:
            papers = self.shelf.kept(name, partial(self._live, name), grown_from=BARE)
        if name not in self.copies:
            self.copies[name] = self.shelf.copy(name)
        point(self.copies[name])
        self.changes = changes()
        return papers

    def is_untouched(self) -> bool:
        """Whether the test has written nothing yet; a test that commits is not asked."""
        return connection.in_atomic_block and changes() == self.changes

    def spoil(self) -> None:
        """The world stood in was written to for good: the next to enter it gets a new copy."""
        name = next(name for name, copy in self.copies.items() if copy == connection.settings_dict["NAME"])
        connections.close_all()
        self.shelf.discard(self.copies.pop(name))

    def close(self) -> None:
        """Leave nothing behind."""
        point(self.outside)
        for copy in self.copies.values():
            self.shelf.discard(copy)

    def _live(self, name: str, database: str, papers: Path) -> None:
        point(database)
        with override_settings(FILES_ROOT=papers):
            life_of(name)()
        connections.close_all()


def point(database: str) -> None:
    """The connections of this process, also those that threads will open, lead to that database."""
    if connection.settings_dict["NAME"] != database:
        connections.close_all()
        connection.settings_dict["NAME"] = database


def changes() -> object:
    """What differs once the connection has written something."""
    if connection.connection is None:
        return 0 if connection.vendor == "sqlite" else None
    if connection.vendor == "sqlite":
        return connection.connection.total_changes
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned()")
        return cursor.fetchone()[0]
