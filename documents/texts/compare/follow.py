"""Where each paragraph of an older draft stands in a newer one, so that what was said of it can follow."""

from __future__ import annotations

from dataclasses import dataclass

from documents.texts.compare.rows import blocks
from documents.texts.compare.texts import paragraphs


@dataclass(frozen=True, slots=True)
class FollowedTo:
    """The number of a paragraph in the newer text, None when it is gone; whether its words changed."""

    number: int | None
    changed: bool = False


GONE = FollowedTo(None, changed=True)


def numbered(text: str) -> list[tuple[int, str]]:
    """The paragraphs of a text with the numbers by which people cite them, from 1; blank lines have none."""
    return list(enumerate(paragraphs(text).bodies, 1))


def follow(old: str, new: str) -> dict[int, FollowedTo]:
    """Number of each paragraph of the old text -> where it stands in the new one."""
    if old == new:
        return {number: FollowedTo(number) for number, _words in numbered(old)}
    found = {}
    for row in blocks(old, new):
        # A moved paragraph has two rows; only the one where it now stands knows what changed on the way.
        if row.old is None or row.kind == "moved_from":
            continue
        changed = row.kind != "same" and any(segment.op != "keep" for segment in row.segments)
        found[row.old] = GONE if row.kind == "removed" else FollowedTo(row.new, changed=changed)
    return found
