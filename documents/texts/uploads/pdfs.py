"""PDF: begins and ends as it should and opens without a password; nothing else in it is read here."""

from __future__ import annotations

import re

from documents.texts.uploads.pdf_locks import LOCK, needs_password
from documents.texts.uploads.reasons import BROKEN, LOCKED, MIXED, TRUNCATED, NotTaken
from documents.texts.uploads.source import BLANK, CHUNK, Source, overlapping, refuse_mixed

_START = re.compile(rb"(?:\xef\xbb\xbf)?[\x00\s]{0,1000}%PDF-[12]\.\d")
_END = re.compile(rb"startxref\s{1,8}(\d{1,12})\s{1,8}%%EOF\Z")


def is_pdf(head: bytes) -> bool:
    """Whether these first bytes begin a PDF, at most after a mark or blanks."""
    return _START.match(head) is not None


def check_pdf(source: Source) -> None:
    """Refuse a PDF that is cut off, has other bytes around it, or asks for a password."""
    refuse_mixed(source)
    end = source.tail(CHUNK).rstrip(BLANK)
    match = _END.search(end[-64:])
    if not match:
        if end.endswith(b"%%EOF"):
            raise NotTaken(BROKEN)
        raise NotTaken(MIXED if b"%%EOF" in end[-2048:] else TRUNCATED)
    if not 0 < int(match.group(1)) < source.size:
        raise NotTaken(TRUNCATED)
    if not any(b" obj" in piece for piece in overlapping(source.chunks(), 8)):
        raise NotTaken(BROKEN)
    if any(LOCK.search(piece) for piece in overlapping(source.chunks(), 128)) and needs_password(source):
        raise NotTaken(LOCKED)
