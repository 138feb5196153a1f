"""Liberation Serif, the free type with the widths of Times New Roman, embedded in every paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache, wraps
from pathlib import Path
from threading import RLock
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).resolve().parent
REGULAR = "LiberationSerif"
BOLD = "LiberationSerif-Bold"
ITALIC = "LiberationSerif-Italic"
BOLD_ITALIC = "LiberationSerif-BoldItalic"
_FILES = {
    REGULAR: "LiberationSerif-Regular.ttf",
    BOLD: "LiberationSerif-Bold.ttf",
    ITALIC: "LiberationSerif-Italic.ttf",
    BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}


# Reportlab reads glyphs out of one shared file position: two papers that are finished at the same moment in
# two threads of a server would take each other's letters, or fail.
_one_at_a_time = RLock()


def register() -> None:
    """Make the four faces known to reportlab; once a process, the files are read only here."""
    with _one_at_a_time:
        _registered()


@cache
def _registered() -> None:
    for name, file in _FILES.items():
        font = TTFont(name, str(FOLDER / file))
        font.face.makeSubset = _locked(font.face.makeSubset)
        # A table of thousands of rows asks for the same words a million times.
        font.stringWidth = lru_cache(maxsize=65_536)(font.stringWidth)
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)


def _locked(subset: Callable[..., bytes]) -> Callable[..., bytes]:
    @wraps(subset)
    def alone(*args: Any, **kwargs: Any) -> bytes:
        with _one_at_a_time:
            return subset(*args, **kwargs)

    return alone


def width(text: str, font: str, size: float) -> float:
    """How wide the text is drawn in one line, in points."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))


def cut(word: str, *, font: str, size: float, room: float) -> str:
    """The word with a space wherever the next letter would pass `room` points; in linear time."""
    pieces, start, filled = [], 0, 0.0
    for place, letter in enumerate(word):
        wide = _letter_width(letter, font) * size
        if filled + wide > room:
            pieces.append(word[start:place])
            start, filled = place, 0.0
        filled += wide
    return " ".join([*pieces, word[start:]])


@lru_cache(maxsize=4096)
def _letter_width(letter: str, font: str) -> float:
    return width(letter, font, 1)


@cache
def letters() -> frozenset[str]:
    """The letters that all four faces can draw."""
    register()
    faces = [set(pdfmetrics.getFont(name).face.charToGlyph) for name in _FILES]
    return frozenset(map(chr, set.intersection(*faces)))
