"""Telephone numbers as lists write them: the lost nought given back, two in one cell told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflows.text import clean

# What stands between two numbers; a full stop or a space may also stand inside one.
_BETWEEN = re.compile(r"[,;/\n|]|\s[-–]\s|\b(?:hoặc|hoac|và|va)\b", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"\D")
_WORDS = re.compile(r"[^\W\d_]{2,}")
MOBILE, LANDLINE = re.compile(r"0[35789]\d{8}"), re.compile(r"02\d{9}")
_TWO_AT_LEAST = 19


@dataclass(frozen=True, slots=True)
class CellNumbers:
    """The numbers of one cell, at most two; `odd` are those that no telephone of Vietnam has."""

    first: str = ""
    second: str = ""
    odd: tuple[str, ...] = ()
    more: bool = False


def numbers_of(text: str) -> CellNumbers:
    """The telephone numbers that a cell holds."""
    pieces = [piece for part in _BETWEEN.split(text) for piece in _parted(clean(part))]
    found = list(dict.fromkeys(_whole(piece) for piece in pieces if piece))
    first, second, *more = [*found, "", ""][: max(2, len(found))]
    odd = tuple(one for one in found if not is_telephone(one))
    return CellNumbers(first, second, odd, bool(more))


def is_telephone(number: str) -> bool:
    """Whether Vietnam has such numbers: ten digits of a mobile one, eleven of a landline."""
    digits = digits_of(number)
    return bool(MOBILE.fullmatch(digits) or LANDLINE.fullmatch(digits))


def digits_of(number: str) -> str:
    """A number as it is compared: digits only, within the country."""
    digits = _NOT_DIGITS.sub("", number)
    return f"0{digits[2:]}" if digits.startswith("84") and len(digits) > len("0912345678") else digits


def with_nought(number: str) -> str:
    """A number typed alone, as it is kept: the nought that was left out is given back."""
    said = clean(number)
    return f"0{said}" if said.isdigit() and is_telephone(f"0{said}") else said


def _whole(piece: str) -> str:
    """The number as it is kept: a spreadsheet that took it for a sum has dropped its nought."""
    digits = digits_of(piece)
    for candidate in (digits, f"0{digits}"):
        if is_telephone(candidate):
            return candidate
    return piece[:40]


def _parted(piece: str) -> list[str]:
    """Two numbers side by side with nothing but a space or a line between them."""
    digits = digits_of(piece)
    if len(digits) < _TWO_AT_LEAST or _WORDS.search(piece):
        return [piece]
    halves = [digits[:10], digits[10:]]
    return halves if all(map(is_telephone, halves)) else [piece]
