"""Raised, lowered and struck letters inside one cell of a workbook, told apart from the others."""

from __future__ import annotations

import html
import re

from documents.texts.reading import raised
from documents.texts.reading.markup import escaped, struck

_RUN, _RUN_END = re.compile(rb"(<(?:\w+:)?r>)"), re.compile(rb"</(?:\w+:)?r>")
_STANDS = re.compile(rb"<(?:\w+:)?vertAlign\s+val=[\"'](super|sub)script[\"']")
_STRUCK = re.compile(rb"<(?:\w+:)?strike(?:\s+val=[\"'](?:1|true|on)[\"'])?\s*/>")
_WORDS = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<")


def with_signs(part: bytes) -> bytes:
    """The XML of strings or of a sheet, "10" and a raised "6" in one cell as "10⁶", struck words marked."""
    if not _STANDS.search(part) and not _STRUCK.search(part):
        return part
    pieces = _RUN.split(part)
    before = ""
    for place in range(2, len(pieces), 2):
        piece = pieces[place]
        end = _RUN_END.search(piece)
        words = _WORDS.search(piece, 0, end.start() if end else len(piece))
        if not end or not words:
            before = ""
            continue
        text = html.unescape(words[1].decode(errors="replace"))
        stands = _STANDS.search(piece, 0, words.start())
        told = raised.apart(text, before, lowered=stands[1] == b"sub") if stands else text
        told = struck(told) if told.strip() and _STRUCK.search(piece, 0, words.start()) else told
        if told != text:
            small = escaped(told).encode("ascii", "xmlcharrefreplace")
            pieces[place] = piece[: words.start(1)] + small + piece[words.end(1) :]
        # Only where another run of the same cell follows.
        before = "" if piece[end.end() :].strip() else text
    return b"".join(pieces)


def strikes_words(part: bytes) -> bool:
    """Whether some words inside a cell are struck."""
    return _STRUCK.search(part) is not None and _RUN.search(part) is not None
