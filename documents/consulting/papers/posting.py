"""Bảng kê gửi bưu điện in print: a row a unit, room for the number of the post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.paper import styles
from documents.paper.base import cell, grid
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.listing import value_in_words
from documents.paper.sheet import LYING, Foot, build_paper

if TYPE_CHECKING:
    from documents.paper.listing import Listing


def render_posting(listing: Listing[Any], head: Letterhead, *, about: str) -> bytes:
    """The list as PDF on lying A4."""
    share = LYING.room / sum(column.width for column in listing.unfolded)
    rows = [
        [cell(value_in_words(value) if value else "", styles.CELL_SMALL) for value in row]
        for row in listing.values()
    ]
    table = grid(
        [column.heading for column in listing.unfolded],
        rows,
        widths=[column.width * share for column in listing.unfolded],
    )
    story = [*letterhead(head, width=LYING.room), *title(listing.name.upper(), about), table]
    foot = Foot(left=f"{listing.name}: {about}")
    return build_paper(story, title=listing.name, author=" ".join(head.org_lines), foot=foot, sheet=LYING)
