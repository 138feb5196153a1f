"""The letters of a rich text: its fonts, their pages of codes, and those of Unicode written in two halves."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.texts.reading import legacy
from documents.texts.reading.rtf_groups import RichFont
from documents.texts.reading.rtf_words import CHARSETS

_HIGH, _LOW, _AFTER, _LAST = 0xD800, 0xDC00, 0xE000, 0x110000
# In place of half a letter whose other half is missing, and of a byte that is none in its page of codes.
HALF = "\ufffd"


@dataclass(slots=True)
class RichLetters:
    """The fonts that the file lists so far, and the first half of a letter whose second is to come."""

    code_page: str = "cp1252"
    high: int = 0
    _fonts: dict[int, RichFont] = field(default_factory=dict)

    def listed(self, number: int, raw: bytes) -> None:
        """The list of fonts names this one."""
        if name := raw.decode("latin-1").strip(" ;"):
            known = self._fonts.get(number, RichFont())
            self._fonts[number] = RichFont(known.code_page, legacy.kind_of_font(name))

    def in_charset(self, number: int, charset: int) -> None:
        """The list of fonts tells which set of letters this one has."""
        known = self._fonts.get(number, RichFont())
        self._fonts[number] = RichFont(CHARSETS.get(charset, ""), known.legacy)

    def decoded(self, raw: bytes, number: int) -> str:
        """These bytes in this font, between marks where it is an old one."""
        font = self._fonts.get(number, RichFont())
        try:
            text = raw.decode(font.code_page or self.code_page, errors="replace")
        except LookupError:
            text = raw.decode("cp1252", errors="replace")
        return legacy.between_marks(legacy.without_marks(text), font.legacy)

    def numbered(self, number: int) -> str:
        """A letter by its number, which a file writes as a signed one of 16 bits; "" for a first half."""
        code = number if 0x10000 <= number < _LAST else number % 0x10000
        high, self.high = self.high, code if _HIGH <= code < _LOW else 0
        if high and _LOW <= code < _AFTER:
            return chr(0x10000 + (high - _HIGH << 10) + code - _LOW)
        said = "" if self.high or not code else chr(code)
        return (HALF if high else "") + (HALF if _LOW <= code < _AFTER else said)

    def halved(self) -> str:
        """What stands for a first half whose second does not come."""
        is_alone, self.high = bool(self.high), 0
        return HALF if is_alone else ""
