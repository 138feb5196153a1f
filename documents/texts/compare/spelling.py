"""Two ways of writing one thing: "hoà" and "hòa", "3.383" and "3383"; no reader would call them a change."""

from __future__ import annotations

import re

from workflows.text import composed, decomposed

_TONED = re.compile("([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\\w)")
_THOUSANDS = re.compile(r"(?<![\d.,/])\d{1,3}(?:\.\d{3})+(?![\d.,]*\d)")


def one_spelling(text: str) -> str:
    """The text in one way of writing: the tone on the first of two vowels, no stops between thousands."""
    plain = _THOUSANDS.sub(lambda found: found.group().replace(".", ""), text)
    if plain.isascii():
        return " ".join(plain.split())
    return composed(_TONED.sub(r"\1\3\2", " ".join(decomposed(plain).split())))
