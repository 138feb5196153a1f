"""What a midnight changes in who is waited for."""

from __future__ import annotations

from documents.packages.models.packages import Package
from workflows import engine
from workflows.models import Duty


def settle_duties() -> int:
    """What a midnight changes in who is waited for, in all packages; returns how many it changed."""
    open_ = Duty.objects.open_for(Package)
    packages = Package.objects.filter(pk__in=open_.values("item_id")).select_related("procedure", "current")
    changed = 0
    for package in packages:
        stage = package.definition.stage_of(package.state)
        if stage is not None and any(rule.when for rule in stage.duties):
            changed += engine.settle(package)
    return changed
