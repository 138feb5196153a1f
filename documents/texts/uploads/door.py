"""What is taken in: the kinds by extension, each with the check its bytes must pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import filetype  # type: ignore[import-untyped]

from documents.texts.names import display_name, extension_of
from documents.texts.uploads import images, old_word, pdfs, reasons, texts
from documents.texts.uploads.office_files import ODT, ZIP, check_docx, check_odt, check_xlsx
from documents.texts.uploads.old_word import OLE
from documents.texts.uploads.source import Source

if TYPE_CHECKING:
    from documents.texts.files import Stream

_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the list of kinds."""

    content_type: str
    check: Callable[[Source], None]
    looks_like: Callable[[bytes], bool]
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be stored: `name` is clean, `extension` without full stop, `size` in bytes.

    `readable` is False for an old .doc, which is kept but whose text the system cannot read.
    """

    name: str
    extension: str
    content_type: str
    size: int
    readable: bool


def _starts(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signatures)


_JPEG = Kind("image/jpeg", images.check_jpeg, _starts(b"\xff\xd8\xff"))
# An office file with a password is an OLE container, as a .doc is; its own check says so.
_PACKAGE = _starts(ZIP, OLE)
KINDS = {
    "docx": Kind(_OFFICE + "wordprocessingml.document", check_docx, _PACKAGE),
    "xlsx": Kind(_OFFICE + "spreadsheetml.sheet", check_xlsx, _PACKAGE),
    "odt": Kind(ODT.decode(), check_odt, _starts(ZIP)),
    "pdf": Kind("application/pdf", pdfs.check, pdfs.is_pdf),
    "txt": Kind("text/plain", texts.check, lambda _head: True),
    "png": Kind("image/png", images.check_png, _starts(b"\x89PNG\r\n\x1a\n")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "doc": Kind("application/msword", old_word.check, _starts(OLE), readable=False),
}


def inspect(stream: Stream, filename: str, *, limit: int) -> Accepted:
    """Decide whether a file may be stored, by its name, size and bytes; `limit` is in bytes, inclusive.

    The stream must be open, binary and able to seek; it is read in pieces and left at its start.
    Raises Refused (TooLarge above the limit) with a Vietnamese reason; writes nothing.
    """
    name = display_name(filename)
    extension = extension_of(name)
    kind = KINDS.get(extension)
    if kind is None:
        raise reasons.not_taken(extension)
    source = Source.of(stream)
    try:
        _refuse_size(source, limit)
        if not kind.looks_like(source.head):
            raise reasons.renamed(extension, _found(source.head))
        kind.check(source)
    finally:
        stream.seek(0)
    return Accepted(name, extension, kind.content_type, source.size, kind.readable)


def _refuse_size(source: Source, limit: int) -> None:
    if not source.size:
        raise reasons.Refused(reasons.EMPTY)
    if source.size > limit:
        raise reasons.too_large(source.size, limit)


def _found(head: bytes) -> str:
    """What the bytes are, for the sentence only; "" when not known."""
    return str(filetype.guess_extension(head) or "")
