"""Bảng kê gửi bưu điện in print: a row a unit, room for the number of the post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.printed_list import printed_list
from documents.paper.sheet import LYING, Foot, build_paper

if TYPE_CHECKING:
    from documents.paper.listing import Listing


def render_posting(listing: Listing[Any], head: Letterhead, *, about: str) -> bytes:
    """The list as PDF on lying A4."""
    table = printed_list(listing, room=LYING.room)
    story = [*letterhead(head, width=LYING.room), *title(listing.name.upper(), about), table]
    foot = Foot(left=f"{listing.name}: {about}")
    return build_paper(story, title=listing.name, author=" ".join(head.org_lines), foot=foot, sheet=LYING)
