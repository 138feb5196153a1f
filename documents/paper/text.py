"""The only door through which text enters a paper, and figures as people read them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeAlias
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _

from documents.paper import fonts
from workflows.text import clean, composed

# A SHA-256 in hex has 64 letters and stays whole.
LONGEST_WORD = 64
# Titles and names of the database are shorter; a row of a table must stay lower than a page.
LONGEST_LINE = 400
Cut: TypeAlias = Callable[[str], str]
_BELOW = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
_SMALL = re.compile(f"[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁿ]+|[{_BELOW}]+")
# Boxes of forms and signs of lists that the type lacks, as people write them by typewriter.
_INSTEAD = {
    "☐": "[ ]",
    "☒": "[x]",
    "☑": "[x]",
    "✓": "[x]",
    "✗": "[x]",
    "∛": "³√",
    "∜": "⁴√",
    "➢": "•",
    "❖": "•",
}
_LONG_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S)")


def plain(text: str, *, cut: Cut | None = None) -> str:
    """The text as a paragraph may take it: one line, NFC, no markup left alive.

    `<`, `>` and `&` are escaped, so that `<img src="/any/file">` is read and never obeyed. Unseen
    characters are gone. A letter that the type lacks is printed by its number, "[U+4E2D]": an empty
    box would say less. `cut` opens each word with spaces where it may be broken; by default after
    each 64 letters.
    """
    return escape(" ".join(map(cut or _cut_at_64, drawable(text).split(" "))))


def _cut_at_64(word: str) -> str:
    return _LONG_WORD.sub(r"\1 ", word)


def drawable(text: str) -> str:
    """The text on one line in NFC, in letters the type has; not yet escaped."""
    known, line = fonts.letters(), clean(text)
    if not known.issuperset(line):
        line = _SMALL.sub(lambda run: run.group() if known.issuperset(run.group()) else _on_line(run), line)
    return "".join(sign if sign in known else _INSTEAD.get(sign) or f"[U+{ord(sign):04X}]" for sign in line)


def _on_line(run: re.Match[str]) -> str:
    """Small figures of which the type has only some, written on the line: 10^10, x_(12)."""
    plain_figures = composed(run.group(), form="NFKC")
    mark = "_" if run.group()[0] in _BELOW else "^"
    is_one = plain_figures.isdigit() or plain_figures.startswith("(")
    return f"{mark}{plain_figures}" if is_one else f"{mark}({plain_figures})"


def one_line(text: str, *, longest: int = LONGEST_LINE) -> str:
    """The text cleaned for a line or a cell, cut with "…" beyond `longest` letters; not yet escaped."""
    tidy = clean(text)
    return tidy if len(tidy) <= longest else tidy[: longest - 1] + "…"


def lines(text: str) -> list[str]:
    """The paragraphs of a longer text, empty ones left out; not yet escaped."""
    return [line for line in clean(text, lines=True).split("\n") if line]


def thousands(number: int) -> str:
    """A whole number with dots: 20000 is "20.000"."""
    return f"{number:,}".replace(",", ".")


def kilobytes(size: int) -> str:
    """A size in bytes as people read it: "912 byte", "79,4 KB", "1.434 KB"; a tenth is rounded half up."""
    if size < 1024:
        return _("%(number)s byte") % {"number": size}
    whole, tenth = divmod((size * 10 + 512) // 1024, 10)
    number = f"{thousands(whole)},{tenth}" if tenth else thousands(whole)
    return _("%(number)s KB") % {"number": number}


def day(value: date) -> str:
    """The date as dd/mm/yyyy."""
    return f"{value:%d/%m/%Y}"


def day_in_words(value: date) -> str:
    """The date as a paper bears it: "ngày 05 tháng 02 năm 2022", "ngày 18 tháng 3 năm 2022".

    Days below 10 and months 1 and 2 take a nought, so that no figure can be put before them
    (Nghị định 30/2020, Phụ lục I, mục II.4).
    """
    facts = {"day": f"{value.day:02}", "month": _month(value), "year": value.year}
    return _("ngày %(day)s tháng %(month)s năm %(year)s") % facts


def month_in_words(value: date) -> str:
    """The rest of a date whose day is left to be written by hand: "tháng 3 năm 2022"."""
    return _("tháng %(month)s năm %(year)s") % {"month": _month(value), "year": value.year}


def _month(value: date) -> str:
    return f"{value.month:02}" if value.month <= 2 else str(value.month)
