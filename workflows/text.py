"""Vietnamese text as it enters, as it is searched and as it is sorted."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

# Cc control, Cf format (bidi marks, zero width, BOM), Cs lone surrogates, Zl/Zp line separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BREAKS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})

# No form and no reader takes in a longer text; what is cut here was refused, or would be, for its length.
LONGEST = 12_000_000
# Sorting a row of marks over one letter takes the square of its length; no language has nine.
PILE = 8
_MAYBE_PILE = re.compile(rf"[^\w\s\x00-\x7f]{{{PILE + 1},}}")

# Old converters wrote the Icelandic letter, which looks the same.
_D = str.maketrans("đð", "dd")

# Two plain letters a letter, so that every database collation keeps the order a < ă < â < b.
_CODES = {letter: letter + "a" for letter in "abcdefghijklmnopqrstuvwxyz"} | {
    "ă": "ab",
    "â": "ac",
    "đ": "db",
    "ê": "eb",
    "ô": "ob",
    "ơ": "oc",
    "ư": "ub",
}
# Dictionary order of the tones: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def clean(text: str, *, lines: bool = False) -> str:
    """The text in NFC without control, bidi and other unseen characters, stripped at both ends.

    White space becomes one plain space; with `lines` the line breaks stay (LF).
    """
    rows = text.replace("\r\n", "\n").translate(_BREAKS).replace("\t", " ").split("\n")
    # What can be printed holds nothing unseen: nearly every row is passed as a whole.
    seen = (
        row
        if row.isprintable()
        else "".join(sign for sign in row if unicodedata.category(sign) not in _UNSEEN)
        for row in rows
    )
    kept = [" ".join(row.split()) for row in seen]
    joined = "\n".join(kept) if lines else " ".join(filter(None, kept))
    return composed(joined).strip()


def composed(text: str, *, limit: int = LONGEST, form: Literal["NFC", "NFKC"] = "NFC") -> str:
    """The text in one form of Unicode: at most `limit` letters of it, at most eight marks over a letter.

    The only place where text from outside is composed: its time grows with the length, never with the square.
    """
    if text.isascii():
        return text[:limit]
    bounded = _MAYBE_PILE.sub(_lowered, text[:limit])
    # A mark may be written as one and composed as several.
    return _MAYBE_PILE.sub(_lowered, unicodedata.normalize(form, bounded))


def decomposed(text: str) -> str:
    """The text with every mark beside its letter (NFD), bounded like `composed`."""
    return unicodedata.normalize("NFD", _MAYBE_PILE.sub(_lowered, text[:LONGEST]))


def searchable(text: str) -> str:
    """The text as it is searched: lower case, no marks, đ as d, one space between words."""
    plain = decomposed(clean(text).lower())
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Mn").translate(_D)


def sort_key(text: str) -> str:
    """A lower-case ASCII key in dictionary order: letters first (a, ă, â … d, đ), then tones."""
    words: list[tuple[str, str]] = []
    for word in clean(text).lower().split():
        marks = [sign for sign in decomposed(word) if sign in _TONES]
        bare = "".join(sign for sign in decomposed(word) if sign not in _TONES)
        letters = "".join(_CODES.get(sign, searchable(sign)) for sign in composed(bare))
        words.append((letters, _TONES[marks[0]] if marks else "0"))

    return "0".join(letters for letters, _ in words) + "00" + "".join(tones for _, tones in words)


def _lowered(row: re.Match[str]) -> str:
    """A row of signs that are no letters, with no pile of marks in it higher than PILE."""
    kept, height = [], 0
    for sign in row[0]:
        height = height + 1 if unicodedata.category(sign).startswith("M") else 0
        if height <= PILE:
            kept.append(sign)
    return "".join(kept)
