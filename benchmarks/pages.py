"""The pages with lists, fetched whole by Django's test client from a database of any size."""

from __future__ import annotations

import time
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.measure import table
from benchmarks.world import fill

if TYPE_CHECKING:
    from congress.models import Person

PAGES = {
    "Việc cần xử lý": "/",
    "Danh sách hồ sơ": "/ho-so/",
    "… trang 1.000": "/ho-so/?trang=1000",
    "… tìm một mã": "/ho-so/?tim=BCCT-4321",
    "… tìm chữ có ở mọi hồ sơ": "/ho-so/?tim=bao+cao",
    "Bảng tiến độ": "/tien-do/",
    "… quá hạn": "/tien-do/?tinh-trang=qua-han",
    "Thông báo": "/thong-bao/",
}
ROUNDS = 9
GOAL = 25


def report(cast: Any, size: int, rounds: int = ROUNDS, *, addresses: dict[str, str] = PAGES) -> str:
    """A table: each page for the head of a subcommittee and for the chairman."""
    started = time.perf_counter()
    rows = fill(cast, size)
    took = time.perf_counter() - started
    note = ", ".join(f"{name.split('_', 1)[1]} {count:,}" for name, count in rows.items())
    lines = [[name, path, *_both(cast, path, rounds)] for name, path in addresses.items()]
    head = [
        "page",
        "address",
        "head: p50 ms",
        "queries",
        "in the database",
        "chairman: p50 ms",
        "queries",
        "in the database",
    ]
    title = f"### Pages at {size:,} packages ({note}; filled in {took:.0f} s)\n"
    return "\n".join([title, table(head, lines)])


def _both(cast: Any, path: str, rounds: int) -> list[object]:
    return [cell for person in (cast.truong, cast.chutich) for cell in measured_page(person, path, rounds)]


def measured_page(person: Person | None, path: str, rounds: int) -> list[object]:
    """Milliseconds, queries, milliseconds in the database of a page; None fetches it without an account."""
    client = Client()
    if person:
        client.force_login(person)
    fetch = partial(_fetch, client, path)
    fetch()
    times = [_timed(fetch) for _round in range(rounds)]
    with CaptureQueriesContext(connection) as asked:
        fetch()
    in_database = sum(float(query["time"]) for query in asked) * 1000
    return [f"{median(times):.0f}", len(asked), f"{in_database:.0f}"]


def slowest(person: Person, path: str) -> list[tuple[float, str]]:
    """The queries of a page, the slowest first: seconds and SQL; for looking at one page by hand."""
    client = Client()
    client.force_login(person)
    _fetch(client, path)
    with CaptureQueriesContext(connection) as asked:
        _fetch(client, path)
    return sorted(((float(query["time"]), query["sql"]) for query in asked), reverse=True)


def _fetch(client: Client, path: str) -> None:
    answer = client.get(path, headers={"host": "localhost"})
    assert answer.status_code == 200, (path, answer.status_code)


def _timed(fetch: Any) -> float:
    start = time.perf_counter()
    fetch()
    return (time.perf_counter() - start) * 1000
