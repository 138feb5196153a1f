"""What units came from, by the decisions in the register: who answers for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.units import UnitSuccession
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def predecessors() -> dict[int, set[int]]:
    """Id of a unit -> those that became it. One query.

    A decision that is not in force yet makes nobody a successor.
    """
    came_from: dict[int, set[int]] = {}
    in_force = UnitSuccession.objects.filter(on__lte=clock.today()).order_by()
    for before, after in in_force.values_list("before", "after"):
        came_from.setdefault(after, set()).add(before)
    return came_from


def lineage_of(unit: int, came_from: Mapping[int, set[int]]) -> set[int]:
    """Its own id, and those of all that it came from."""
    known = new = {unit}
    while new:
        new = {before for one in new for before in came_from.get(one, ())} - known
        known = known | new
    return known


def lineages(units: Collection[int]) -> dict[int, set[int]]:
    """The same of each of these units. One query."""
    came_from = predecessors()
    return {unit: lineage_of(unit, came_from) for unit in units}


def units_behind(units: Collection[int]) -> set[int]:
    """Ids of these units and of all that they came from, by the decisions in the register."""
    return set().union(*lineages(units).values())
