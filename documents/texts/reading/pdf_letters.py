"""Where the letters of a page of a PDF stand, along their own line, however the page is turned."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

# Shares of the size of the letters beside: less is a touch of the layout, more is another line.
_UP, _DOWN, _FAR, _SMALLER = 0.15, 0.05, 1.0, 0.9
_ASKED = 200


class LetterSpot(NamedTuple):
    """Where a letter stands: how far along its line, how high over the edge of the page, how large it is."""

    along: float
    height: float
    size: float

    def stands_to(self, base: LetterSpot) -> str:
        """Over the line of `base` ("up"), under it ("down"), or "on" it."""
        over = self.height - base.height
        if _UP * base.size < over < _FAR * base.size and self.size <= base.size:
            return "up"
        is_under = _DOWN * base.size < -over < _FAR * base.size
        return "down" if is_under and self.size < _SMALLER * base.size else "on"


class PageLetters:
    """The letters of one page by their place in its text; asked only where figures need it."""

    def __init__(self, page: pypdfium2.PdfTextPage) -> None:
        self.page = page
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()

    def height(self, at: int) -> float:
        """How high the letter stands on a page that is not turned: the cheapest question."""
        pdfium.FPDFText_GetCharOrigin(self.page, self._letter(at), self._x, self._y)
        return float(self._y.value)

    def spot(self, at: int) -> LetterSpot:
        """Where the letter stands, seen along its own line."""
        letter, turn = self._letter(at), self._matrix
        pdfium.FPDFText_GetMatrix(self.page, letter, turn)
        pdfium.FPDFText_GetCharOrigin(self.page, letter, self._x, self._y)
        across, up = self._x.value, self._y.value
        scale = (turn.a**2 + turn.b**2) ** 0.5 or 1.0
        size = pdfium.FPDFText_GetFontSize(self.page, letter) * (turn.c**2 + turn.d**2) ** 0.5
        along, height = turn.a * across + turn.b * up, turn.a * up - turn.b * across
        return LetterSpot(along / scale, height / scale, size)

    def turned(self) -> int:
        """By how many quarters of a circle most of the letters are turned, in degrees."""
        count = pdfium.FPDFText_CountChars(self.page)
        found: Counter[int] = Counter()
        for letter in range(0, count, max(1, count // _ASKED)):
            pdfium.FPDFText_GetMatrix(self.page, letter, self._matrix)
            angle = math.degrees(math.atan2(self._matrix.b, self._matrix.a))
            found[round(angle / 90) % 4 * 90] += 1
        return found.most_common(1)[0][0] if found else 0

    def _letter(self, at: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self.page, at))
