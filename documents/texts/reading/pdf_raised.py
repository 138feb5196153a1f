"""Figures of a PDF that stand above or below their line: signs of their own, and no end of the line."""

from __future__ import annotations

import ctypes
import re
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from documents.texts.reading.raised import apart

_TOKEN = re.compile(r"\S*\d\S*")
_BROKEN = re.compile(r"(?<=\d)(\r?\n) *(?=\S)")
_HALVES = re.compile(r"\d+ [/\u2044] \d+")
_FRACTION = ("up", "on", "down")
# Shares of the size of the letters beside: less is a touch of the layout, more is another line.
_UP, _DOWN, _FAR, _SMALLER, _BESIDE = 0.15, 0.05, 1.0, 0.9, 3


class _Spot(NamedTuple):
    """Where a letter stands: how far along its line, how high over the edge of the page, how large it is."""

    along: float
    height: float
    size: float

    def stands_to(self, base: _Spot) -> str:
        """Over the line of `base` ("up"), under it ("down"), or "on" it."""
        over = self.height - base.height
        if _UP * base.size < over < _FAR * base.size and self.size <= base.size:
            return "up"
        is_under = _DOWN * base.size < -over < _FAR * base.size
        return "down" if is_under and self.size < _SMALLER * base.size else "on"


class RaisedFigures:
    """The places of the letters on one page, asked only where a word has figures."""

    def __init__(self, page: pypdfium2.PdfTextPage) -> None:
        self._page = page
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()

    def text(self) -> str:
        """The words of the page; 10 to the sixth is "10⁶", and the line goes on behind it."""
        text: str = self._page.get_text_range()
        if any(ord(sign) > 0xFFFF for sign in text):
            return text
        broken = {at for gap in _BROKEN.finditer(text) if self._goes_on(gap) for at in range(*gap.span(1))}
        places = [at for at in range(len(text)) if at not in broken]
        text, out, done = "".join(text[at] for at in places), [], 0
        for found in _TOKEN.finditer(text):
            if spots := self._spots(places[found.start() : found.end()]):
                base = max(spots, key=attrgetter("size"))
                word = told_apart(found[0], [spot.stands_to(base) for spot in spots])
                out += [text[done : found.start()], word]
                done = found.end()
        return "".join([*out, text[done:]])

    def _goes_on(self, gap: re.Match[str]) -> bool:
        """Whether what looks like a new line goes on behind a small figure off the line."""
        before, after = self._spot(gap.start() - 1), self._spot(gap.end())
        is_beside = 0 < after.along - before.along < _BESIDE * after.size
        return is_beside and before.size < after.size and before.stands_to(after) != "on"

    def _spots(self, places: list[int]) -> list[_Spot]:
        """Where the letters of a word stand; none where all stand on one line, as nearly all do."""
        heights = set()
        for at in places:
            pdfium.FPDFText_GetCharOrigin(self._page, self._letter(at), self._x, self._y)
            heights.add(round(self._y.value, 1))
        return [self._spot(at) for at in places] if len(heights) > 1 else []

    def _spot(self, at: int) -> _Spot:
        letter, turn = self._letter(at), self._matrix
        pdfium.FPDFText_GetMatrix(self._page, letter, turn)
        pdfium.FPDFText_GetCharOrigin(self._page, letter, self._x, self._y)
        across, up = self._x.value, self._y.value
        scale = (turn.a**2 + turn.b**2) ** 0.5 or 1.0
        size = pdfium.FPDFText_GetFontSize(self._page, letter) * (turn.c**2 + turn.d**2) ** 0.5
        along, height = turn.a * across + turn.b * up, turn.a * up - turn.b * across
        return _Spot(along / scale, height / scale, size)

    def _letter(self, at: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, at))


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
