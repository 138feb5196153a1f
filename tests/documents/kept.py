"""Another place for the house: a bare database and an empty store, entered and left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection

from documents.desk.keeping.tables import kept_tables, rows_as_lines
from documents.texts.files import PAPERS
from tests.worlds import BARE, point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.worlds import Worlds


@pytest.fixture
def other_house(worlds: Worlds, tmp_path: Path) -> Iterator[Callable[[], None]]:
    """A function: from now on there is a new bare database, and an empty store of papers."""
    here, made = connection.settings_dict["NAME"], []

    def go() -> None:
        made.append(worlds.shelf.copy(BARE))
        point(made[-1])
        settings.FILES_ROOT = tmp_path / f"other-{len(made)}"

    yield go
    point(here)
    for database in made:
        worlds.shelf.discard(database)


def whole_house() -> tuple[dict[str, list[bytes]], dict[str, bytes]]:
    """Every row of every table, but for the list of backups, and every paper."""
    tables = {
        table._meta.label: list(rows_as_lines(table))
        for table in kept_tables()
        if table._meta.label != "documents.BackupTaken"
    }
    return tables, {name: PAPERS.read(name) for name in PAPERS.names()}
