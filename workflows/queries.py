"""What the database says about time: the calendar in force, and the day a demo pretends it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.conf import settings

from workflows.calendars import DayRule, WorkingCalendar, shipped
from workflows.models import ExceptionDay, FrozenDay

_kept: ContextVar[list[WorkingCalendar] | None] = ContextVar("workflows.queries.calendar", default=None)


def calendar_in_force() -> WorkingCalendar:
    """The shipped calendar with the office's exception days, which win; one query.

    Inside `calendar_kept` the query is run once; a row changed meanwhile is seen by the next request.
    """
    kept = _kept.get()
    if kept is None:
        return _read()
    if not kept:
        kept.append(_read())
    return kept[0]


@contextmanager
def calendar_kept() -> Iterator[None]:
    """Inside the block, such as one request, the calendar is read at most once."""
    before = _kept.set([])
    try:
        yield
    finally:
        _kept.reset(before)


def frozen_day() -> date | None:
    """The day a demo stands at; None, without a query, where settings.DEMO is off."""
    if not getattr(settings, "DEMO", False):
        return None
    return FrozenDay.objects.values_list("day", flat=True).first()


def _read() -> WorkingCalendar:
    rows = ExceptionDay.objects.values_list("day", "works", "note", "source")
    return shipped().with_exceptions({day: DayRule(works, note, source) for day, works, note, source in rows})
