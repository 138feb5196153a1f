"""Whether the top or the foot of a page says anything: what stands there is not read, and then told."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]{2,}")
# What numbers the pages says nothing.
_OF_PAGES = {"trang", "tr", "page", "of", "số", "trên", "so", "tren"}
_OF_SHEET = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^<>]*)?>([^<]+)<")
# What Excel puts between the words: fonts, sizes, colours, the number of the page, the name of the file.
_SHEET_SIGN = re.compile(r'&(?:"[^"]*"|\d+|K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|.)', re.IGNORECASE | re.DOTALL)


def edges_say(words: str) -> bool:
    """Whether there are words beside the number of the page."""
    return any(word.lower() not in _OF_PAGES for word in _WORD.findall(words))


def edges_of_sheet_say(sheet: bytes) -> bool:
    """Whether the pages of this sheet (its XML) have words at the top or the foot, as `edges_say` knows."""
    return any(edges_say(_SHEET_SIGN.sub(" ", text)) for text in _of_sheet(sheet))


def edges_of_sheet_show(sheet: bytes) -> bool:
    """Whether a picture stands at the top or the foot of the pages of this sheet."""
    return any(sign.upper() == "&G" for text in _of_sheet(sheet) for sign in _SHEET_SIGN.findall(text))


def _of_sheet(sheet: bytes) -> Iterator[str]:
    return (html.unescape(found.decode(errors="replace")) for found in _OF_SHEET.findall(sheet))
