"""Small figures above and below the line as signs of their own, so that 10 to the sixth is never 106."""

from __future__ import annotations

_ABOVE = dict(zip("0123456789+-\u2212=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
_BELOW = dict(zip("0123456789+-\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))


def raised_signs(text: str) -> str:
    """The text in small signs above the line, "" where some sign has none."""
    return _signs(text.strip(), _ABOVE)


def lowered_signs(text: str) -> str:
    """The text in small signs below the line, "" where some sign has none."""
    return _signs(text.strip(), _BELOW)


def apart(text: str, before: str, *, lowered: bool = False) -> str:
    """A raised or lowered text as it stands in a plain line after `before`; never glued to a figure."""
    small = lowered_signs(text) if lowered else raised_signs(text)
    if small:
        return text.replace(text.strip(), small)
    if text[:1].isdigit() and before[-1:].isalnum():
        return f"{'_' if lowered else '^'}({text.strip()})"
    return text


def _signs(text: str, table: dict[str, str]) -> str:
    return "".join(table[sign] for sign in text) if text and all(sign in table for sign in text) else ""
