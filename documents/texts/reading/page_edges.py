"""Whether the top or the foot of a page says anything: what stands there is not read, and then told."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{2,}")
# What numbers the pages says nothing.
_OF_PAGES = {"trang", "tr", "page", "of", "số", "trên", "so", "tren"}


def edges_say(words: str) -> bool:
    """Whether there are words beside the number of the page."""
    return any(word.lower() not in _OF_PAGES for word in _WORD.findall(words))
