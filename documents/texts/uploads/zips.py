"""The container of .docx, .xlsx and .odt: every byte accounted for before anything is unpacked."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from documents.texts.megabyte import MEGABYTE
from documents.texts.uploads.limits import unpacked_limit
from documents.texts.uploads.reasons import (
    BROKEN,
    CROWDED,
    LOCKED,
    MIXED,
    ODD_INSIDE,
    OVERBLOWN,
    PROGRAM_INSIDE,
    TRUNCATED,
    NotTaken,
)
from documents.texts.uploads.source import CHUNK, ZIP_END, ZIP_TAIL, Source

ENTRIES = 4_000
DIRECTORY = MEGABYTE
# Below this no ratio matters: a blank sheet or a one-colour picture packs a thousand times over.
RATIO, RATIO_FROM = 100, 10 * MEGABYTE
ENCRYPTED = 0x1 | 0x40 | 0x2000
DESCRIPTOR = 0x8
# Programs that pack or send files leave a comment or a byte behind the end; no page or program is so plain.
_NOTE = re.compile(rb"[\w\s.,:;()/+\x80-\xff-]{0,1000}|.{0,4}", re.DOTALL)
_PADDING = b"\0\t\n\v\f\r "
_ODD_NAME = re.compile(r"\A[/\\]|\A[A-Za-z]:|\\|(?:\A|/)\.\.?(?:/|\Z)|//|[\x00-\x1f\x7f]")
_PROGRAM = re.compile(
    r"\.(?:exe|dll|com|scr|bat|cmd|ps1|vbs|js|jse|wsf|hta|jar|lnk|msi|zip|rar|7z|docm|dotm|xlsm|xltm|pptm)\Z"
)


@dataclass(frozen=True, slots=True)
class ZipMember:
    """One file of the container: where its packed bytes lie (end exclusive) and what is said of them."""

    info: zipfile.ZipInfo
    start: int
    end: int

    @property
    def name(self) -> str:
        """Its path inside the container."""
        return self.info.filename

    @classmethod
    def of(cls, source: Source, info: zipfile.ZipInfo) -> Self:
        """Where the bytes of a file lie, by its own header, which must agree with the directory."""
        header = source.at(info.header_offset, 30)
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise NotTaken(BROKEN)
        flags, method, packed, size, name_length, extra = struct.unpack("<2xHH8xLLHH", header[4:])
        name = source.at(info.header_offset + 30, name_length)
        if flags & ENCRYPTED:
            raise NotTaken(LOCKED)
        listed = info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")
        if method != info.compress_type or name != listed:
            raise NotTaken(ODD_INSIDE)
        # All ones stand for the wide form; zero or anything goes when a descriptor follows the data.
        told = {(info.compress_size, info.file_size), (0xFFFFFFFF, 0xFFFFFFFF)}
        if (packed, size) not in told and not flags & DESCRIPTOR:
            raise NotTaken(OVERBLOWN)
        start = info.header_offset + 30 + name_length + extra
        return cls(info, start, start + info.compress_size)

    def inflated(self, source: Source) -> Iterator[bytes]:
        """The bytes of the member, chunk by chunk, never more than its directory promises."""
        pieces = source.chunks(self.start, self.end)
        if self.info.compress_type == zipfile.ZIP_STORED:
            yield from pieces
            return
        machine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for piece in pieces:
                if machine.eof:
                    raise NotTaken(BROKEN)
                yield from _bounded(machine, piece)
        except zlib.error as fault:
            raise NotTaken(BROKEN) from fault
        if not machine.eof or machine.unused_data:
            raise NotTaken(BROKEN)


@dataclass(frozen=True, slots=True)
class EndRecord:
    """What the last bytes of a container say of its directory."""

    count: int
    size: int
    offset: int

    @classmethod
    def of(cls, source: Source) -> Self:
        """Read the last one; what follows, its comment too, is a plain note or is refused."""
        tail = source.tail(ZIP_TAIL)
        at = tail.rfind(ZIP_END, 0, max(0, len(tail) - 18))
        if at < 0:
            raise NotTaken(TRUNCATED)
        behind = tail[at + 22 :]
        if not _NOTE.fullmatch(behind.strip(_PADDING)):
            raise NotTaken(MIXED)
        disks, count, size, offset, comment = struct.unpack("<L2xH2LH", tail[at + 4 : at + 22])
        if comment > len(behind):
            raise NotTaken(TRUNCATED)
        position = source.size - len(tail) + at
        if source.at(position - 20, 4) == b"PK\x06\x07":
            # Libraries that write sheets as a stream use the wide form for small files too.
            position -= 76
            wide = source.at(position, 56).ljust(56, b"\0")
            disks, count, size, offset = struct.unpack("<16xQ8x3Q", wide)
        if disks or not count:
            raise NotTaken(BROKEN)
        if count > ENTRIES or size > DIRECTORY:
            raise NotTaken(CROWDED)
        if offset + size != position:
            raise NotTaken(MIXED)
        return cls(count, size, offset)


def entries_of(source: Source) -> Sequence[ZipMember]:
    """The files of a container in the order they lie in it; refused unless plain, small and gapless.

    Nothing is unpacked; `bytes_of` does that, and proves the sizes told here.
    """
    record = EndRecord.of(source)
    infos = _listed(source, record.count)
    _refuse_names(infos)

    if any(info.flag_bits & ENCRYPTED or info.compress_type == 99 for info in infos):
        raise NotTaken(LOCKED)
    if any(info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for info in infos):
        raise NotTaken(BROKEN)
    total = sum(info.file_size for info in infos)
    if total > unpacked_limit() or (total > RATIO_FROM and total > RATIO * source.size):
        raise NotTaken(OVERBLOWN)

    entries = [ZipMember.of(source, info) for info in infos]
    stops = [*(entry.info.header_offset for entry in entries), record.offset]
    if stops[0] != 0:
        raise NotTaken(MIXED)
    for entry, stop in zip(entries, stops[1:], strict=True):
        room = 24 if entry.info.flag_bits & DESCRIPTOR else 0
        if not 0 <= stop - entry.end <= room:
            raise NotTaken(MIXED)
    return entries


def bytes_of(source: Source, entry: ZipMember) -> Iterator[bytes]:
    """The bytes of one file, in pieces; refused as soon as they are not what the directory says."""
    size, check = 0, 0
    for piece in entry.inflated(source):
        size += len(piece)
        if size > entry.info.file_size:
            raise NotTaken(OVERBLOWN)
        check = zlib.crc32(piece, check)
        yield piece
    if size != entry.info.file_size or check != entry.info.CRC:
        raise NotTaken(BROKEN)


def _listed(source: Source, count: int) -> list[zipfile.ZipInfo]:
    """The directory, in the order of the bytes it points to."""
    source.stream.seek(0)
    try:
        with zipfile.ZipFile(source.stream) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as fault:
        raise NotTaken(BROKEN) from fault
    if len(infos) != count:
        raise NotTaken(BROKEN)
    return sorted(infos, key=lambda info: info.header_offset)


def _refuse_names(infos: Sequence[zipfile.ZipInfo]) -> None:
    names = [info.orig_filename for info in infos]
    if len({name.casefold() for name in names}) != len(names):
        raise NotTaken(ODD_INSIDE)
    links = any((info.external_attr >> 16) & 0o170000 == 0o120000 for info in infos)
    if links or any(_ODD_NAME.search(name) for name in names):
        raise NotTaken(ODD_INSIDE)
    if any(_PROGRAM.search(name.casefold()) for name in names):
        raise NotTaken(PROGRAM_INSIDE)


def _bounded(machine: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    """All that this packed piece gives, never more than one chunk at a time."""
    while True:
        piece = machine.decompress(packed, CHUNK)
        yield piece
        packed = machine.unconsumed_tail
        # Past its end the machine hands the same tail back for ever.
        if machine.eof or (not packed and len(piece) < CHUNK):
            return
