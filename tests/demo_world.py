"""The demo as a world for tests, as it was loaded and left by no test."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from congress.models import Person
from documents.models import Package
from workflows import clock

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from django.http import HttpResponse

BACKEND = "django.contrib.auth.backends.ModelBackend"
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
CHOSEN = re.compile(r'<select name="(\w+)"(?:(?!</select>).)*?<option value="([^"]*)" selected', re.DOTALL)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def at(day: int, month: int = 3, *, hour: int = 9, minute: int = 0) -> AbstractContextManager[None]:
    """That minute of a day of 2022 in Hà Nội, for the length of a block."""
    return clock.frozen(datetime(2022, month, day, hour, minute, tzinfo=clock.HANOI))


def give(client, fields):
    """Gives a package: what is typed, then the days that stand on the page, sent as they are."""
    shown = client.post("/ho-so/giao-moi/", {"due_from": "fixed"} | fields)
    return (
        client.post("/ho-so/giao-moi/", shown.context["form"].data.dict())
        if shown.status_code == 200
        else shown
    )


def act_url(code: str, action: str) -> str:
    return f"/ho-so/{code}/viec/{action}/"


def paper(name: str, data: bytes, kind: str = WORD) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, data, kind)


def text_of(response: HttpResponse) -> str:
    """What the page says, without marks of HTML and with one space between words."""
    words = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(words).split())


@dataclass
class Visitor:
    """One person at a browser."""

    person: Person
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.client.force_login(self.person, backend=BACKEND)

    def get(self, path: str) -> HttpResponse:
        return self.client.get(path)

    def read(self, path: str) -> str:
        """The words of a page."""
        return text_of(self.client.get(path))

    def download(self, path: str) -> tuple[bytes, HttpResponse]:
        """The bytes of a file, and the answer that brought them."""
        response = self.client.get(path)
        return b"".join(response.streaming_content), response

    def form(self, code: str, action: str) -> dict[str, str]:
        """Opens the form of a move: what the browser will send back of fields that nobody touches."""
        page = self.client.get(act_url(code, action)).content.decode()
        return {name: unescape(value) for name, value in (*HIDDEN.findall(page), *CHOSEN.findall(page))}

    def send(self, code: str, action: str, **answers: Any) -> HttpResponse:
        """Posts the form of a move, filled in with these fields and no others."""
        url = act_url(code, action)
        return self.client.post(url, answers, headers={"referer": f"http://testserver{url}"})

    def act(self, code: str, action: str, **answers: Any) -> HttpResponse:
        """Opens the form of a move, fills it in and sends it."""
        return self.send(code, action, **self.form(code, action) | answers)

    def vote(self, code: str, action: str, met_on: str, counts: str, **more: Any) -> HttpResponse:
        """Records a count written as "present for against other silent"."""
        names = ("present", "votes_for", "votes_against", "other_opinion", "not_voting")
        votes = dict(zip(names, counts.split(), strict=True))
        minutes = {"met_on": met_on, "minutes_ref": f"Biên bản ngày {met_on}"}
        return self.act(code, action, **votes | minutes | more)


@dataclass
class World:
    """The Third Congress on some day, and its people."""

    folder: Path

    def visitor(self, username: str) -> Visitor:
        return Visitor(Person.objects.get(username=username))

    def package(self, code: str) -> Package:
        return Package.objects.get(code=code)

    def papers(self) -> int:
        """How many files are stored."""
        return sum(path.is_file() for path in self.folder.rglob("*"))


@pytest.fixture
def demo_papers(beginning: Path) -> Path:
    """The folder of papers of a demo loaded up to `UNTIL` (exclusive) of the module, or whole."""
    return beginning


@pytest.fixture
def world(demo_papers: Path, db: None, settings: Any, tmp_path: Path) -> World:
    """The demo, with papers of its own that a test may add to."""
    settings.FILES_ROOT = Path(shutil.copytree(demo_papers, tmp_path / "papers"))
    return World(settings.FILES_ROOT)


@pytest.fixture
def demo_day(demo_papers: Path, db: None, settings: Any) -> None:
    """The demo as people meet it on 18/03/2022, papers and all."""
    settings.DEMO = True
    shutil.copytree(demo_papers, settings.FILES_ROOT)
