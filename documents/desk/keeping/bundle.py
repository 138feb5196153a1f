"""What a backup looks like: one ZIP of tables, papers, heads of chains and a list of the sums of them all.

Its last 64 letters, the comment of the ZIP, are the sum of everything before; a locked one needs none.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Self, cast

from django.core.files.base import File
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from documents.desk.keeping.sealing import MAGIC, SealedReader, SealedWriter
from documents.texts.files import PAPERS
from workflows.errors import NotNow

FORM, LIST, HEADS, WORDS = 1, "manifest.json", "anchors.txt", "DOC-TOI.txt"
TABLES, PAPERS_UNDER = "tables/", "files/"
CHUNK = 1 << 20
BEFORE = "0" * 64


@dataclass(slots=True)
class Manifest:
    """What is in a backup: of which form, when, by which steps of the schema, and the sum of each entry."""

    form: int = FORM
    version: str = ""
    made: str = ""
    vendor: str = ""
    migrations: list[str] = field(default_factory=list)
    # table -> its columns and how many rows it has
    tables: dict[str, tuple[list[str], int]] = field(default_factory=dict)
    # entry -> its bytes and their SHA-256
    sums: dict[str, tuple[int, str]] = field(default_factory=dict)
    # Papers in the books that could not be read, each with what is wrong.
    missing: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Of all tables."""
        return sum(count for _columns, count in self.tables.values())

    @property
    def papers(self) -> list[str]:
        """Names in the store."""
        return [name.removeprefix(PAPERS_UNDER) for name in self.sums if name.startswith(PAPERS_UNDER)]


def steps_of_schema() -> list[str]:
    """Every migration that the code knows; two versions with the same ones have the same tables."""
    return sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).graph.nodes)


class Bundle:
    """A backup that is being written."""

    def __init__(self, target: IO[bytes], passphrase: str) -> None:
        self.target, self.manifest = target, Manifest()
        self.sealed = SealedWriter(target, passphrase) if passphrase else None
        inner = cast("IO[bytes]", self.sealed or target)
        self.zip = zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED, compresslevel=1)

    def put(self, name: str, pieces: Iterable[bytes], *, packed: bool = True) -> str:
        """One entry, as it comes; returns the SHA-256 of its bytes."""
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        entry.external_attr = 0o600 << 16
        digest, size = hashlib.sha256(), 0
        with self.zip.open(entry, "w", force_zip64=True) as out:
            for piece in pieces:
                digest.update(piece)
                size += out.write(piece)
        self.manifest.sums[name] = (size, digest.hexdigest())
        return digest.hexdigest()

    def put_paper(self, name: str, expected: str) -> None:
        """One paper of the store; what is wrong with it is noted. Without a sum it may be missing."""
        facts = {"name": name}
        try:
            paper = PAPERS.open(name)
        except FileNotFoundError:
            # What a worker made can be made again; a paper cannot.
            if expected:
                self.manifest.missing.append(_("Tệp %(name)s: không còn trong kho.") % facts)
            return
        with paper:
            found = self.put(PAPERS_UNDER + name, iter(lambda: paper.read(CHUNK), b""), packed=False)
        if expected and found != expected:
            words = _("Tệp %(name)s: nội dung đã bị thay đổi so với mã kiểm tra đã ghi.")
            self.manifest.missing.append(words % facts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_fault: object) -> None:
        """Finished, or thrown away: then nothing more is written to it."""
        if kind is None:
            self.finish()
        else:
            self.zip.fp = None

    def finish(self) -> None:
        """The list of sums, and what guards the whole."""
        listed = json.dumps(asdict(self.manifest), ensure_ascii=False, indent=1).encode()
        self.put(LIST, [listed])
        self.zip.comment = BEFORE.encode()
        self.zip.close()
        if self.sealed:
            self.sealed.close()
            return
        end = self.target.seek(-len(BEFORE), os.SEEK_END)
        total = _sum_of(self.target, end)
        self.target.seek(end)
        self.target.write(total.encode())


class Opened:
    """A backup that was found whole."""

    def __init__(self, source: zipfile.ZipFile, manifest: Manifest) -> None:
        self.source, self.manifest = source, manifest

    def lines(self, name: str) -> Iterator[bytes]:
        """Lines of an entry. Raises NotNow where they are not those of the list, once all were read."""
        digest = hashlib.sha256()
        with self.source.open(name) as entry:
            for line in entry:
                digest.update(line)
                yield line
        if self.manifest.sums[name][1] != digest.hexdigest():
            raise NotNow(_broken())

    def put_paper_back(self, name: str) -> None:
        """Under the name it had; one that lies there with the same bytes stays. Raises NotNow."""
        storage, wanted = PAPERS.storage, self.manifest.sums[PAPERS_UNDER + name][1]
        if storage.exists(name):
            if PAPERS.rehash(name) == wanted:
                return
            storage.delete(name)
        with self.source.open(PAPERS_UNDER + name) as source:
            storage.save(name, File(source, name))
        if PAPERS.rehash(name) != wanted:
            raise NotNow(_("Tệp %(name)s ghi vào kho không giống trong bản sao lưu.") % {"name": name})


@contextmanager
def backup_opened(path: Path, passphrase: str = "") -> Iterator[Opened]:
    """The backup in that file, looked through to its last byte first. Raises NotNow with the reason."""
    try:
        file = path.open("rb")
    except OSError as fault:
        raise NotNow(_("Không mở được tệp %(file)s.") % {"file": path}) from fault
    with file:
        inner: Any = file
        if is_locked(path):
            if not passphrase:
                raise NotNow(_("Bản sao lưu này khóa bằng mật khẩu; cần cho biết mật khẩu."))
            reader = SealedReader(file, passphrase)
            reader.prove()
            inner = io.BufferedReader(reader, CHUNK)
        else:
            end = file.seek(0, os.SEEK_END) - len(BEFORE)
            if end < 0 or _sum_of(file, end) != file.read().decode(errors="replace"):
                raise NotNow(_broken())
        try:
            with zipfile.ZipFile(inner) as source:
                yield Opened(source, _listed(source))
        except zipfile.BadZipFile as fault:
            raise NotNow(_broken()) from fault


def is_locked(path: Path) -> bool:
    """Whether a pass phrase is needed. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _listed(source: zipfile.ZipFile) -> Manifest:
    """The list of a backup, if it is one of ours, of this form, and names exactly what is there."""
    try:
        said = json.loads(source.read(LIST))
        form = said["form"]
    except (KeyError, TypeError, ValueError) as fault:
        raise NotNow(_("Tệp này không phải bản sao lưu của chương trình.")) from fault
    if form != FORM:
        raise NotNow(
            _("Bản sao lưu có dạng %(form)s; chương trình này đọc dạng %(ours)s.")
            % {"form": form, "ours": FORM}
        )
    manifest = Manifest(**said)
    if {*manifest.sums, LIST} != set(source.namelist()):
        raise NotNow(_broken())
    return manifest


def _sum_of(file: IO[bytes], end: int) -> str:
    """SHA-256 of the first `end` bytes; the file then stands there."""
    digest, left = hashlib.sha256(), end
    file.seek(0)
    while left and (piece := file.read(min(CHUNK, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()


def _broken() -> str:
    return _("Bản sao lưu bị cắt cụt, bị sửa, hoặc không phải bản sao lưu của chương trình.")
