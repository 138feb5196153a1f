"""Guards that every test runs under; the known cast comes from `tests.cast`."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase

from tests import settings
from tests.cast import cast, make_package, on_18_march  # noqa: F401 - fixtures of every test
from tests.demo_world import demo_day, demo_papers  # noqa: F401 - as above
from tests.driven import roads  # noqa: F401 - as above
from tests.shelves import FileShelf, TemplateShelf
from tests.worlds import BARE, TOLD_ONCE, Worlds, beginning_of, bounded
from workflows.kept import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

# A slow machine is not a fault of the code under test.
# What lands must not depend on luck: in CI the same stories are told each time.
hypothesis.settings.register_profile(
    "house", deadline=None, print_blob=True, derandomize=os.environ.get("CI") == "true"
)
hypothesis.settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks no database says the same on each, and so does a page of the demo unless it is marked."""
    for item in items:
        if not item.get_closest_marker("both_databases") and beginning_of(item) in TOLD_ONCE:
            item.add_marker(pytest.mark.one_database)
    # The long ones first, or the last of them would keep one worker busy while the other waits.
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


class Faults(logging.Handler):
    """Remembers every record of level ERROR or above."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_error_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """An ERROR record fails the test, unless it is marked `expects_error_log`."""
    faults = Faults()
    # Django's own server does not hand its records up to the root.
    loggers = [logging.getLogger(), logging.getLogger("django.server")]
    for logger in loggers:
        logger.addHandler(faults)
    yield
    for logger in loggers:
        logger.removeHandler(faults)
    if not request.node.get_closest_marker("expects_error_log"):
        assert [record.getMessage() for record in faults.records] == []


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test put into the cache does not help the next."""
    cache.clear()
    ANSWERS.clear()


@pytest.fixture(autouse=True)
def own_files(settings: object, tmp_path: Path) -> None:
    """Papers of one test lie apart from those of the next."""
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture(scope="session")
def worlds() -> Iterator[Worlds]:
    """The copies of worlds that this worker made."""
    sqlite = connection.vendor == "sqlite"
    worlds = Worlds(FileShelf(settings.SCRATCH) if sqlite else TemplateShelf(settings.RUN))
    yield worlds
    worlds.close()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, worlds: Worlds) -> Iterator[None]:
    """In place of a database for each worker, migrated by each and flushed after each test that commits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: None)
        yield


def pytest_unconfigure() -> None:
    """The process that began the run ends after its workers."""
    if connection.vendor == "postgresql" and settings.RUN.startswith(f"{os.getpid()}_"):
        TemplateShelf(settings.RUN).clear()
    if settings.RUN.startswith(f"{os.getpid()}_"):
        shutil.rmtree(settings.WALKED, ignore_errors=True)
    shutil.rmtree(settings.SCRATCH, ignore_errors=True)


def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> None:
    """The world is entered before pytest-django opens a transaction in it."""
    if fixturedef.argname == "_django_db_helper":
        request.getfixturevalue("beginning")


@pytest.fixture
def beginning(
    request: pytest.FixtureRequest, worlds: Worlds, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Path]:
    """The folder of papers of the world in which the test begins; what a test commits is thrown away."""
    with django_db_blocker.unblock():
        papers = worlds.enter(bounded(beginning_of(request.node) or BARE, request.module))
    yield papers
    marker = request.node.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(request.fixturenames)
    if asked or (marker and marker.kwargs.get("transaction")):
        worlds.spoil()
