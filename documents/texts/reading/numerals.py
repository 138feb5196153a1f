"""A number as lists write it: figures, letters, Roman figures, words."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Nobody numbers so far; above it figures do.
_MOST_ROMAN, _MOST_LETTERS, _MOST_WORDS = 3999, 26 * 30, 99


def roman(number: int) -> str:
    """1 as I, 4 as IV."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    out = ""
    for worth, sign in _ROMAN:
        out, number = out + sign * (number // worth), number % worth
    return out


def repeated_letter(number: int) -> str:
    """1 as a, 26 as z, 27 as aa, 28 as bb: as Word counts."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    return _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)


def column_letter(number: int) -> str:
    """1 as a, 26 as z, 27 as aa, 28 as ab: as OpenDocument counts."""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = _LETTERS[rest] + out
    return out or str(number)


def number_in_words(number: int) -> str:
    """1 as một, 21 as hai mươi mốt."""
    if not 0 < number <= _MOST_WORDS:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _WORDS[ones]
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _WORDS[ones])
    return f"{'mười' if tens == 1 else _WORDS[tens] + ' mươi'} {last}".strip()


def _circled(number: int) -> str:
    return chr(0x245F + number) if 0 < number <= 20 else f"({number})"


# What Word calls the ways of writing a number; another one is written in figures, and told.
WAYS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: repeated_letter(number).upper(),
    "lowerLetter": repeated_letter,
    "vietnameseCounting": number_in_words,
    "none": lambda _number: "",
    "bullet": lambda _number: "",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalHalfWidth": str,
}
