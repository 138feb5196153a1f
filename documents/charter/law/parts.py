"""The parts of a charter under which its articles may be numbered anew: “Phần B”, “Chương II”, “Mục 1”."""

from __future__ import annotations

import re
from typing import TypeAlias

PartKey: TypeAlias = tuple[tuple[int, int], ...]
_KINDS = ("phần", "chương", "mục")
_ALPHABET = "ABCDĐEGHIKLMNOPQRSTUVXY"
ORDERS = {
    word: value
    for value, words in enumerate(
        ("nhất một", "hai nhì", "ba", "tư bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1
    )
    for word in words.split()
}
_ROMAN = {"C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
# How the number of a part is written; a letter only of a Phần, which nothing else has.
_WORDS = "|".join(ORDERS)
VALUE = rf"(?:[ivxlc]+|\d{{1,2}}|thứ\s+(?:{_WORDS})|(?<=phần\s)(?:{_WORDS}|(?-i:[A-ZĐ])))(?!\w)"
_ONE = rf"(?:{'|'.join(_KINDS)})\s+{VALUE}"
# One part, or a small one and the larger ones that hold it: "Mục 1 Chương II".
PART = rf"{_ONE}(?:(?:,|\s+của|\s+thuộc)?\s+{_ONE})*"
_NAMED = re.compile(rf"(?P<kind>{'|'.join(_KINDS)})\s+(?P<value>{VALUE})", re.IGNORECASE)


def part_name(kind: str, value: str) -> str:
    """A part as it is named everywhere: "Chương II", "Phần thứ hai", however it was typed."""
    said = " ".join(value.split())
    return f"{kind.capitalize()} {said.lower() if ' ' in said or said.lower() in ORDERS else said.upper()}"


def part_names(written: str) -> str:
    """The same of a part within parts: "Mục 1, Chương ii" as "Mục 1 Chương II"."""
    return " ".join(part_name(match["kind"], match["value"]) for match in _NAMED.finditer(written))


def part_key(part: str) -> PartKey:
    """By what parts stand in order and are known as one: rank and number of each, the largest first."""
    found = (
        (_KINDS.index(match["kind"].lower()), part_value(match["kind"], match["value"]))
        for match in _NAMED.finditer(part)
    )
    return tuple(sorted(found))


def part_depth(part: str) -> int:
    """How deep the part lies: 1 for a Phần, 2 for a Chương, 3 for a Mục, 0 for none."""
    return max((rank + 1 for rank, _value in part_key(part)), default=0)


def part_value(kind: str, value: str) -> int:
    """The number of a part: of "Chương IV" 4, of "Phần C" and "Phần thứ ba" 3."""
    word = value.lower().split()[-1]
    if word.isdigit():
        return int(word)
    if word in ORDERS:
        return ORDERS[word]
    is_letter = kind.lower() == _KINDS[0] and len(word) == 1 and word not in "ivx"
    return _ALPHABET.find(word.upper()) + 1 if is_letter else roman_value(word)


def roman_value(written: str) -> int:
    """The value of Roman figures."""
    values = [_ROMAN[sign] for sign in written.upper()]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
