"""What a midnight changes: moves of the procedure that are due, and who is waited for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from documents.packages.models.packages import Package
from workflows import clock, engine
from workflows.engine.settle import reckon_paces
from workflows.errors import Busy, Hidden
from workflows.models import Duty, Event

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

# A plan starts no sooner than this before its last day; days off further away change nothing in it.
LONGEST_WAY = timedelta(days=366)


def settle_duties() -> int:
    """Moves that are due and who is waited for since midnight, in all packages; returns how many changed.

    Raises Busy, at the end, when somebody held one of them all the while.
    """
    changed = 0
    held: list[Busy] = []
    for package in _at_work().filter(pk__in=Duty.objects.open_for(Package).values("item_id")):
        definition = package.definition
        stage = definition.stage_of(package.state)
        if definition.has_rules or (stage is not None and any(rule.when for rule in stage.duties)):
            try:
                changed += engine.settle(package)
            except Busy as busy:
                held.append(busy)
            except Hidden:
                continue
    if held:
        raise held[0]
    return changed


def settle_where_something_happened() -> None:
    """The same for packages that an event waits to move, which nobody has opened since."""
    events = Event.objects.filter(item_type=Package._meta.label_lower, used=None, at__lte=clock.now())
    for package in _at_work().filter(pk__in=events.values("item_id")):
        engine.settle(package)


def settle_paces(around: date | None = None) -> int:
    """Until when plans can be kept, written anew: of all, or of those that a changed day off may concern."""
    packages = _at_work()
    if around:
        packages = packages.filter(latest_start__range=(around - LONGEST_WAY, around))
    return reckon_paces(packages)


def _at_work() -> QuerySet[Package]:
    """Nothing is written to a congress that was put away."""
    return Package.objects.filter(congress__archived=None).select_related("procedure", "current")
