"""PDF: the words of each page, in paragraphs, and what was filled into its fields; a scan has none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]

from documents.texts.reading import markup
from documents.texts.reading.cut_words import cut_words
from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.legacy import without_marks
from documents.texts.reading.markup import LETTERS
from documents.texts.reading.pdf_fields import PdfFields
from documents.texts.reading.pdf_letters import PageLetters
from documents.texts.reading.pdf_raised import page_words

PAGES = 200
_FINISHED = re.compile(r"[.:;!?…”\"]\s*\Z")
_LONG = 50
# What the library writes where a word is parted at the end of a line.
_PARTED = re.compile("[\ufffe\u0002]")
# Of a thousand ordinary words one may look cut, of a text in pieces every second or tenth.
_CUT, _ODD, _ENOUGH = 0.01, 0.02, 4


def read_pdf(data: bytes) -> Found:
    """What is in a .pdf that the door let in; raises Fault."""
    try:
        paper = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise Fault("locked" if "password" in str(fault).lower() else "broken") from fault
    told, count = _Counts(), len(paper)
    fields = PdfFields(paper)
    pages = (_page(paper, fields, number) for number in range(min(count, PAGES)))
    lines = [line for text in told.within_bounds(pages) for line in text.split("\n")]
    if not any(line.strip() for line in lines):
        return Found("", [("scan", 0)] if told.broken < told.read else [("broken_pages", told.broken)])
    warnings = [*told.warnings(count), *_doubts(" ".join(lines))]
    return Found(markup.paragraph_markup(_joined(lines)), warnings + [("comments", 0)] * fields.has_comments)


@dataclass(slots=True)
class _Counts:
    """How many pages were read, were empty, were broken."""

    read: int = 0
    empty: int = 0
    broken: int = 0

    def within_bounds(self, pages: Iterator[str | None]) -> Iterator[str]:
        """The words of the pages, as long as they are a paper and not a flood."""
        letters = 0
        for text in pages:
            if letters > LETTERS:
                return
            self.read += 1
            self.broken += text is None
            self.empty += text is not None and not text.strip()
            letters += len(text or "")
            yield text or ""

    def warnings(self, count: int) -> list[tuple[str, int]]:
        """What to tell of a file of so many pages."""
        told = [("some_scans", self.empty), ("broken_pages", self.broken)]
        told.append(("first_pages", self.read if self.read < count else 0))
        return [(code, number) for code, number in told if number]


def _page(paper: pypdfium2.PdfDocument, fields: PdfFields, number: int) -> str | None:
    """The words of the page, or None when it is broken."""
    try:
        page = paper[number]
        letters = PageLetters(page.get_textpage())
        if page.get_rotation() != (turned := letters.turned()):
            # The library takes the words in order only where they are shown upright.
            page.set_rotation(turned)
            letters = PageLetters(page.get_textpage())
        text = page_words(page, letters)
    except pypdfium2.PdfiumError:
        return None
    said = _PARTED.sub("-", text.replace("\r\n", "\n").replace("\r", "\n"))
    return without_marks("\n".join([said, *fields.filled(page)]))


def _doubts(text: str) -> list[tuple[str, int]]:
    """Signs that letters came out wrong: words in pieces, letters that stand for none."""
    letters = [sign for sign in text if not sign.isspace()]
    odd = sum(sign == "\ufffd" or unicodedata.category(sign) in {"Co", "Cn", "Cc"} for sign in letters)
    shares = [("cut_words", *cut_words(text), _CUT), ("odd_letters", odd, len(letters), _ODD)]
    return [
        (code, max(1, round(100 * bad / whole)))
        for code, bad, whole, bound in shares
        if bad >= _ENOUGH and bad > bound * whole
    ]


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
