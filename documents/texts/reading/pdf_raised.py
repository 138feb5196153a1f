"""Figures of a PDF that stand above or below their line: signs of their own, and no end of the line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from documents.texts.reading.pdf_fractions import Piece, with_fractions
from documents.texts.reading.raised import apart

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

    from documents.texts.reading.pdf_letters import LetterSpot, PageLetters

_TOKEN = re.compile(r"\S*\d\S*")
_BROKEN = re.compile(r"(?:(?<=\d)(?=\r?\n *\S)|(?<=\S)(?=\r?\n *\d))(\r?\n) *")
_HALVES = re.compile(r"\d+ [/\u2044] \d+")
_FRACTION = ("up", "on", "down")
# How far, in letters, the line goes on behind a small figure.
_BESIDE = 3


def page_words(page: pypdfium2.PdfPage, letters: PageLetters) -> str:
    """The words of the page; 10 to the sixth is "10⁶", two over three "2/3", and the line goes on behind."""
    text: str = letters.page.get_text_range()
    if any(ord(sign) > 0xFFFF for sign in text):
        return text
    pieces = with_fractions(text, page, letters)
    joined = "".join(sign for sign, _at in pieces)
    gaps = (gap.span(1) for gap in _BROKEN.finditer(joined) if _goes_on(gap, pieces, letters))
    broken = {at for gap in gaps for at in range(*gap)}
    pieces = [piece for at, piece in enumerate(pieces) if at not in broken]
    text, out, done = "".join(sign for sign, _at in pieces), [], 0
    for match in _TOKEN.finditer(text):
        places = [at for _sign, at in pieces[match.start() : match.end()]]
        if spots := _spots([at for at in places if at is not None], letters) if None not in places else []:
            base = max(spots, key=attrgetter("size"))
            word = told_apart(match[0], [spot.stands_to(base) for spot in spots])
            out += [text[done : match.start()], word]
            done = match.end()
    return "".join([*out, text[done:]])


def _goes_on(gap: re.Match[str], pieces: Sequence[Piece], letters: PageLetters) -> bool:
    """Whether what looks like a new line goes on beside a small figure off the line."""
    ends = pieces[gap.start() - 1][1], pieces[gap.end()][1]
    if ends[0] is None or ends[1] is None:
        return False
    before, after = letters.spot(ends[0]), letters.spot(ends[1])
    small, large = sorted((before, after), key=attrgetter("size"))
    is_beside = 0 < after.along - before.along < _BESIDE * large.size
    return is_beside and small.size < large.size and small.stands_to(large) != "on"


def _spots(places: Sequence[int], letters: PageLetters) -> list[LetterSpot]:
    """Where the letters of a word stand; none where all stand on one line, as nearly all do."""
    heights = {round(letters.height(at), 1) for at in places}
    return [letters.spot(at) for at in places] if len(heights) > 1 else []


def told_apart(word: str, how: list[str]) -> str:
    """The word, of whose letters `how` says how each stands: small figures as signs, a fraction as one."""
    signs, out, at = iter(word), "", 0
    pieces = [(side, "".join(next(signs) for _one in group)) for side, group in groupby(how)]
    while at < len(pieces):
        sides, words = zip(*pieces[at : at + 3], strict=True)
        if sides == _FRACTION and _HALVES.fullmatch(" ".join(words)):
            out += f"{' ' if out[-1:].isdigit() else ''}{words[0]}/{words[2]}"
            at += 3
            continue
        is_small = sides[0] != "on" and any(map(str.isdigit, words[0]))
        out += apart(words[0], out, lowered=sides[0] == "down") if is_small else words[0]
        at += 1
    return out
