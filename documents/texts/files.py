"""The store of papers: random names in FILES_ROOT, written once, never replaced; what is wrong in it."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.utils.translation import gettext as _

from workflows.errors import Refused

CHUNK = 256 * 1024
NAME = re.compile(r"[0-9a-f]{2}/[0-9a-f]{30}")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Stream(Protocol):
    """What the store needs of an open binary file; Django's uploaded files have it."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, b"" at the end."""
        ...

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move to an offset counted from start (0) or end (2)."""
        ...

    def tell(self) -> int:
        """The present offset."""
        ...


class StoredFileRow(Protocol):
    """What the database says of a stored file (documents.models.Blob, or Stored)."""

    @property
    def name(self) -> str:
        """Name in the store."""
        ...

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the bytes."""
        ...

    @property
    def size(self) -> int:
        """Bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Stored:
    """A file safely on disk: its name in the store ("ab/cdef…"), SHA-256 of the raw bytes, size in bytes."""

    name: str
    sha256: str
    size: int


class StoreFull(Refused):
    """The disk took no more; nothing was left behind."""

    status = 507
    outcome = "full"

    def __init__(self) -> None:
        super().__init__(
            _("Máy chủ đã hết chỗ lưu tệp, tệp chưa được nhận. Đề nghị báo Văn phòng rồi gửi lại sau.")
        )


class NotOurs(ValueError):
    """The name is not one the store gives out, so it may point anywhere."""


def store(stream: Stream) -> Stored:
    """Write the whole stream under a new random name and hash it; call it before any transaction.

    The bytes are on the disk when this returns (file and folders synced); a reader never meets a
    half-written file. Raises StoreFull; after any error nothing is left behind.
    """
    code = uuid.uuid4().hex
    name = f"{code[:2]}/{code[2:]}"
    target = path_of(name)
    partial = target.with_name(f"{target.name}.part")
    try:
        _make_folder(target.parent)
        stream.seek(0)
        digest, size = _write(stream, partial)
        partial.rename(target)
        _sync_folder(target.parent)
    except BaseException as fault:
        for path in (partial, target):
            path.unlink(missing_ok=True)
        if isinstance(fault, OSError) and fault.errno in _FULL:
            raise StoreFull from fault
        raise
    return Stored(name=name, sha256=digest, size=size)


def path_of(name: str) -> Path:
    """Where the file of this name lies, present or not. Raises NotOurs for any other shape of name."""
    if not NAME.fullmatch(name):
        raise NotOurs(repr(name))
    return Path(settings.FILES_ROOT) / name


def open_file(name: str) -> BufferedReader:
    """The bytes, to be read and closed by the caller. Raises NotOurs or FileNotFoundError."""
    # A link put in the place of a paper must not lead a reader to another file of the machine.
    return os.fdopen(os.open(path_of(name), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb")


def rehash(name: str) -> str:
    """SHA-256 of the bytes now on disk, as hexadecimal. Raises NotOurs or FileNotFoundError."""
    with open_file(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def store_faults(rows: Iterable[StoredFileRow], *, rehashed: bool = True) -> list[str]:
    """What is wrong with the store and the files of these rows, one Vietnamese line each; [] when sound.

    Without `rehashed` only presence and size are looked at, which does not read the bytes.
    """
    lines = list(_root_faults())
    for row in rows:
        lines.extend(_row_faults(row, rehashed=rehashed))
    return lines


def _make_folder(folder: Path) -> None:
    root = folder.parent
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return
    _sync_folder(root)


def _write(stream: Stream, path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        while chunk := stream.read(CHUNK):
            _write_all(file.fileno(), chunk)
            digest.update(chunk)
            size += len(chunk)
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _write_all(descriptor: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_folder(folder: Path) -> None:
    """Make a new name in the folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _root_faults() -> Iterator[str]:
    root = Path(settings.FILES_ROOT).resolve()
    for served in _served_folders():
        if root.is_relative_to(served.resolve()):
            yield _("Kho tệp nằm trong thư mục công khai %(folder)s.") % {"folder": served}
    if root.exists() and root.stat().st_mode & 0o077:
        yield _("Thư mục kho tệp cho người dùng khác của máy chủ mở được.")


def _served_folders() -> Iterator[Path]:
    entries: list[Any] = [settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS]
    for entry in entries:
        folder = entry[1] if isinstance(entry, tuple | list) else entry
        if folder:
            yield Path(folder)


def _row_faults(row: StoredFileRow, *, rehashed: bool) -> Iterator[str]:
    try:
        found = path_of(row.name).lstat()
    except NotOurs:
        yield _("Tệp %(name)r: tên không phải do kho tệp đặt.") % {"name": row.name}
        return
    except FileNotFoundError:
        yield _("Tệp %(name)s: không còn trong kho.") % {"name": row.name}
        return
    if not stat.S_ISREG(found.st_mode):
        yield _("Tệp %(name)s: không phải là tệp thường.") % {"name": row.name}
        return
    if found.st_mode & 0o077:
        yield _("Tệp %(name)s: người dùng khác của máy chủ đọc được.") % {"name": row.name}
    if found.st_size != row.size:
        words = {"name": row.name, "found": _grouped(found.st_size), "expected": _grouped(row.size)}
        yield _("Tệp %(name)s: có %(found)s byte, sổ ghi %(expected)s byte.") % words
    elif rehashed:
        yield from _byte_faults(row)


def _byte_faults(row: StoredFileRow) -> Iterator[str]:
    try:
        digest = rehash(row.name)
    except OSError as fault:
        yield _("Tệp %(name)s: không đọc được (%(fault)s).") % {"name": row.name, "fault": fault.strerror}
        return
    if digest != row.sha256:
        yield _("Tệp %(name)s: nội dung đã bị thay đổi so với mã kiểm tra đã ghi.") % {"name": row.name}


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
