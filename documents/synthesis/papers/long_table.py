"""A table of hundreds of remarks, which takes longer than people wait: how it is told apart and kept."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from typing import TYPE_CHECKING, Any

from documents.packages.models.packages import Package
from documents.paper.fingerprint import drawn_by, printed_key
from documents.paper.language import on_paper
from documents.synthesis.papers.table import render_table
from documents.synthesis.papers.table_facts import synthesis_table, table_for_units
from documents.texts.files import PAPERS
from workflows.errors import Stale

if TYPE_CHECKING:
    from documents.synthesis.papers.table_facts import SynthesisTable
    from workflows.background.kinds import Telling

LONG_TABLE = "synthesis_table"
# Lines above which it takes more than a second or two.
LINES = 500
DRAWN_BY = ("synthesis", "packages", "paper")


def key_of_long_table(table: SynthesisTable) -> str | None:
    """The fingerprint of what a long table prints; None for one that is drawn while its reader waits."""
    if len(table.lines) < LINES:
        return None
    facts = {name: str(told) for name, told in asdict(table).items()}
    return printed_key(drawn_by(*DRAWN_BY), facts)


def wish_for_table(package: Package, key: str, *, for_units: bool = False) -> dict[str, Any]:
    """What the work needs to know."""
    return {"key": key, "package": package.pk, "for_units": for_units}


def keep_long_table(telling: Telling, *, key: str, package: int, for_units: bool) -> str:
    """The name in the store of the table. Raises Stale where it would not print what was asked for."""
    found = Package.objects.get(pk=package)
    with on_paper():
        table = table_for_units(found) if for_units else synthesis_table(found)
        telling(1, 4)
        if key_of_long_table(table) != key:
            raise Stale
        data = render_table(table)
        telling(3, 4)
    return PAPERS.keep(BytesIO(data)).name
