"""What was said of differences between papers, and who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.consistency.models import Excused
from documents.packages.queries.visible import urged_congresses

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.queries.hats import Hats


def may_excuse(congress: Congress, hats: Hats) -> bool:
    """Whether the wearer says what is no fault: the organising committee and the office."""
    return congress.pk in urged_congresses(hats)


def excused(congress: Congress) -> dict[str, Excused]:
    """Key of a difference -> why it is no fault, for those of which that is the last word."""
    rows = Excused.objects.filter(congress=congress).select_related("by").order_by("id")
    last = {row.key: row for row in rows}
    return {key: row for key, row in last.items() if row.excused}
