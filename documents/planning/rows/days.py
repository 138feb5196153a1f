"""The plan of a package as rows: planned, first planned, real, and each change with its author and reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.queries.duties import steps_of
from documents.packages.words.days import planned_day
from documents.paper.listing import Column, Listing
from workflows import clock, history
from workflows.history import Names
from workflows.planning import way_of

if TYPE_CHECKING:
    from documents.packages.models.packages import Package

DUE = "components/due_day.html"


@dataclass(frozen=True, slots=True)
class StageDay:
    """One stage: its last day as it counts, as it was first planned, the day it was left, and the changes."""

    label: str
    day: date | None
    first: date | None
    left: date | None
    changes: tuple[str, ...]


def days_of_stages(package: Package) -> list[StageDay]:
    """Every stage of the main way, and those beside it that have a day; in the order of the procedure."""
    steps = steps_of(package)
    words, known = history.words_of(steps), {step.pk: step for step in steps}
    left = {step.source: clock.local_day(step.at) for step in steps if step.source != step.target}
    planned = list(package.planned.all())
    way = {stage.code for stage in way_of(package.definition)} | {row.stage for row in planned}
    lines = []
    for stage in (one for one in package.definition.stage if one.code in way):
        rows = [row for row in planned if row.stage == stage.code]
        changes = []
        for row in rows[1:] if stage.code in package.definition.main_way() else rows:
            step = known[row.step_id]
            facts = {"day": planned_day(row.day), "why": row.reason}
            facts |= {"on": f"{clock.local_day(step.at):%d/%m/%Y}"}
            facts |= {"who": Names.read(words.get(step.names_digest, "")).person}
            said = _("%(day)s – quy trình tự tính ngày %(on)s: %(why)s")
            changes.append((said if row.proposed else _("%(day)s – %(who)s, ngày %(on)s: %(why)s")) % facts)
        gone = left.get(stage.code) if stage.code != package.state else None
        first = rows[0].day if rows else None
        lines.append(StageDay(stage.label, package.plan_days.get(stage.code), first, gone, tuple(changes)))
    return lines


def days_alone(lines: Sequence[StageDay]) -> Listing[StageDay]:
    """The plan for one who may not read the package: who changed a day and why is left out."""
    full = stage_days(lines)
    return Listing(full.name, full.columns[:-1], lines, empty=full.empty)


def stage_days(lines: Sequence[StageDay]) -> Listing[StageDay]:
    """The plan, stage by stage."""
    columns: list[Column[StageDay]] = [
        Column(_("Bước"), lambda line: line.label, 34),
        Column(_("Hạn"), lambda line: line.day, 13, whole=True, drawn=DUE, it=lambda line: line.day),
        Column(
            _("Hạn ban đầu"), lambda line: line.first, 13, whole=True, drawn=DUE, it=lambda line: line.first
        ),
        Column(_("Thực tế"), lambda line: line.left, 13, whole=True),
        Column(_("Thay đổi"), lambda line: "\n".join(line.changes), 60),
    ]
    return Listing(_("Kế hoạch"), columns, lines, empty=_("Hồ sơ chưa có kế hoạch."))
