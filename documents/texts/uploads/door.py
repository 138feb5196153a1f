"""The one way in: a file is taken by its name, its size and the check that its kind has for its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import filetype  # type: ignore[import-untyped]

from documents.texts.names import display_name, extension_of
from documents.texts.uploads import reasons
from documents.texts.uploads.kinds import ALL, FileKinds
from documents.texts.uploads.source import Source

if TYPE_CHECKING:
    from documents.texts.files import Stream


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be stored: `name` is clean, `extension` without full stop, `size` in bytes.

    `readable` is False for an old .doc, which is kept, and read only where the machine has a program for it.
    """

    name: str
    extension: str
    content_type: str
    size: int
    readable: bool


def inspect(stream: Stream, filename: str, *, limit: int, choice: FileKinds = ALL) -> Accepted:
    """Decide whether a file may be stored, by its name, size and bytes; `limit` is in bytes, inclusive.

    `choice` are the kinds that are taken here.

    The stream must be open, binary and able to seek; it is read in pieces and left at its start.
    Raises NotTaken (TooLarge above the limit) with a Vietnamese reason; writes nothing.
    """
    name = display_name(filename)
    extension = extension_of(name)
    kind = choice.get(extension)
    if kind is None:
        raise choice.refusal(extension)
    source = Source.of(stream)
    try:
        if not source.size:
            raise reasons.NotTaken(reasons.EMPTY)
        if source.size > limit:
            raise reasons.too_large(source.size, limit)

        if not kind.looks_like(source.head):
            # What the bytes are, for the sentence only; "" when not known.
            raise reasons.renamed(extension, str(filetype.guess_extension(source.head) or ""))
        kind.check(source)
    finally:
        stream.seek(0)
    return Accepted(name, extension, kind.content_type, source.size, kind.readable)
