"""Re-planning: a moved opening day, and what it does to every package that is counted from it."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection

from benchmarks.measure import table
from benchmarks.world import fill
from congress.models import Congress
from congress.settingup.services.postponing import NewOpening
from documents.models import PackagePostponement
from documents.postponing.models import FIXED, MOVED
from documents.postponing.queries import postponing_mark, touched_by
from documents.postponing.services import EnteredBy, Ruling, Rulings, postpone
from tests.cast import TODAY
from workflows.queries import calendar_kept

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS = 123
# Each moved package is a step of its own in the one transaction; more of them only take as much longer.
MOST = 2_000


def report(cast: Any, size: int) -> str:
    """A table: what is looked at first, then the act in one transaction, where every package gets its row."""
    fill(cast, size)
    head = ["packages", "look: s", "queries", "act: s", "rows", "moved", "ms a row", "queries a row"]
    return f"### A congress postponed by four months\n{table(head, [[f'{size:,}', *_postponed(cast)]])}"


def _postponed(cast: Any) -> list[object]:
    congress = Congress.objects.get(pk=cast.congress.pk)
    opening: date = congress.opening + timedelta(days=DAYS)
    looked, took, asked = _counted(lambda: touched_by(congress, opening, congress.term))
    seen = postponing_mark(congress, looked)
    may = [one.package.pk for one in looked if one.due and not one.too_late][:MOST]
    dues = {one.package.pk: Ruling(FIXED) for one in looked if one.due} | dict.fromkeys(may, Ruling(MOVED))
    said = NewOpening(cast.bodies.BTV, "45-NQ/BTV", TODAY, opening, congress.term, "Dịch bệnh kéo dài.")
    row, whole, queries = _counted(
        lambda: postpone(congress, said, Rulings(dues), entered=EnteredBy(cast.btc), seen=seen)
    )
    rows = PackagePostponement.objects.filter(postponement=row)
    made, moved = rows.count(), rows.exclude(step=None).count()
    each = [f"{1000 * whole / made:.1f}", f"{queries / made:.1f}"]
    return [f"{took:.1f}", asked, f"{whole:.0f}", f"{made:,}", f"{moved:,}", *each]


def _counted(act: Callable[[], Any]) -> tuple[Any, float, int]:
    """What it gives, seconds, queries; in one request, which reads the calendar once."""
    number = 0

    def count(execute: Any, *asked: Any) -> Any:
        nonlocal number
        number += 1
        return execute(*asked)

    with calendar_kept(), connection.execute_wrapper(count):
        started = time.perf_counter()
        made = act()
        took = time.perf_counter() - started
    return made, took, number
