"""The phases of packages, which are the columns of the board."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from documents.packages.models.packages import Package


def planned_for_phase(package: Package, phase: str) -> date | None:
    """The last planned day among the stages of a phase."""
    codes = package.definition.in_phase(phase)
    days = [day for stage, day in package.plan_days.items() if stage in codes]
    return max(days, default=None)
