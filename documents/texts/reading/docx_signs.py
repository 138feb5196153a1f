"""Signs that a Word file takes from a font of signs, as Unicode; the table is signs.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("signs.toml")
_PRIVATE = 0xF000


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


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
