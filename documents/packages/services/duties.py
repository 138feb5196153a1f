"""What a midnight changes in who is waited for."""

from __future__ import annotations

from documents.packages.models.packages import Package
from workflows import engine
from workflows.models import Duty


def settle_duties() -> int:
    """What a midnight changes in who is waited for, in all packages; returns how many it changed."""
    open_ = Duty.objects.open_for(Package)
    packages = Package.objects.filter(pk__in=open_.values("item_id")).select_related("procedure", "current")
    return sum(engine.settle(package) for package in packages if _waits_on_conditions(package))


def _waits_on_conditions(package: Package) -> bool:
    stage = package.definition.stage_of(package.state)
    return stage is not None and any(rule.when for rule in stage.duties)
