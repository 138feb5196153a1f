"""When words are a reason: for every move, paper and list that asks why."""

from __future__ import annotations

from workflows.text import LONGEST, clean

# In letters that can be seen, spaces at the ends not counted: a dot or "ok" tells nobody why.
SHORTEST_REASON = 5


def is_reason(words: str, *, longest: int = LONGEST) -> bool:
    """Whether these words say something: from SHORTEST_REASON to `longest` letters, both inclusive."""
    return SHORTEST_REASON <= len(clean(words)) <= longest
