"""Lists ask the database as often for fifteen packages as for thirteen."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.models import Congress, Person
from documents.assigning.services import assign_package
from documents.models import Package
from tests.demo_world import at
from workflows import deadlines

PAGES = [
    "/",
    "/ho-so/",
    "/tien-do/",
    "/tien-do/?theo=co-quan",
    "/tien-do/?theo=nguoi",
    "/tien-do/thoi-gian/",
    "/tien-do/giao-ban.pdf",
    "/tien-do/bang-tinh.xlsx",
    "/tien-do/don-doc/",
    "/ho-so/bang-tinh.xlsx",
    "/viec-can-xu-ly.xlsx",
    "/thong-bao/",
    "/thong-bao/bang-tinh.xlsx",
]
# Read for any page: the session, the person and his seats, the congress with its office, the calendar,
# and what its bodies are called.
FRAME = (
    "django_session",
    "congress_person",
    "congress_membership",
    "congress_congress",
    "workflows_exceptionday",
    "congress_congresskind",
)


@pytest.fixture(autouse=True)
def on_18_march():
    """The demo's own day, in the morning."""
    with at(18, hour=9):
        yield


def queries(visitor, path: str) -> list[str]:
    """What a page asks the database once the process has compiled the procedures it meets."""
    visitor.get(path)
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert visitor.get(path).status_code == 200
    return [query["sql"] for query in found if "SAVEPOINT" not in query["sql"]]


def own(asked: list[str]) -> list[str]:
    """Those that are not of the frame."""
    return [sql for sql in asked if sql.split('"')[1] not in FRAME]


def more_packages(count: int) -> None:
    """That many further political reports, each with a first draft, waiting for the same people."""
    btc = Person.objects.get(username="btc")
    for _ in range(count):
        assign_package(
            Congress.objects.get(),
            "BCCT",
            by=btc,
            due=deadlines.end_calendar(Package.objects.first().due, 30),
        )


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("username", ["tbvk", "btc", "chutich", "vanphong"])
def test_list_asks_no_more_for_more_packages(world, path, username):
    visitor = world.visitor(username)
    more_packages(1)
    few = queries(visitor, path)
    more_packages(2)

    many = queries(visitor, path)

    assert len(many) == len(few)


@pytest.mark.parametrize("username", ["tbvk", "btc", "chutich", "vanphong"])
def test_board_asks_twelve_times(world, username):
    """The frame, what occurs, the lines and what stands beside them; tasks and who is waited for there.

    What waits for those above is asked of who urges; whether the reader was here before, of everybody.
    """
    asked = queries(world.visitor(username), "/tien-do/")

    assert len(asked) <= 12, "\n".join(asked)


@pytest.mark.parametrize("username", ["tbvk", "btc", "chutich", "vanphong"])
@pytest.mark.parametrize("path", ["/ho-so/", "/nhiem-vu/"])
def test_list_asks_seven_times(world, username, path):
    """The frame with its day, the session, the person and his seats; the rows, and who is waited for."""
    asked = queries(world.visitor(username), path)

    assert len(asked) <= 7, "\n".join(asked)


@pytest.mark.parametrize("username", ["tbvk", "btc", "tbns", "bch02", "nguoila"])
def test_my_work_reads_eight_times_for_itself(world, username):
    """What waits for him, its packages, those he follows, whom these wait for, what was entered for him,
    the chapters given to him, the votes that are open to him; and once for tasks, once for plans."""
    asked = queries(world.visitor(username), "/")

    besides = sum(f'FROM "documents_{name}"' in sql for sql in asked for name in ("task", "plan"))
    assert besides <= 2
    assert len(own(asked)) <= 8 + besides, "\n".join(asked)
    assert len(asked) <= 8 + besides + len(FRAME)


def test_package_page_asks_no_more_for_more_drafts(world):
    visitor = world.visitor("tv14")
    visitor.act("DH3-DANS", "revise", text="Đề án, dự thảo lần 4.")
    # The first time of a day is written into the log of the package.
    queries(visitor, "/ho-so/DH3-DANS/")
    few = queries(visitor, "/ho-so/DH3-DANS/")
    for number in (5, 6, 7):
        visitor.act("DH3-DANS", "revise", text=f"Đề án, dự thảo lần {number}.")

    many = queries(visitor, "/ho-so/DH3-DANS/")

    assert world.package("DH3-DANS").current.number == 7
    assert len(many) == len(few)
