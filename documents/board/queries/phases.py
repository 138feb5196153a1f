"""The phases of packages, which are the columns of the board."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import F

from documents.packages.models.steps import PackageStep

if TYPE_CHECKING:
    from documents.packages.models.packages import Package


def phases_left(packages: Iterable[Package]) -> dict[int, dict[str, datetime]]:
    """package id -> phase -> when it was last left for another phase; one query for all packages."""
    known = {package.pk: package.definition for package in packages}
    found: dict[int, dict[str, datetime]] = {pk: {} for pk in known}
    moved = PackageStep.objects.filter(item__in=list(known)).exclude(source="").exclude(source=F("target"))
    for item, source, target, at in moved.order_by("sequence").values_list("item", "source", "target", "at"):
        old, new = known[item].stage_of(source), known[item].stage_of(target)
        if old and new and old.phase != new.phase:
            found[item][old.phase] = at
    return found


def planned_for_phase(package: Package, phase: str) -> date | None:
    """The last planned day among the stages of a phase."""
    codes = {stage.code for stage in package.definition.stage if stage.phase == phase}
    days = [day for stage, day in package.plan_days.items() if stage in codes]
    return max(days, default=None)
