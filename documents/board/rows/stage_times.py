"""How long finished stages really took: the figures that the forecast is worked out from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from documents.board.queries.forecast import StageTimes
    from workflows.procedures.schema import Definition


@dataclass(frozen=True, slots=True)
class StageTime:
    """One stage, or all of them: the working days that each finished one took, and what is counted on."""

    label: str
    days: tuple[int, ...]
    usual: int


def stage_times_listing(times: StageTimes, definitions: Iterable[Definition]) -> Listing[StageTime]:
    """A line each stage in the order of its procedure, and one of all; nothing while none is finished."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for definition in definitions:
        # Also what is laid over every procedure, such as a pause.
        for code in (*(stage.code for stage in definition.stage), *times.by_stage):
            if stage := definition.stage_of(code):
                labels[code].setdefault(stage.label, stage.label)
    rows = [
        StageTime(" / ".join(labels[code]), times.by_stage[code], times.usual(code))
        for code in labels
        if code in times.by_stage
    ]
    if rows:
        every = tuple(day for row in rows for day in row.days)
        rows.append(StageTime(_("Mọi bước"), every, times.usual("")))
    columns: list[Column[StageTime]] = [
        Column(_("Bước"), lambda row: row.label),
        Column(_("Số lần đã xong"), lambda row: len(row.days)),
        Column(_("Số ngày làm việc từng lần"), lambda row: ", ".join(map(str, sorted(row.days)))),
        Column(_("Dự báo tính"), lambda row: row.usual),
    ]
    return Listing(_("Thời gian thực tế của từng bước"), columns, rows)
