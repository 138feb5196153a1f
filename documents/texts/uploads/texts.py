"""Plain text: Unicode throughout, without control characters, and not a page or program renamed."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from documents.texts.uploads.reasons import EMPTY, NOT_TEXT, NOT_UNICODE, NotTaken

if TYPE_CHECKING:
    from documents.texts.uploads.source import Source

_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Form feed and the old end-of-file mark are found in texts saved by old editors.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")
_LEADING = "\ufeff\u00a0 \t\r\n\f\x1a"
_OTHER = re.compile(
    r"(?:<(?:!doctype|!--|html|head|body|script|svg|iframe|\?xml|\?php|%)|#!|%pdf-|%!ps|\{\\rtf|@echo\b)",
    re.IGNORECASE,
)


def check_text(source: Source) -> None:
    """Refuse what is not Unicode text (UTF-8, or UTF-16 with its mark) or begins as another kind of file."""
    decoder = codecs.getincrementaldecoder(_WIDE.get(source.head[:2], "utf-8-sig"))()
    start = ""
    try:
        for piece in source.chunks():
            text = decoder.decode(piece)
            if _CONTROL.search(text):
                raise NotTaken(NOT_TEXT)
            start = (start + text.lstrip(_LEADING))[:64] if len(start) < 64 else start
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as fault:
        raise NotTaken(NOT_UNICODE) from fault
    if not start:
        raise NotTaken(EMPTY)
    if _OTHER.match(start):
        raise NotTaken(NOT_TEXT)
