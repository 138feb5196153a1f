"""The workbook of a plan and what one would change, each told once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.paper.listing import Column, Listing
from documents.tasks.queries.plan_list import CHANGED, GONE, NEW, PLAN_HEADINGS, cells_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from congress.people.words.listed import ListHeading
    from documents.paper.listing import Value
    from documents.tasks.models.values import PlanRow
    from documents.tasks.queries.plan_list import RowChange

TONES = {NEW: "ok", CHANGED: "info", GONE: "late"}


def plan_workbook(rows: Sequence[PlanRow], names: Mapping[int, str]) -> Listing[PlanRow]:
    """The rows of a plan in the columns of a workbook that comes in again."""
    columns: list[Column[PlanRow]] = [
        Column(_(heading.label), partial(_plan_value, heading.code, names), heading.width)
        for heading in PLAN_HEADINGS
    ]
    return Listing(_("Kế hoạch"), columns, rows)


def model_rows() -> Listing[ListHeading]:
    """What to write in each column."""
    columns: list[Column[ListHeading]] = [
        Column(_("Cột"), lambda heading: _(heading.label), 24),
        Column(_("Cách ghi"), lambda heading: _(heading.told), 60),
        Column(_("Ví dụ"), lambda heading: "; ".join(heading.example), 30),
    ]
    return Listing(_("Cách ghi"), columns, PLAN_HEADINGS)


def changes_listing(changes: Sequence[RowChange]) -> Listing[RowChange]:
    """Row by row what a workbook would change, each cell with its words before and after."""
    states = {NEW: _("Thêm"), CHANGED: _("Sửa"), GONE: _("Bỏ khỏi kế hoạch")}
    columns: list[Column[RowChange]] = [
        Column(_("Nhiệm vụ"), lambda row: f"{row.number}. {row.title}", 50),
        Column(_("Việc"), lambda row: states[row.state], tone=lambda row: TONES[row.state], whole=True),
        Column(_("Nội dung thay đổi"), drawn="tasks/cells.html"),
    ]
    return Listing(_("Nội dung thay đổi"), columns, changes)


def _plan_value(code: str, names: Mapping[int, str], row: PlanRow) -> Value:
    """Days and the number as such, everything else as words."""
    if code in ("start", "due", "number"):
        value: Value = getattr(row, code)
        return value
    label = next(heading.label for heading in PLAN_HEADINGS if heading.code == code)
    return cells_of(row, names)[_(label)]
