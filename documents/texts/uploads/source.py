"""A file being inspected: read in pieces from any place, never as a whole."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from documents.texts.uploads.reasons import MIXED, NotTaken

if TYPE_CHECKING:
    from documents.texts.files import Stream

CHUNK = 64 * 1024
HEAD = 8 * 1024
BLANK = b"\xef\xbb\xbf\x00\t\n\x0c\r "
ZIP_END = b"PK\x05\x06"
# A zip reader looks for the end record in the last 22 bytes plus the longest comment.
ZIP_TAIL = 22 + 0xFFFF
_OFFICE_PART = re.compile(
    rb"\[Content_Types\]\.xml\Z|(?:_rels|theme|drs|docProps|customXml|word|xl)/[^\\]+\.(?:xml|rels|png|jpe?g)\Z"
)
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|script|svg|iframe|\?php)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """An open binary file and its size in bytes."""

    stream: Stream
    size: int

    @classmethod
    def of(cls, stream: Stream) -> Source:
        """Measure the stream by its end."""
        stream.seek(0, 2)
        return cls(stream, stream.tell())

    def at(self, offset: int, length: int) -> bytes:
        """The bytes from `offset`, fewer than `length` at the end of the file."""
        if offset < 0:
            return b""
        self.stream.seek(offset)
        return self.stream.read(length)

    def tail(self, length: int) -> bytes:
        """The last bytes."""
        return self.at(max(0, self.size - length), length)

    def chunks(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes from `start` up to `end` (exclusive; the end of the file by default), in order."""
        stop = self.size if end is None else min(end, self.size)
        while start < stop and (piece := self.at(start, min(CHUNK, stop - start))):
            yield piece
            start += len(piece)

    @cached_property
    def head(self) -> bytes:
        """The first bytes, enough for every signature."""
        return self.at(0, HEAD)

    def names_in_directory(self, position: int, record: bytes) -> Iterator[bytes]:
        """The names in a directory: some readers trust the offset, others count back from the end record."""
        size, offset = struct.unpack("<2L", record[12:20])
        for start in {position - size, offset}:
            place = start
            while (
                (row := self.at(place, 46))[:4] == b"PK\x01\x02" and len(row) == 46 and place < start + size
            ):
                lengths = struct.unpack("<3H", row[28:34])
                yield self.at(place + 46, lengths[0])
                place += 46 + sum(lengths)

    def names_of_zips_inside(self) -> Iterator[bytes]:
        """The names in every directory at the end of the file."""
        tail = self.tail(ZIP_TAIL)
        base = self.size - len(tail)
        at = tail.rfind(ZIP_END)
        while at >= 0:
            if len(tail) >= at + 22:
                yield from self.names_in_directory(base + at, tail[at : at + 22])
            at = tail.rfind(ZIP_END, 0, at)


def overlapping(pieces: Iterable[bytes], overlap: int) -> Iterator[bytes]:
    """The pieces, each with the last `overlap` bytes before it, so that nothing hides on a seam."""
    kept = b""
    for piece in pieces:
        joined = kept + piece
        yield joined
        kept = joined[-overlap:]


def refuse_mixed(source: Source, *, office_parts: bool = False) -> None:
    """Refuse a PDF, picture or .doc that another reader would take for a page, a PDF or an archive.

    Word 2007 and later keep the theme of a .doc as a small archive in it; `office_parts` lets those pass.
    """
    start = source.head[:1024]
    own = start.lstrip(BLANK)[8:]
    if _MARKUP.search(start) or b"%PDF-" in own:
        raise NotTaken(MIXED)
    for name in source.names_of_zips_inside():
        if not (office_parts and _OFFICE_PART.match(name)):
            raise NotTaken(MIXED)
