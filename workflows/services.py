"""Verbs of the engine's own data: moving the frozen day of a demo."""

from __future__ import annotations

from datetime import date

from workflows import clock
from workflows.models import FrozenDay
from workflows.queries import calendar_in_force


def set_frozen_day(day: date) -> date:
    """Freeze a demo on a day (Hà Nội) from the next request on; returns it."""
    FrozenDay.objects.update_or_create(pk=1, defaults={"day": day})
    return day


def next_working_day() -> date:
    """Move the frozen day to the working day after today; returns it."""
    return set_frozen_day(calendar_in_force().next(clock.today()))
