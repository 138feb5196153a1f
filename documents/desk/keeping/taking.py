"""Taking a backup: one picture of the tables, then the papers that it names, into one file."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.desk.doctor import anchors, database
from documents.desk.keeping.alone import one_picture, only_one
from documents.desk.keeping.bundle import (
    HEADS,
    TABLES,
    WORDS,
    Bundle,
    Manifest,
    steps_of_schema,
)
from documents.desk.keeping.tables import kept_tables, names_of_columns, rows_as_lines
from documents.packages.models.drafts import Blob
from documents.packages.models.stores import BackupTaken
from documents.packages.queries.store import known_names
from workflows import clock
from workflows.errors import NotNow

if TYPE_CHECKING:
    from congress.people.models.people import Person

READ_FIRST = _(
    "Bản sao lưu của chương trình chuẩn bị Đại hội. Trong tệp này có cả hồ sơ lưu hành nội bộ: cất giữ "
    "như hồ sơ mật.\nPhục hồi: manage.py restore TỆP, vào một cơ sở dữ liệu trống và một kho tệp trống, "
    "bằng chương trình cùng phiên bản (tệp manifest.json có ghi). Xem docs/quan-tri.md.\n"
)
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def take_backup_to(path: Path, *, passphrase: str = "") -> Manifest:
    """A new file of that name, there whole or not at all; read by its owner only.

    Raises NotNow: a file of that name is there, another backup is at work, the disk is full.
    """
    if path.exists():
        raise NotNow(_t("Đã có tệp %(file)s; cần đặt tên khác.") % {"file": path})
    public: list[Any] = [settings.STATIC_ROOT, *settings.STATICFILES_DIRS]
    if any(path.resolve().is_relative_to(Path(folder).resolve()) for folder in public):
        raise NotNow(_t("Tệp %(file)s nằm trong thư mục công khai của trang.") % {"file": path})
    with only_one():
        try:
            with _beside(path) as stream:
                manifest = _whole_bundle(stream, passphrase)
        except OSError as fault:
            raise NotNow(_why(path, fault)) from fault
        note_backup(manifest, locked=bool(passphrase), by=None)
    return manifest


def take_backup(target: IO[bytes], *, passphrase: str, by: Person) -> Manifest:
    """The same into an open file, for a person who takes it along. Raises NotNow."""
    with only_one():
        try:
            manifest = _whole_bundle(target, passphrase)
        except OSError as fault:
            raise NotNow(_why(Path(), fault)) from fault
        note_backup(manifest, locked=True, by=by)
    return manifest


def note_backup(manifest: Manifest, *, locked: bool, by: Person | None) -> BackupTaken:
    """Write down that there is a backup, and who took it; nobody where a command did."""
    facts: dict[str, Any] = {"rows": manifest.rows, "papers": len(manifest.papers), "locked": locked}
    return BackupTaken.objects.create(**facts, at=clock.real_now(), by=by)


def _whole_bundle(target: IO[bytes], passphrase: str) -> Manifest:
    if lacking := list(database.unapplied()):
        raise NotNow(*lacking)
    with Bundle(target, passphrase) as bundle:
        manifest = bundle.manifest
        manifest.made, manifest.vendor = clock.real_now().isoformat(), connection.vendor
        manifest.version, manifest.migrations = settings.VERSION, steps_of_schema()
        bundle.put(WORDS, [str(READ_FIRST).encode()])
        with one_picture():
            for table in kept_tables():
                name = table._meta.label
                counted = _Counted(rows_as_lines(table))
                bundle.put(f"{TABLES}{name}.jsonl", counted)
                manifest.tables[name] = (names_of_columns(table), counted.number)
            bundle.put(HEADS, (f"{line}\n".encode() for line in anchors.heads()))
            sums = dict(Blob.objects.values_list("name", "sha256"))
            names = known_names()
        # Papers are written before their rows and never changed: what the picture names lies there since.
        for name in sorted(names):
            bundle.put_paper(name, sums.get(name, ""))
    return manifest


class _Counted:
    """Pieces, and how many there were."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.number = pieces, 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.number += 1
            yield piece


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    """A file under another name in the same folder, which takes the name only when it is whole."""
    for left in path.parent.glob(f".{path.name}.*.part"):
        # Of one that was killed; no other is at work.
        left.unlink(missing_ok=True)
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        partial.rename(path)
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _why(path: Path, fault: OSError) -> str:
    facts = {"file": path, "fault": fault.strerror or fault}
    if fault.errno in FULL:
        return _t("Đĩa đã đầy: chưa sao lưu được, không để lại tệp nào.")
    return _t("Không ghi được bản sao lưu %(file)s: %(fault)s.") % facts
