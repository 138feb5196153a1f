"""What the tray asks besides how papers stand: units meant by what was typed, papers of one unit and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.queries.reach import units_of
from documents.packages.models.incoming import IncomingPaper, PaperSorting
from workflows.text import searchable

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.units import Unit


def units_meant_by(typed: str, congress: Congress) -> list[Unit]:
    """The units that a code, a whole name or every word of it may mean; the whole name before the others."""
    whole, words = searchable(typed), searchable(typed).split()
    units = list(units_of(congress).filter(until=None))
    for fits in (
        lambda unit: unit.code.casefold() == typed.strip().casefold(),
        lambda unit: unit.folded == whole,
        lambda unit: bool(words) and all(word in unit.folded for word in words),
    ):
        found = [unit for unit in units if fits(unit)]
        if found:
            return found
    return []


def same_day_of_unit(paper: IncomingPaper | None, unit: Unit, congress: Congress) -> IncomingPaper | None:
    """Another paper of that unit that arrived on the day of this one, and was not cancelled."""
    if paper is None:
        return None
    there = PaperSorting.objects.filter(unit=unit, paper__congress=congress, paper__arrived=paper.arrived)
    others = there.filter(paper__cancelled=None).exclude(paper=paper).order_by("pk")
    row = others.select_related("paper__line").first()
    return row.paper if row else None
