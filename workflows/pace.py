"""How fast an item would have to go: what is ahead of it, and the last day on which its plan can be kept.

The rule of "có nguy cơ chậm". Each stage takes one working day at least. An item that is not late yet will
be late when the working days left until a planned day ahead (or until its own deadline), today among
them, are fewer than the stages it has still to finish by then, the present one among them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from workflows import clock, deadlines
from workflows.models.records import NO_DATE
from workflows.queries import calendar_in_force
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from django.db.models import QuerySet

    from workflows.models import Tracked
    from workflows.procedures.schema import Definition

    Items = TypeVar("Items", bound=QuerySet[Any])


def steps_to_the_end(definition: Definition, state: str) -> int:
    """How many stages must be finished until a terminal one; 0 when `state` is one or has no way there."""
    ahead = definition.ahead(state)
    ends = [ahead[stage.code] - 1 for stage in definition.stage if stage.terminal and stage.code in ahead]
    return min(ends, default=0)


def latest_start_of(item: Tracked, definition: Definition) -> date:
    """The last day on which every planned day ahead can still be kept; NO_DATE where none is planned.

    Says of one day what `missed_day` says of today; it changes with a step, a plan and the calendar only.
    """
    calendar = calendar_in_force()
    days = (
        deadlines.before_working(calendar.roll_back(day), steps - 1, calendar=calendar)
        for day, steps in _aims(item, definition)
    )
    return min(days, default=NO_DATE)


def missed_day(item: Tracked, definition: Definition) -> tuple[date, int, int] | None:
    """(planned day, working days left, stages to finish) of the first day that cannot be kept, or None."""
    calendar, today = calendar_in_force(), clock.today()
    for day, steps in sorted(_aims(item, definition)):
        left = deadlines.working_days_left(today, day, calendar=calendar)
        if left < steps:
            return day, left, steps
    return None


def slipping_among(items: Items, *, today: date | None = None) -> Items:
    """Those of the items that are not late and will be: `missed_day` names a day, by dates alone."""
    day = today or clock.today()
    return items.filter(next_due__gte=day, latest_start__lt=day)


def _aims(item: Tracked, definition: Definition) -> Iterator[tuple[date, int]]:
    ahead = definition.ahead(item.state)
    yield from ((day, ahead[stage]) for stage, day in item.plan_days.items() if stage in ahead)
    last, end = last_day_of(item), steps_to_the_end(definition, item.state)
    if last and end:
        yield last, end
