"""Where lived worlds are kept and copied: files of SQLite, or templates of a PostgreSQL server."""

from __future__ import annotations

import fcntl
import hashlib
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "worlds"
PRODUCT = ("workflows", "congress", "documents")
TELLERS = ("tests/cast.py", "tests/worlds.py", "tests/shelves.py")
ADDRESS = ("dbname", "host", "port", "user", "password")
A_DAY = 86_400  # seconds

Live = Callable[[str, Path], None]


class FileShelf:
    """SQLite: a world is a file, and a copy of it costs a millisecond."""

    def __init__(self, scratch: Path) -> None:
        self.folder = KEPT / digest()
        self.scratch = scratch / "copies"
        self.numbers = itertools.count()
        self.scratch.mkdir(parents=True, exist_ok=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        os.utime(self.folder)
        forget_old(self.folder)

    def kept(self, name: str, live: Live, *, grown_from: str = "") -> Path:
        """The folder of the papers of a world, lived when nobody did it before."""
        world = self.folder / name
        with once(world) as first:
            if first:
                self._live(live, grown_from).rename(world)
        return world / "papers"

    def _live(self, live: Live, grown_from: str) -> Path:
        """A world under a name that nobody asks for, until it is whole."""
        unfinished = Path(tempfile.mkdtemp(dir=self.folder))
        if grown_from:
            shutil.copyfile(self.folder / grown_from / "rows", unfinished / "rows")
        # As the store of papers makes its folder: closed to others on the machine.
        (unfinished / "papers").mkdir(mode=0o700)
        live(str(unfinished / "rows"), unfinished / "papers")
        return unfinished

    def copy(self, name: str) -> str:
        """A new file: connections that still hold an old one cannot meet this one."""
        new = self.scratch / f"{name}-{next(self.numbers)}.sqlite3"
        shutil.copyfile(self.folder / name / "rows", new)
        return str(new)

    def discard(self, database: str) -> None:
        """Remove a copy with what SQLite laid beside it."""
        for end in ("", "-wal", "-shm"):
            Path(database + end).unlink(missing_ok=True)


class TemplateShelf:
    """PostgreSQL: a world is a database of this run, and the server copies it."""

    def __init__(self, run: str) -> None:
        self.prefix = f"test_congress_{run}"
        self.folder = Path(tempfile.gettempdir()) / self.prefix
        self.folder.mkdir(exist_ok=True)
        self.numbers = itertools.count()
        given = connection.get_connection_params()
        self.server = {name: given[name] for name in ADDRESS if name in given}

    def kept(self, name: str, live: Live, *, grown_from: str = "") -> Path:
        """The folder of the papers of a world, lived when nobody of the run did it before."""
        world = self.folder / name
        with once(world) as first:
            if first:
                database = self._name(name)
                self._create(database, self._name(grown_from) if grown_from else "template1")
                live(database, self.folder / f"{name}.papers")
                world.mkdir()
        return self.folder / f"{name}.papers"

    def copy(self, name: str) -> str:
        """A new database; no two workers choose the same name."""
        database = f"{self._name(name)}_{os.getpid()}_{next(self.numbers)}"
        self._create(database, self._name(name))
        return database

    def discard(self, database: str) -> None:
        """Remove a copy, whoever is still connected to it."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def clear(self) -> None:
        """Remove what the run kept; nobody is working any more."""
        for world in self.folder.glob("*.lock"):
            self.discard(self._name(world.stem))
        shutil.rmtree(self.folder)

    def _name(self, world: str) -> str:
        return f"{self.prefix}_{world}"

    def _create(self, database: str, template: str) -> None:
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run(words.format(sql.Identifier(database), sql.Identifier(template)))

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(**self.server, autocommit=True) as server:
            server.execute(statement)


@contextmanager
def once(world: Path) -> Iterator[bool]:
    """Whether this process is the first to ask for a world; the others wait until it is there."""
    if world.exists():
        yield False
        return
    with world.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield not world.exists()


def digest() -> str:
    """A name for the code that the rows of a world came from: the product, its libraries and the tellers.

    With KEEP_WORLDS set only for the schema: quick while one writes a page, wrong after a verb has changed.
    """
    found = hashlib.sha256(sys.version.encode())
    packages = Path(django.__file__).parent.parent.glob("*.dist-info")
    found.update("".join(sorted(path.name for path in packages)).encode())
    told = "migrations/*.py" if os.environ.get("KEEP_WORLDS") else "*"
    files = (path for app in PRODUCT for path in ROOT.glob(f"{app}/**/{told}"))
    product = (path for path in files if "__pycache__" not in path.parts)
    for path in sorted(path for path in (*product, *map(ROOT.joinpath, TELLERS)) if path.is_file()):
        found.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def forget_old(present: Path) -> None:
    """Worlds of code that nobody ran for a day."""
    for folder in present.parent.iterdir():
        if folder != present and folder.stat().st_mtime < time.time() - A_DAY:
            shutil.rmtree(folder, ignore_errors=True)
