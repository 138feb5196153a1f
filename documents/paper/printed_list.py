"""A list on paper: headings and widths as the list itself tells them, so that they are written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.paper import styles
from documents.paper.base import cell, grid
from documents.paper.listing import value_in_words

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Table

    from documents.paper.listing import Listing


def printed_list(listing: Listing[Any], *, room: float, style: ParagraphStyle = styles.CELL_SMALL) -> Table:
    """The list as a ruled table that fills `room` points; what is empty is left to be written by hand."""
    told = listing.unfolded
    share = room / sum(column.width for column in told)
    rows = [
        [cell(value_in_words(value) if value else "", style) for value in row] for row in listing.values()
    ]
    return grid([column.heading for column in told], rows, widths=[column.width * share for column in told])
