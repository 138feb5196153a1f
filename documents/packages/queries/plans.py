"""Which stages of a package lie ahead of it, so that their days can still be changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows import clock
from workflows.planning import way_of

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from workflows.procedures.rows import Stage


def ahead_of(package: Package, *, state: str = "") -> list[Stage]:
    """Where the package stands (or stands again, in `state`), and the stages of its way that follow."""
    here = state or package.state
    way = way_of(package.definition)
    codes = [stage.code for stage in way]
    if here in codes:
        return way[codes.index(here) :]
    stage = package.definition.stage_of(here)
    plan, today = package.plan_days, clock.today()
    beside = [stage] if stage and stage.code in plan and not stage.terminal else []
    return [*beside, *(stage for stage in way if plan.get(stage.code, date.min) >= today)]
