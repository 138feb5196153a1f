"""Two web processes in folders of their own: one PostgreSQL, one Redis, one store, a worker in a third."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from html import unescape
from http.client import HTTPMessage
from http.cookiejar import Cookie, CookieJar

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from congress.models import Person
from documents.comparing.papers import LONG
from documents.models import Version
from tests.demo_world import BACKEND, CHOSEN, HIDDEN, act_url
from tests.documents.compared import draft
from tests.documents.readable import par, run, word
from tests.house.source import ROOT
from tests.workers import PATIENCE, environment, until
from workflows.models import Job, JobPhase

pytestmark = [pytest.mark.both_databases, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
CODE, PAGE = "DH3-NQ", "/ho-so/DH3-NQ/"
PRODUCT = ("congress", "documents", "workflows", "templates", "static", "locale")
DAY = {"CONGRESS_TODAY": "2022-03-18"}


@dataclass
class Answer:
    """What came back, after all that it led on to."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return unescape(self.body.decode())


class Browser:
    """One person at one browser, signed in, which keeps its cookies whichever site it asks."""

    def __init__(self, username: str = "") -> None:
        jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        if username:
            session = Client()
            session.force_login(Person.objects.get(username=username), backend=BACKEND)
            jar.set_cookie(cookie_of(session.cookies[settings.SESSION_COOKIE_NAME]))

    def ask(self, url: str, data: bytes | None = None, kind: str = "") -> Answer:
        headers = {"Referer": url, **({"Content-Type": kind} if kind else {})}
        request = urllib.request.Request(url, data, headers)  # noqa: S310 - our own address
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.headers, refused.read())

    def fields(self, url: str) -> dict[str, str]:
        page = self.ask(url).body.decode()
        return {name: unescape(value) for name, value in (*HIDDEN.findall(page), *CHOSEN.findall(page))}

    def send(self, url: str, **told: object) -> Answer:
        return self.ask(url, encode_multipart(BOUNDARY, told), MULTIPART_CONTENT)


def cookie_of(morsel) -> Cookie:
    """A cookie as a browser keeps it for this machine, whatever the port."""
    place = {"domain": "127.0.0.1", "domain_specified": False, "domain_initial_dot": False, "path": "/"}
    more = {"path_specified": True, "secure": False, "expires": None, "discard": True, "rest": {}}
    about = {"version": 0, "port": None, "port_specified": False, "comment": None, "comment_url": None}
    return Cookie(name=morsel.key, value=morsel.value, **place, **more, **about)


@contextmanager
def process(folder, *command, **more):
    """A process in a folder of its own while the block lasts."""
    how = {"cwd": folder, "env": environment(**more), "stderr": subprocess.DEVNULL}
    running = subprocess.Popen([sys.executable, *command], **how)
    try:
        yield running
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(PATIENCE)


def installed(folder):
    """The product, copied into a folder."""
    for room in PRODUCT:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "manage.py", folder)
    return folder


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def shared(world):
    """The settings that all processes have in common."""
    if connection.vendor != "postgresql":
        pytest.skip("only on PostgreSQL: two web processes write to one server")
    if not os.environ.get("TEST_QUEUE"):
        pytest.skip("no Redis: TEST_QUEUE is not set")
    return {**DAY, "QUEUE": os.environ["TEST_QUEUE"], "DEBUG": ""}


@pytest.fixture
def sites(shared, tmp_path):
    """The addresses of two sites."""
    with ExitStack() as running:
        found = []
        for name in ("one", "two"):
            port = free_port()
            command = ("-m", "gunicorn", "congress.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4")
            running.enter_context(process(installed(tmp_path / name), *command, **shared))
            found.append(f"http://127.0.0.1:{port}")
        for site in found:
            until(lambda site=site: answers(site))
        yield found


def answers(site):
    try:
        return Browser().ask(f"{site}/dang-nhap/").status == 200
    except OSError:
        return False


def document(seed):
    paragraphs = draft(seed, paragraphs=LONG // 200)
    return word(*[par(run(text)) for text in paragraphs])


def handed_in(browser, site, data):
    url = f"{site}{act_url(CODE, 'revise')}"
    file = SimpleUploadedFile("nq.docx", data)
    return browser.fields(url) | {"file_du-thao": file}, url


def test_one_person_at_two_sites_and_two_sites_at_one_paper(sites, shared, tmp_path):
    here, there = sites
    secretary = Browser("tbvk2")
    files = [document(seed) for seed in (1, 2)]
    for data in files:
        told, url = handed_in(secretary, here, data)
        sent = secretary.send(url, **told)
        assert (sent.status, "Đã thực hiện" in sent.text) == (200, True)
    numbers = sorted(Version.objects.filter(package__code=CODE).values_list("number", flat=True))[-2:]
    read_there = secretary.ask(f"{there}{PAGE}du-thao/{numbers[-1]}/")
    file_there = secretary.ask(f"{there}{PAGE}du-thao/{numbers[-1]}/du-thao/")

    paper = f"{PAGE}so-sanh/{numbers[0]}/{numbers[1]}/ban-in.pdf"
    with process(installed(tmp_path / "worker"), "manage.py", "worker", "--with-parent", **shared):
        until(lambda: Job.objects.filter(kind="night", phase=JobPhase.DONE).exists())
        waits = [secretary.ask(f"{site}{paper}").status for site in sites]
        until(lambda: Job.objects.filter(kind="comparison", phase=JobPhase.DONE).exists())
        made = [secretary.ask(f"{site}{paper}") for site in (there, here)]

    assert (read_there.status, "nq.docx" in read_there.text) == (200, True)
    assert file_there.body == files[-1]
    assert (waits[0], Job.objects.filter(kind="comparison").values_list("taken", flat=True).get()) == (202, 1)
    assert {page.headers["Content-Type"] for page in made} == {"application/pdf"}
    assert made[0].body == made[1].body


def test_one_form_sent_to_both_sites_at_once_is_one_draft(sites):
    secretary = Browser("tbvk2")
    before = Version.objects.filter(package__code=CODE).count()
    told, url = handed_in(secretary, sites[0], word(par(run("Nghị quyết gồm ba phần."))))
    body = encode_multipart(BOUNDARY, told)

    def sent(site):
        return secretary.ask(url.replace(sites[0], site), body, MULTIPART_CONTENT).status

    with ThreadPoolExecutor(2) as both:
        statuses = sorted(both.map(sent, sites))

    assert Version.objects.filter(package__code=CODE).count() == before + 1
    assert statuses[0] == 200
