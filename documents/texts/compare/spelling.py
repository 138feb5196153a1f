"""Two ways of writing one thing: "hoà" and "hòa", "3.383" and "3383"; no reader would call them a change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workflows.text import composed, decomposed

if TYPE_CHECKING:
    from documents.texts.compare.facts import Sort

_TONED = re.compile("([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\\w)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![\d.,/])\d{1,3}(?:\.\d{3})+(?![\d.,]*\d)")
_PARTS = re.compile("(\\d?)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_BY_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
_POINT = re.compile(r"(\d)\.(\d{1,2})(?!\d)")
_ZERO = re.compile(r"(?<![\d.,])0(?=\d(?![\d.,]))")


def one_spelling(text: str) -> str:
    """The text in one way of writing: the tone on the first of two vowels, no stops between thousands."""
    plain = _THOUSANDS.sub(lambda match: match.group().replace(".", ""), text)
    if plain.isascii():
        return " ".join(plain.split())
    plain = _PARTS.sub(_in_figures, plain)
    return composed(_TONED.sub(r"\1\3\2", " ".join(decomposed(plain).split())))


def _in_figures(found: re.Match[str]) -> str:
    fraction = composed(found[2], form="NFKC").replace("\u2044", "/")
    return f"{found[1]} {fraction}".lstrip()


def one_value(sort: Sort, text: str) -> str:
    """What a fact says, however it is written: 18/3/2022 and 18/03/2022, 47,4 % and 47.4%, 05 and 5."""
    if sort in {"date", "hour"}:
        figures = [str(int(figure)) for figure in re.findall(r"\d+", text)]
        return "/".join([*figures, "0"] if sort == "hour" and len(figures) == 1 else figures)
    plain = one_spelling(text)
    if sort != "figure":
        return plain
    plain = _BY_COMMAS.sub(lambda match: match.group().replace(",", ""), plain)
    plain = re.sub(r"\s?[–-]\s?", "-", plain.replace("\u2212", "-")).replace(" %", "%")
    return _ZERO.sub("", _POINT.sub(r"\1,\2", plain))
