"""Liberation Serif, the free type with the widths of Times New Roman, embedded in every paper."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "fonts"
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


@cache
def register() -> None:
    """Make the four faces known to reportlab; once a process, the files are read only here."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(FOLDER / file)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)


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
