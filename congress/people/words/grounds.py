"""The paper on which a change rests: whether its number and day are named."""

from __future__ import annotations

import re

# The number of a paper, and the day it bears.
DECISION = re.compile(r"\d\S*\D+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")


def names_a_paper(ground: str) -> bool:
    """Whether the words name a paper by its number and its day."""
    return bool(DECISION.search(ground))
