"""Signs that a Word file takes from a font of signs, as Unicode; the table is signs.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from documents.texts.reading.docx_styles import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FILE = Path(__file__).with_name("signs.toml")
_PRIVATE = 0xF000
_PRIVATE_SIGN = re.compile("[\uf020-\uf0ff]")
# Of these no letter is one; a run of so many signs is no text that only bears the name of the font.
_ALL_SIGNS, _FEW = {"wingdings", "wingdings 2", "wingdings 3", "webdings"}, 3


def sign_of(font: str, code: str) -> str:
    """The sign of this place (as Word writes it, "F0FE") of a font, "" where it is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0x20 <= number < 0x11_0000 or 0xD800 <= number < 0xE000:
        return ""
    table = _tables().get(font.strip().lower())
    place = number - _PRIVATE if _PRIVATE <= number < _PRIVATE + 0x100 else number
    if table is not None and place < 0x100:
        return table.get(f"{place:02X}", "")
    return "" if place != number else chr(number)


def typed_signs(text: str, properties: Element | None) -> str:
    """The words of a run with the signs that were typed in a font of signs, "\u25a1" for an unknown one."""
    fonts = properties.find(W + "rFonts") if properties is not None else None
    font = fonts.get(W + "ascii", fonts.get(W + "hAnsi", "")).strip().lower() if fonts is not None else ""
    if font in _ALL_SIGNS and len(text) <= _FEW and all(sign < "\u0100" for sign in text):
        return "".join(sign if sign.isspace() else sign_of(font, f"{ord(sign):X}") or sign for sign in text)
    return _PRIVATE_SIGN.sub(lambda match: sign_of(font, f"{ord(match[0]):X}") or match[0], text)


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
