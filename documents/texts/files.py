"""The store of papers: random names, written once; whose it is, what is idle in it, what a full one says.

It stands on Django's storage `papers` (STORAGES): a folder, or an object store by one setting.
"""

from __future__ import annotations

import errno
import hashlib
import re
import uuid
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import IO, TYPE_CHECKING, Any, Protocol, cast

from django.core.files.base import ContentFile, File
from django.core.files.storage import storages
from django.utils.translation import gettext as _

from documents.texts.folder import CHUNK, FolderStorage
from workflows.errors import Refused

if TYPE_CHECKING:
    from django.core.files.storage import Storage

NAME = re.compile(r"[0-9a-f]{2}/[0-9a-f]{30}")
MARK, TRASH = "STORE", "trash"
_FOLDER = re.compile(r"[0-9a-f]{2}")
# What a process left that was killed while it wrote.
_LEFT = re.compile(r"[0-9a-f]{2}/[0-9a-f]{30}(?:\.part)?")
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
    """A file safely in the store: its name ("ab/cdef…"), SHA-256 of the raw bytes, size in bytes."""

    name: str
    sha256: str
    size: int


class StoreFull(Refused):
    """The store took no more; nothing was left behind."""

    status = 507
    outcome = "full"

    def __init__(self) -> None:
        super().__init__(
            _("Máy chủ đã hết chỗ lưu tệp, tệp chưa được nhận. Đề nghị báo Văn phòng rồi gửi lại sau.")
        )


class NotOurs(ValueError):
    """The name is not one the store gives out, so it may point anywhere."""


