"""One click, one row: a request that comes twice is answered with the row that it made the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from workflows.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound="Model")


def once(mine: QuerySet[Row], request_id: str | None, write: Callable[[], Row]) -> Row:
    """The row of `mine` that bears the id, or else what `write` makes now; raises what `write` raises.

    `mine` are the rows of one person about one thing: an id of somebody else gives nothing away.
    """
    before = made_by(mine, request_id)
    if before is not None:
        return before
    try:
        return write()
    except Refused:
        # The other half of a double click was quicker by a hair: its row is the answer.
        found = made_by(mine, request_id)
        if found is None:
            raise
        return found


def made_by(mine: QuerySet[Row], request_id: str | None) -> Row | None:
    """The row of `mine` that this request made before; None when there is none, or no id."""
    return mine.filter(request_id=request_id).first() if request_id else None
