"""Old Word files (.doc): recognised and kept; a program reads them where the machine has one."""

from __future__ import annotations

import re
import struct

from documents.texts.uploads.reasons import BROKEN, LOCKED, MACRO, TRUNCATED, NotTaken, renamed
from documents.texts.uploads.source import Source, overlapping, refuse_mixed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_SECTOR = 0xFFFFFFFA
_MAIN = "WordDocument".encode("utf-16-le")
_LOCK = "EncryptedPackage".encode("utf-16-le")
_MACRO = "_VBA_PROJECT".encode("utf-16-le")
_OBJECTS = "ObjectPool".encode("utf-16-le")
_FIB = b"\xec\xa5"
# A field that shows what only Word works out, and keeps no result beside its instruction; in either width.
_WORKED_OUT = re.compile(
    b"|".join(
        b"%s(?:%s){0,4}%s[^\x14\x15]{0,400}\x15" % tuple(map(re.escape, (sign, space, word)))
        for width in ("latin-1", "utf-16-le")
        for sign, space, word in (
            ("\x13".encode(width), " ".encode(width), name.encode(width))
            for name in ("EQ ", "LISTNUM", "AUTONUM")
        )
    )
)


def check_old_word(source: Source) -> None:
    """Refuse a .doc that is cut off, holds another kind of paper, macros, or asks for a password."""
    refuse_mixed(source, office_parts=True)
    # The sectors named in the header must lie inside the file.
    header = source.at(0, 512)
    if len(header) < 512:
        raise NotTaken(TRUNCATED)
    shift = struct.unpack("<H", header[30:32])[0]
    if shift not in {9, 12}:
        raise NotTaken(BROKEN)
    directory = struct.unpack("<L", header[48:52])[0]
    tables = [sector for sector in struct.unpack("<109L", header[76:]) if sector < _NO_SECTOR]
    if not tables or directory >= _NO_SECTOR:
        raise NotTaken(BROKEN)
    if (max(directory, *tables) + 2) << shift > source.size:
        raise NotTaken(TRUNCATED)
    names = _names(source)
    # The flag fEncrypted of the document's header ([MS-DOC] 2.5.2), where it begins the first sector.
    begun = source.at(512, 12)
    if _LOCK in names or (begun.startswith(_FIB) and begun[11] & 0x01):
        raise NotTaken(LOCKED)
    if _MACRO in names:
        raise NotTaken(MACRO)
    if _MAIN not in names:
        raise renamed("doc")


def holds_objects(data: bytes) -> bool:
    """Whether a .doc embeds what other programs made: formulas of old Word, workbooks, charts."""
    return _OBJECTS in data


def holds_worked_out(data: bytes) -> bool:
    """Whether a .doc shows equations or numbers that only Word works out when it opens it."""
    return _WORKED_OUT.search(data) is not None


def is_locked_package(source: Source) -> bool:
    """Whether this is how Word and Excel wrap a .docx or .xlsx that has a password."""
    return source.head.startswith(OLE) and _LOCK in _names(source)


def _names(source: Source) -> frozenset[bytes]:
    """Which of the telling stream names occur; found as bytes, so that no chain of sectors is followed."""
    wanted, found = {_MAIN, _LOCK, _MACRO}, set[bytes]()
    for piece in overlapping(source.chunks(), 64):
        found |= {name for name in wanted - found if name in piece}
    return frozenset(found)
