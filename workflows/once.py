"""One click, one row: a request that comes twice is answered with the row that it made the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.utils.translation import gettext as _

from workflows.errors import Refused, Stale

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound="Model")


def once(
    mine: QuerySet[Row], request_id: str | None, write: Callable[[], Row], *, same: Callable[[Row], bool]
) -> Row:
    """The row of `mine` that bears the id, or else what `write` makes now; raises what `write` raises.

    `mine` are the rows of one person about one thing: an id of somebody else gives nothing away. `same`
    asks whether that row holds what is said now; Stale when it does not, for then a page was gone back to.
    """
    before = _made_by(mine, request_id)
    if before is None:
        try:
            return write()
        except Refused:
            # The other half of a double click was quicker by a hair: its row is the answer.
            before = _made_by(mine, request_id)
            if before is None:
                raise
    if not same(before):
        words = _(
            "Biểu mẫu này đã được gửi trước đó với nội dung khác, và nội dung ấy đã được ghi. "
            "Nội dung vừa nhập chưa được ghi; vẫn cần ghi thì bấm gửi lần nữa."
        )
        raise Stale(words)
    return before


def holds(row: Model, **columns: object) -> bool:
    """Whether the row says just this in these columns."""
    return all(getattr(row, name) == value for name, value in columns.items())


def _made_by(mine: QuerySet[Row], request_id: str | None) -> Row | None:
    return mine.filter(request_id=request_id).first() if request_id else None
