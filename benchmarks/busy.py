"""The login while four comparisons of five hundred pages are drawn: two gunicorn workers, and a worker."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from http.cookies import SimpleCookie
from statistics import quantiles
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from benchmarks.compare import after_edits, words_of_pages
from benchmarks.load import environment, served, signed_in
from benchmarks.measure import table
from documents.assigning.services import assign_package
from documents.packages.answers.values import Draft
from documents.packages.services.taking_in import receive_text
from tests.cast import PASSWORD, perform
from workflows import clock
from workflows.models import Beat, Job, JobPhase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.models import Package

DRAFTS, LOGINS, PAUSE = 5, 40, 0.25
MONTH = timedelta(days=30)
HASHER = PBKDF2PasswordHasher()
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Visit(NamedTuple):
    """Milliseconds until the login is shown, and from the press of its button until the answer."""

    page: float
    sign_in: float


def report(cast: Any, *, pages: int = 500, logins: int = LOGINS) -> str:
    """A table of the login on a site at rest and while the four are drawn by its worker."""
    package = _drafted(cast, pages)
    # The tests' own hash is no work; the site's is.
    cast.thuky.password = HASHER.encode(PASSWORD, "salt")
    cast.thuky.save()
    for port in served("congress.settings"):
        rest = _logins(port, cast.thuky.username, logins)
        with _worker():
            asked = [_ask(port, signed_in(cast.btc), package, new) for new in range(2, DRAFTS + 1)]
            busy = _logins(port, cast.thuky.username, logins)
            drawn = Job.objects.filter(kind="comparison", phase=JobPhase.DONE).count()
    title = (
        f"### The login while {len(asked)} comparisons of {pages} pages are drawn, ms p50 / p95 / slowest\n"
    )
    late = f"while they are drawn ({drawn} of {len(asked)} done at the last login)"
    head = ["site", "its page", f"signing in (the hash of the password alone: {_hashed():.0f})"]
    return "\n".join([title, table(head, [["at rest", *_told(rest)], [late, *_told(busy)]])])


def _drafted(cast: Any, pages: int) -> Package:
    package = assign_package(cast.congress, "BCCT", by=cast.btc, due=clock.today() + MONTH)
    perform(package, "accept", cast.truong)
    words = words_of_pages(pages)
    for _draft in range(DRAFTS):
        part = receive_text("\n".join(words), part="bao-cao", title="Báo cáo")
        perform(package, "revise", cast.truong, version=Draft((part,)))
        words = after_edits(words, 3 * pages)
    return package


@contextmanager
def _worker() -> Iterator[None]:
    """A worker of our own while the block lasts, ended by its own id."""
    command = [sys.executable, "manage.py", "worker", "--with-parent"]
    process = subprocess.Popen(command, env=environment("congress.settings"))  # noqa: S603 - our own words
    try:
        while not Beat.objects.exists():
            if process.poll() is not None:
                raise RuntimeError("the worker ended")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def _ask(port: int, cookie: str, package: Package, new: int) -> int:
    """Somebody asks for the print of two drafts; the status with which he is told to wait."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    path = f"/ho-so/{package.code}/so-sanh/{new - 1}/{new}/ban-in.pdf"
    line.request("GET", path, headers={"Cookie": cookie, "Host": "localhost"})
    return line.getresponse().status


def _logins(port: int, username: str, count: int) -> list[Visit]:
    return [_login(port, username) for _login_number in range(count)][1:]


def _login(port: int, username: str) -> Visit:
    """One person comes to the login, and presses "Đăng nhập"."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    start = time.perf_counter()
    line.request("GET", settings.LOGIN_URL, headers={"Host": "localhost"})
    page = line.getresponse()
    words = page.read().decode()
    shown = time.perf_counter()
    cookies = SimpleCookie(page.headers.get("Set-Cookie"))
    token = TOKEN.search(words)
    assert token is not None
    sent = urlencode({"csrfmiddlewaretoken": token[1], "username": username, "password": PASSWORD})
    kept = "; ".join(f"{name}={one.value}" for name, one in cookies.items())
    pressed = time.perf_counter()
    line.request("POST", settings.LOGIN_URL, body=sent, headers={**FORM, "Cookie": kept, "Host": "localhost"})
    answer = line.getresponse()
    answer.read()
    taken = time.perf_counter() - pressed
    assert answer.status == http.HTTPStatus.FOUND, answer.status
    time.sleep(PAUSE)
    return Visit((shown - start) * 1000, taken * 1000)


def _told(visits: list[Visit]) -> list[str]:
    return [_three([one.page for one in visits]), _three([one.sign_in for one in visits])]


def _three(times: list[float]) -> str:
    cuts = quantiles(times, n=20)
    return f"{cuts[9]:.0f} / {cuts[18]:.0f} / {max(times):.0f}"


def _hashed() -> float:
    """What the password alone takes of a sign-in, made slow on purpose: milliseconds."""
    start = time.perf_counter()
    HASHER.encode(PASSWORD, "salt")
    return (time.perf_counter() - start) * 1000
