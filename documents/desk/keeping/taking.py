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
from django.utils.translation import gettext as _

from documents.desk.doctor import anchors, database
from documents.desk.keeping.alone import one_picture, only_one
from documents.desk.keeping.bundle import (
    CHUNK,
    HEADS,
    PAPERS_UNDER,
    TABLES,
    WORDS,
    Bundle,
    Manifest,
    steps_of_schema,
)
from documents.desk.keeping.tables import columns_of, kept_tables, lines_of
from documents.packages.models.drafts import Blob
from documents.packages.models.stores import BackupTaken
from documents.packages.queries.store import known_names
from documents.texts.files import PAPERS
from workflows import clock
from workflows.errors import NotNow

if TYPE_CHECKING:
    from congress.people.models.people import Person

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def take_backup_to(path: Path, *, passphrase: str = "") -> Manifest:
    """A new file of that name, there whole or not at all; read by its owner only.

    Raises NotNow: a file of that name is there, another backup is at work, the disk is full.
    """
    if path.exists():
        raise NotNow(_("Đã có tệp %(file)s; cần đặt tên khác.") % {"file": path})
    if any(path.resolve().is_relative_to(Path(folder).resolve()) for folder in _public_folders()):
        raise NotNow(_("Tệp %(file)s nằm trong thư mục công khai của trang.") % {"file": path})
    with only_one():
        try:
            with _beside(path) as stream:
                manifest = _written(stream, passphrase)
        except OSError as fault:
            raise NotNow(_why(path, fault)) from fault
        note_backup(manifest, locked=bool(passphrase), by=None)
    return manifest


def take_backup(target: IO[bytes], *, passphrase: str, by: Person) -> Manifest:
    """The same into an open file, for a person who takes it along. Raises NotNow."""
    with only_one():
        try:
            manifest = _written(target, passphrase)
        except OSError as fault:
            raise NotNow(_why(Path(), fault)) from fault
        note_backup(manifest, locked=True, by=by)
    return manifest


def note_backup(manifest: Manifest, *, locked: bool, by: Person | None) -> BackupTaken:
    """Write down that there is a backup, and who took it; nobody where a command did."""
    facts: dict[str, Any] = {"rows": manifest.rows, "papers": len(manifest.papers), "locked": locked}
    return BackupTaken.objects.create(**facts, at=clock.real_now(), by=by)


def _written(target: IO[bytes], passphrase: str) -> Manifest:
    if lacking := list(database.unapplied()):
        raise NotNow(*lacking)
    bundle = Bundle(target, passphrase)
    try:
        _fill(bundle)
        bundle.finish()
    except BaseException:
        bundle.abandon()
        raise
    return bundle.manifest


def _fill(bundle: Bundle) -> None:
    manifest = bundle.manifest
    manifest.made, manifest.vendor = clock.real_now().isoformat(), connection.vendor
    manifest.version, manifest.migrations = settings.VERSION, steps_of_schema()
    bundle.put(WORDS, [_words().encode()])
    with one_picture():
        for table in kept_tables():
            name = table._meta.label
            counted = _Counted(lines_of(table))
            bundle.put(f"{TABLES}{name}.jsonl", counted)
            manifest.tables[name] = (columns_of(table), counted.number)
        bundle.put(HEADS, (f"{line}\n".encode() for line in anchors.heads()))
        sums = dict(Blob.objects.values_list("name", "sha256"))
        names = known_names()
    # Papers are written before their rows and never changed: what the picture names lies there since.
    for name in sorted(names):
        if fault := _put_paper(bundle, name, sums.get(name, "")):
            manifest.missing.append(fault)


def _put_paper(bundle: Bundle, name: str, expected: str) -> str:
    """One paper into the bundle; what is wrong with it, "" when nothing is."""
    try:
        paper = PAPERS.open(name)
    except FileNotFoundError:
        # What a worker made can be made again; a paper cannot.
        return _("Tệp %(name)s: không còn trong kho.") % {"name": name} if expected else ""
    with paper:
        found = bundle.put(PAPERS_UNDER + name, iter(lambda: paper.read(CHUNK), b""), packed=False)
    if expected and found != expected:
        words = _("Tệp %(name)s: nội dung đã bị thay đổi so với mã kiểm tra đã ghi.")
        return words % {"name": name}
    return ""


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


def _public_folders() -> list[Any]:
    return [settings.STATIC_ROOT, *settings.STATICFILES_DIRS]


def _why(path: Path, fault: OSError) -> str:
    facts = {"file": path, "fault": fault.strerror or fault}
    if fault.errno in FULL:
        return _("Đĩa đã đầy: chưa sao lưu được, không để lại tệp nào.")
    return _("Không ghi được bản sao lưu %(file)s: %(fault)s.") % facts


def _words() -> str:
    return _(
        "Bản sao lưu của chương trình chuẩn bị Đại hội. Trong tệp này có cả hồ sơ lưu hành nội bộ: cất giữ "
        "như hồ sơ mật.\nPhục hồi: manage.py restore TỆP, vào một cơ sở dữ liệu trống và một kho tệp trống, "
        "bằng chương trình cùng phiên bản (tệp manifest.json có ghi). Xem docs/quan-tri.md.\n"
    )
