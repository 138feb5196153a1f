"""What a midnight changes: moves of the procedure that are due, and who is waited for."""

from __future__ import annotations

from documents.packages.models.packages import Package
from workflows import engine
from workflows.models import Duty


def settle_duties() -> int:
    """Moves that are due and who is waited for since midnight, in all packages; returns how many changed."""
    open_ = Duty.objects.open_for(Package)
    packages = Package.objects.filter(pk__in=open_.values("item_id")).select_related("procedure", "current")
    changed = 0
    for package in packages:
        definition = package.definition
        stage = definition.stage_of(package.state)
        if definition.has_rules or (stage is not None and any(rule.when for rule in stage.duties)):
            changed += engine.settle(package)
    return changed
