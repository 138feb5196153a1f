"""Whether a PDF opens without a password: many are locked against changes only, and anybody may read them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from pypdf._encryption import Encryption, PasswordType
from pypdf.generic import ArrayObject, DictionaryObject, read_object

from documents.texts.uploads.source import CHUNK, Source, overlapping

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK = re.compile(rb"/Encrypt\s{0,16}(?:(\d{1,10})\s{1,16}(\d{1,5})\s{1,16}R\b|<<)")
_ID = re.compile(rb"/ID\s{0,16}\[")
# What a lock says of itself takes less, and so does the number of a paper.
_ROOM = 4096


def needs_password(source: Source) -> bool:
    """Whether the empty password does not open it; True where its lock cannot be understood."""
    try:
        opened = (Encryption.read(lock, _first_id(source)).verify("") for lock in _locks(source))
        return all(opened_by is PasswordType.NOT_DECRYPTED for opened_by in opened)
    except Exception:  # noqa: BLE001 - the library raises whatever a broken lock drives it to
        return True


def _locks(source: Source) -> Iterator[DictionaryObject]:
    for place, match in _occurrences(source, LOCK):
        if match[1] is None:
            yield _object_at(source, place + len(match[0]) - 2)
            continue
        begins = re.compile(rb"(?<!\d)%s\s{1,16}%s\s{1,16}obj\s{0,16}(?=<<)" % (match[1], match[2]))
        for start, own in _occurrences(source, begins):
            yield _object_at(source, start + len(own[0]))


def _first_id(source: Source) -> bytes:
    for place, match in _occurrences(source, _ID):
        numbers = _object_at(source, place + len(match[0]) - 1)
        if isinstance(numbers, ArrayObject) and numbers:
            return bytes(numbers[0].original_bytes)
    return b""


def _object_at(source: Source, place: int) -> Any:
    return read_object(io.BytesIO(source.at(place, _ROOM)), None)


def _occurrences(source: Source, pattern: re.Pattern[bytes]) -> Iterator[tuple[int, re.Match[bytes]]]:
    """Where a pattern occurs, the last first: what was saved last counts."""
    places: dict[int, re.Match[bytes]] = {}
    base = 0
    for piece in overlapping(source.chunks(), 128):
        begin = base - (len(piece) - min(CHUNK, source.size - base))
        places |= {begin + match.start(): match for match in pattern.finditer(piece)}
        base += CHUNK
    return iter(sorted(places.items(), reverse=True))
