"""PDF: the words of each page, in paragraphs; a scan has none."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

import pypdf

from documents.texts.reading import markup
from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.legacy import without_marks
from documents.texts.reading.markup import LETTERS

PAGES = 200
# What all pages draw, unpacked; a page of words is some 5 to 20 kB.
_DRAWN = 6_000_000
_FINISHED = re.compile(r"[.:;!?…”\"]\s*\Z")
_LONG = 50


def read_pdf(data: bytes) -> Found:
    """What is in a .pdf that the door let in; raises Fault."""
    # It would report every oddity of a file on the log of the server.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Fault("locked")
    told, count = _Counts(), len(reader.pages)
    lines = [line for text in _texts(reader, min(count, PAGES), told) for line in text.split("\n")]
    if not any(line.strip() for line in lines):
        return Found("", [("scan", 0)] if told.broken < told.read else [("broken_pages", told.broken)])
    return Found(markup.paragraph_markup(_joined(lines)), told.warnings(count))


class _Counts:
    """How many pages were read, were empty, were broken."""

    def __init__(self) -> None:
        self.read = self.empty = self.broken = 0

    def warnings(self, count: int) -> list[tuple[str, int]]:
        """What to tell of a file of so many pages."""
        told = [("some_scans", self.empty), ("broken_pages", self.broken)]
        told.append(("first_pages", self.read if self.read < count else 0))
        return [(code, number) for code, number in told if number]


def _texts(reader: pypdf.PdfReader, count: int, told: _Counts) -> Iterator[str]:
    drawn = letters = 0
    for number in range(count):
        page = reader.pages[number]
        drawn += _drawn(page)
        if drawn > _DRAWN or letters > LETTERS:
            return
        text = _text(page)
        told.read += 1
        told.broken += text is None
        told.empty += text is not None and not text.strip()
        letters += len(text or "")
        yield without_marks(text or "")


def _drawn(page: pypdf.PageObject) -> int:
    """How many bytes of drawing the page holds."""
    try:
        contents = page.get_contents()
        return len(contents.get_data()) if contents is not None else 0
    except Exception:  # noqa: BLE001 - a broken page raises anything; `_text` counts it
        return 0


def _text(page: pypdf.PageObject) -> str | None:
    """The words of the page, or None when it is broken."""
    try:
        return page.extract_text()
    except Exception:  # noqa: BLE001 - a broken page raises anything; the others are still read
        return None


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines as paragraphs: a full line goes on in the next one when that begins with a small letter."""
    words = ""
    for line in lines:
        bare = line.strip()
        if words and bare[:1].islower() and len(words) > _LONG and not _FINISHED.search(words[-4:]):
            words = f"{words} {bare}"
            continue
        yield words
        words = bare
    yield words
