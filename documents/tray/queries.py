"""What the tray asks besides how papers stand: units meant by what was typed, papers of one unit and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.queries.reach import units_of
from congress.people.queries.unit_names import begun_now, borne_names, units_called
from documents.packages.models.incoming import IncomingPaper, PaperSorting
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.units import Unit


def units_meant_by(typed: str, congress: Congress) -> list[Unit]:
    """The units that a code, a whole name or every word of one may mean: any name that they bear or bore.

    Those that have ended where nobody else is called so: a letter bears the name of its day.
    """
    units = list(begun_now(units_of(congress)))
    by_code = [unit.pk for unit in units if unit.code.casefold() == typed.strip().casefold()]
    called = set(by_code or units_called(typed, borne_names(units)))
    found, today = [unit for unit in units if unit.pk in called], clock.today()
    return [unit for unit in found if unit.until is None or unit.until >= today] or found


def same_day_of_unit(paper: IncomingPaper | None, unit: Unit, congress: Congress) -> IncomingPaper | None:
    """Another paper of that unit that arrived on the day of this one, and was not cancelled."""
    if paper is None:
        return None
    there = PaperSorting.objects.filter(unit=unit, paper__congress=congress, paper__arrived=paper.arrived)
    others = there.filter(paper__cancelled=None).exclude(paper=paper).order_by("pk")
    row = others.select_related("paper__line").first()
    return row.paper if row else None
