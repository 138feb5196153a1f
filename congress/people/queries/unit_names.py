"""Units by what somebody calls them: names they bear, and those that letters in people's hands still bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from congress.people.models.units import UnitSuccession
from workflows import clock
from workflows.text import searchable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from django.db.models import QuerySet

    from congress.people.models.units import Unit


def begun_now(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Those of these that are there by today, or were; none that a decision only lets begin later."""
    return units.filter(Q(since=None) | Q(since__lte=clock.today()))


def in_force_now(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Those of them that have not ended; one that a decision ends later is still there."""
    return begun_now(units).filter(Q(until=None) | Q(until__gte=clock.today()))


def borne_names(units: Iterable[Unit]) -> dict[int, set[str]]:
    """Id of a unit -> every name that it bears or bore, as names are searched; one query."""
    borne = {unit.pk: {unit.folded} for unit in units}
    for unit, name in names_before():
        if unit in borne:
            borne[unit].add(name)
    return borne


def names_before() -> list[tuple[int, str]]:
    """(id of a unit, a name that it bore before a decision gave it another), as names are searched."""
    rows = UnitSuccession.objects.filter(way="rename").values_list("before", "before_name")
    return [(unit, searchable(name)) for unit, name in rows]


def units_called(typed: str, borne: Mapping[int, Collection[str]]) -> list[int]:
    """Ids of the units whose whole name this is; else of those of which a name holds every word of it."""
    whole, words = searchable(typed), searchable(typed).split()
    return [key for key, names in borne.items() if whole in names] or [
        key
        for key, names in borne.items()
        if words and any(all(word in name for word in words) for name in names)
    ]


def units_by_name(units: Collection[Unit]) -> dict[str, int]:
    """Name -> id: of who bears it now before who bore it, of who is there before who has ended."""
    today, borne = clock.today(), borne_names(units)
    ended = [unit for unit in units if unit.until and unit.until < today]
    there = [unit for unit in units if unit not in ended]
    bore = {name: unit.pk for unit in (*ended, *there) for name in borne[unit.pk]}
    return bore | {unit.folded: unit.pk for unit in (*ended, *there)}
