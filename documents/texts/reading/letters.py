"""The letters of the old Vietnamese fonts, TCVN3 and VNI, in Unicode; the tables are letters.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from workflows.text import composed

FILE = Path(__file__).with_name("letters.toml")
# What a PDF shows in place of the signs for ư and ã; between figures they are what they look like.
_DRAWN = {"\u2212": "\xad", "\u2219": "\xb7"}
_DRAWN_SIGN = re.compile("[\u2212\u2219]")


@cache
def font_table(font: str) -> Mapping[str, str]:
    """What each sign or pair of signs of a font ("TCVN3", "VNI") stands for; KeyError for another font."""
    known: dict[str, str] = tomllib.loads(FILE.read_text(encoding="utf-8"))[font]
    # "Aù" is met beside "AÙ": the letter is a capital when its base is one.
    mixed = {old[0].upper() + old[1]: new.upper() for old, new in known.items() if len(old) == 2}
    return mixed | known


def turned(text: str, font: str) -> str:
    """The text of one font in Unicode NFC, read once from the left; other signs stay as they are."""
    letters = font_table(font)
    restored = _DRAWN_SIGN.sub(_restored, text)
    return composed(_signs(font).sub(lambda match: letters[match.group()], restored))


def _restored(found: re.Match[str]) -> str:
    """The sign of a letter that a PDF drew as another, where it stands beside a letter."""
    text, place = found.string, found.start()
    beside = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return _DRAWN[found.group()] if any(map(str.isalpha, beside)) else found.group()


@cache
def _signs(font: str) -> re.Pattern[str]:
    """Longer ones first: a letter with its mark before the letter alone."""
    return re.compile("|".join(map(re.escape, sorted(font_table(font), key=len, reverse=True))))
