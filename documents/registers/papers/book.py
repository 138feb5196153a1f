"""A book of papers in print: its cover lines once, then the table, its head on every page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.printed_list import printed_list
from documents.paper.sheet import LYING, Foot, build_paper

if TYPE_CHECKING:
    from documents.paper.listing import Listing


def render_book(
    listing: Listing[Any], *, org_lines: tuple[str, ...], place: str, year: int, printed: date
) -> bytes:
    """The book of a year as PDF on lying A4; the columns in the proportion of the list's own widths."""
    head = Letterhead(org_lines=org_lines, symbol="", place=place, day=printed)
    table = printed_list(listing, room=LYING.room)
    of_year = _("Năm %(year)d") % {"year": year}
    story = [*letterhead(head, width=LYING.room), *title(listing.name.upper(), of_year), table]
    told = _("%(book)s năm %(year)d") % {"book": listing.name, "year": year}
    foot = Foot(left=told, right=_("In ngày %(day)s") % {"day": f"{printed:%d/%m/%Y}"})
    return build_paper(story, title=told, author=" ".join(org_lines), foot=foot, sheet=LYING)
