"""Several things in one text: each on a line of its own, with its number; and apart again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"\d+\. ")


def on_own_lines(things: Sequence[str]) -> list[str]:
    """Each as a line, numbered where there are more than one."""
    if len(things) == 1:
        return list(things)
    return [f"{number}. {thing}" for number, thing in enumerate(things, 1)]


def things_in(texts: Iterable[str]) -> list[str]:
    """The things of these texts, without their numbers.

    What somebody wrote in lines that are not numbered, all of them, is one thing.
    """
    found: list[str] = []
    for text in texts:
        lines = text.split("\n")
        alone = not all(_NUMBER.match(line) for line in lines)
        found += [text] if alone else [_NUMBER.sub("", line, count=1) for line in lines]
    return found
