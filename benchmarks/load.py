"""Requests a second of the pages with lists: two gunicorn workers on loopback, one signed-in person.

Our server and the peer's serve one after the other from the same database to the same small generator:
threads with `http.client`, each on one connection that is kept, fetching one address for some seconds.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.test import Client
from guardian.shortcuts import assign_perm

from benchmarks.measure import table
from benchmarks.peers.flows import ReviewFlow
from benchmarks.world import fill

if TYPE_CHECKING:
    from congress.models import Person

WORKERS, THREADS, VISITORS = 2, 2, 4
GRANTS, TAKEN = 160, 40
SIZE = 1_000
OURS = {
    "Việc cần xử lý": "/",
    "Danh sách hồ sơ": "/ho-so/",
    "Bảng tiến độ": "/tien-do/",
    "Thông báo": "/thong-bao/",
}
PEERS = {"viewflow inbox": "/peer/review/inbox/", "viewflow queue, 160 grants": "/peer/review/queue/"}


def report(cast: Any, seconds: float, *, size: int = SIZE) -> str:
    """A table of each page: requests a second, milliseconds p50 / p95, processor time of one request.

    That one holds on a busy machine too; both stand over the peer's inbox.
    """
    fill(cast, size)
    _grant(cast.truong)
    cookie = signed_in(cast.truong)
    rows = [
        (name, path, *_fetched(port, path, cookie, seconds))
        for settings_module, pages in (("congress.settings", OURS), ("benchmarks.peers.served", PEERS))
        for port in served(settings_module)
        for name, path in pages.items()
    ]
    inbox, least = next(
        (rate, spent) for name, _path, rate, _times, spent in rows if name == "viewflow inbox"
    )
    lines = [
        [name, path, f"{rate:.1f}", times, f"{rate / inbox:.1f}", f"{spent:.1f}", f"{least / spent:.1f}"]
        for name, path, rate, times, spent in rows
    ]
    head = ["page", "address", "requests a second", "ms p50 / p95", "times the peer's inbox"]
    head += ["processor ms a request", "the peer's inbox takes, times"]
    server = f"{WORKERS} workers of {THREADS} threads, {VISITORS} visitors"
    title = f"### Requests a second, {server}, {size:,} packages\n"
    return "\n".join([title, table(head, lines)])


def _grant(person: Person) -> None:
    """The peer's own case: rights on 160 processes, some of whose tasks the person has taken."""
    # Its site shows a flow only to one who may see its processes at all.
    assign_perm("peers.view_review", person)
    for number in range(GRANTS):
        process = ReviewFlow.start.run()
        assign_perm("peers.judge_review", person, process)
        if number < TAKEN:
            task = process.task_set.get(flow_task=ReviewFlow.judge)
            ReviewFlow.judge.activation_class(task).assign(person)


def signed_in(person: Person) -> str:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def served(settings_module: str) -> Iterator[int]:
    with _server(settings_module) as port:
        yield port


@contextmanager
def _server(settings_module: str) -> Iterator[int]:
    """A gunicorn of our own on a free port, ended by its own id."""
    port = _free_port()
    words = [
        "congress.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        str(WORKERS),
        "--threads",
        str(THREADS),
    ]
    command = [sys.executable, "-m", "gunicorn", *words, "--no-control-socket", "--log-level", "error"]
    process = subprocess.Popen(command, env=environment(settings_module))  # noqa: S603 - our own words
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def environment(settings_module: str) -> dict[str, str]:
    """What a process on the scratch database and its store is told."""
    own = {"DATABASE_URL": _address(), "FILES_ROOT": str(settings.FILES_ROOT)}
    return os.environ | own | {"DJANGO_SETTINGS_MODULE": settings_module}


def _address() -> str:
    """The scratch database, as a server reads it from its environment."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    host = f"{found['USER']}:{found['PASSWORD']}@{found['HOST']}:{found['PORT'] or 5432}"
    return f"postgres://{host}/{found['NAME']}"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _try in range(300):
        if process.poll() is not None:
            raise RuntimeError("the server ended")
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError


def _fetched(port: int, path: str, cookie: str, seconds: float) -> tuple[float, str, float]:
    _visit(port, path, cookie, until=time.perf_counter() + seconds / 4)
    taken: list[float] = []
    spent, start = _processor_of_children(), time.perf_counter()
    visitors = [
        threading.Thread(target=lambda: taken.extend(_visit(port, path, cookie, until=start + seconds)))
        for _visitor in range(VISITORS)
    ]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    cuts = quantiles(taken, n=20)
    rate = len(taken) / (time.perf_counter() - start)
    # Told in ticks of some milliseconds: few requests may have taken none.
    each = max(_processor_of_children() - spent, 1.0) / len(taken)
    return rate, f"{cuts[9]:.0f} / {cuts[18]:.0f}", each


def _processor_of_children() -> float:
    """Milliseconds of processor time that the workers of our server have taken so far."""
    told: dict[int, list[str]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            told[int(path.parent.name)] = path.read_text().rpartition(") ")[2].split()
    ours = {os.getpid()}
    for _generation in range(2):
        ours |= {number for number, one in told.items() if int(one[1]) in ours}
    ticks = sum(int(told[number][11]) + int(told[number][12]) for number in ours - {os.getpid()})
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


def _visit(port: int, path: str, cookie: str, *, until: float) -> list[float]:
    """Milliseconds of one visitor's requests, one after another; at least two."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    found: list[float] = []
    while len(found) < 2 or time.perf_counter() < until:
        start = time.perf_counter()
        line.request("GET", path, headers={"Cookie": cookie, "Host": "localhost"})
        answer = line.getresponse()
        answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(path, answer.status)
        found.append((time.perf_counter() - start) * 1000)
    line.close()
    return found