class PaperStore:
    """The papers in one of Django's storages; what they ask of it is Django's own interface.

    Whatever goes wrong between here and an object store is an OSError, as it is with a folder.
    """

    def __init__(self, alias: str) -> None:
        self.alias = alias

    @property
    def storage(self) -> Storage:
        """Where the bytes lie, as the settings have it."""
        return storages[self.alias]

    @property
    def place(self) -> str:
        """How people find it: the folder, or the name of the kind of store."""
        storage = self.storage
        return storage.location if isinstance(storage, FolderStorage) else type(storage).__name__

    def keep(self, stream: Stream) -> Stored:
        """Write the whole stream under a new random name and hash it; call it before any transaction.

        The bytes are safe when this returns. Raises StoreFull; after any error nothing is left behind.
        """
        code = uuid.uuid4().hex
        name = f"{code[:2]}/{code[2:]}"
        try:
            stream.seek(0)
            digest, size = _hashed(stream)
            stream.seek(0)
            with _reached():
                self.storage.save(name, File(cast("IO[bytes]", stream), name))
        except BaseException as fault:
            with suppress(Exception):
                self.storage.delete(name)
            if isinstance(fault, OSError) and fault.errno in _FULL:
                raise StoreFull from fault
            raise
        return Stored(name, digest, size)

    def open(self, name: str) -> File[bytes]:
        """The bytes, to be read and closed by the caller. Raises NotOurs, FileNotFoundError, OSError."""
        if not NAME.fullmatch(name):
            raise NotOurs(repr(name))
        with _reached():
            return self.storage.open(name)

    def read(self, name: str) -> bytes:
        """The same, all at once."""
        with _reached(), self.open(name) as file:
            return bytes(file.read())

    def rehash(self, name: str) -> str:
        """SHA-256 of the bytes as they now are, as hexadecimal. Raises as `open` does."""
        with _reached(), self.open(name) as file:
            return _hashed(file)[0]

    def mark(self) -> str:
        """The code of the database whose store this is; "" while nobody marked it."""
        with suppress(FileNotFoundError), _reached(), self.storage.open(MARK) as file:
            return bytes(file.read()).decode("ascii", errors="replace").strip()
        return ""

    def set_mark(self, code: str) -> None:
        """Mark the store, once: a mark that is there stays."""
        with _reached():
            if not self.storage.exists(MARK):
                self.storage.save(MARK, ContentFile(f"{code}\n".encode("ascii")))

    def is_empty(self) -> bool:
        """Whether nothing lies in it, finished or not; the trash is not looked at."""
        return not any(self._lying(""))

    def names(self) -> set[str]:
        """Names of all finished files that lie in the store, the trash left out."""
        return {name for name in self._lying("") if NAME.fullmatch(name)}

    def orphans(self, known_names: Collection[str], older_than: timedelta) -> list[str]:
        """Names, finished or partial, that no row knows and nobody touched for `older_than`."""
        known = frozenset(known_names)
        idle = (name for name in self._lying("") if name not in known and _LEFT.fullmatch(name))
        return [name for name in idle if self._is_older(name, older_than)]

    def sweep(self, known_names: Collection[str], older_than: timedelta) -> list[str]:
        """Move the orphans to the trash and return their names; what is not the store's is never touched.

        Read `known_names` just before the call, and let `older_than` be longer than any request lasts.
        """
        found = self.orphans(known_names, older_than)
        for name in found:
            # Another process may sweep at the same time.
            with suppress(FileNotFoundError), _reached():
                self._move(name, f"{TRASH}/{name}")
        return found

    def empty_trash(self, older_than: timedelta) -> list[str]:
        """Delete what was moved to the trash longer ago than that, and return the names."""
        found = [name for name in self._lying(f"{TRASH}/") if self._is_older(f"{TRASH}/{name}", older_than)]
        for name in found:
            with suppress(FileNotFoundError), _reached():
                self.storage.delete(f"{TRASH}/{name}")
        return found

    def faults(self, rows: Iterable[StoredFileRow], *, rehashed: bool = True) -> list[str]:
        """What is wrong with the store and the files of these rows, one Vietnamese line each; [] when sound.

        Without `rehashed` only presence and size are looked at, which does not read the bytes.
        """
        storage = self.storage
        lines = list(storage.root_faults()) if isinstance(storage, FolderStorage) else []
        for row in rows:
            lines.extend(self._row_faults(row, rehashed=rehashed))
        return lines

    def _lying(self, under: str) -> Iterator[str]:
        """Whatever lies in the folders of the store, or of its trash, in order."""
        with suppress(FileNotFoundError), _reached():
            for folder in sorted(self.storage.listdir(under)[0]):
                if _FOLDER.fullmatch(folder):
                    yield from (
                        f"{folder}/{file}" for file in sorted(self.storage.listdir(under + folder)[1])
                    )

    def _is_older(self, name: str, span: timedelta) -> bool:
        # Real time, not workflows.clock: the age of a file is what the store says, and a frozen day
        # would make an upload of this minute look years old and let it be swept before its row exists.
        limit = datetime.now(tz=UTC) - span
        # Another process may finish or sweep the file between the listing and the look.
        with suppress(FileNotFoundError), _reached():
            return self.storage.get_modified_time(name) <= limit
        return False

    def _move(self, name: str, to: str) -> None:
        """Its term in the trash runs from now, not from the day it was stored."""
        if isinstance(self.storage, FolderStorage):
            self.storage.move(name, to)
            return
        with self.storage.open(name) as file:
            if not self.storage.exists(to):
                self.storage.save(to, file)
        self.storage.delete(name)

    def _row_faults(self, row: StoredFileRow, *, rehashed: bool) -> Iterator[str]:
        facts: dict[str, Any] = {"name": row.name}
        if not NAME.fullmatch(row.name):
            yield _("Tệp %(name)r: tên không phải do kho tệp đặt.") % facts
            return
        try:
            with _reached():
                yield from self._stored_faults(row, rehashed=rehashed)
        except FileNotFoundError:
            yield _("Tệp %(name)s: không còn trong kho.") % facts
        except OSError as fault:
            yield _("Tệp %(name)s: không đọc được (%(fault)s).") % {**facts, "fault": fault.strerror}

    def _stored_faults(self, row: StoredFileRow, *, rehashed: bool) -> Iterator[str]:
        storage, facts = self.storage, {"name": row.name}
        if not storage.exists(row.name):
            raise FileNotFoundError(errno.ENOENT, row.name)
        if isinstance(storage, FolderStorage):
            if not storage.is_plain(row.name):
                yield _("Tệp %(name)s: không phải là tệp thường.") % facts
                return
            if storage.is_open_to_others(row.name):
                yield _("Tệp %(name)s: người dùng khác của máy chủ đọc được.") % facts
        size = storage.size(row.name)
        if size != row.size:
            words = {**facts, "found": _grouped(size), "expected": _grouped(row.size)}
            yield _("Tệp %(name)s: có %(found)s byte, sổ ghi %(expected)s byte.") % words
        elif rehashed and self.rehash(row.name) != row.sha256:
            yield _("Tệp %(name)s: nội dung đã bị thay đổi so với mã kiểm tra đã ghi.") % facts


@contextmanager
def _reached() -> Iterator[None]:
    """Each kind of store fails in its own words; those who ask know OSError."""
    try:
        yield
    except (OSError, NotOurs, GeneratorExit):
        raise
    except Exception as fault:
        raise OSError(errno.EIO, type(fault).__name__) from fault


def _hashed(stream: Any) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


PAPERS = PaperStore("papers")
