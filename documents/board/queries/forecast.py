"""What is to be expected of a package by how long its stages took before, in the same association.

Reproducible with a pencil: how long a stage takes is the middle one (of two middle ones the shorter) of the
working days that finished stages of that name took; where fewer than three of that name are finished, the
middle one of all. Added up along the main way from today they give a day; the working days between the
package's last day and that day are the delay. The stage to look after is the one that is expected to take
most beyond what is planned for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from workflows import deadlines
from workflows.calendars import DAY, WorkingCalendar

# Below so many finished stages nothing is foretold; below so many of one name all are asked.
LEAST, LEAST_OF_STAGE = 5, 3


@dataclass(frozen=True, slots=True)
class StageTimes:
    """How many working days finished stages took, by stage."""

    by_stage: Mapping[str, tuple[int, ...]]

    @property
    def finished(self) -> int:
        """How many finished stages there are."""
        return sum(map(len, self.by_stage.values()))

    def usual(self, stage: str) -> int:
        """How many working days the stage usually takes; at least five finished ones are known."""
        own = self.by_stage.get(stage, ())
        return median_low(own if len(own) >= LEAST_OF_STAGE else sum(self.by_stage.values(), ()))


@dataclass(frozen=True, slots=True)
class Ahead:
    """A stage still to be finished: its code, and its planned last day where there is one."""

    stage: str
    planned: date | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """When all that is ahead is expected to be done, how many working days late, the stage to look after."""

    ends: date
    late_days: int
    stage: str


def stage_times(spans: Iterable[tuple[str, date, date]], *, calendar: WorkingCalendar) -> StageTimes:
    """The times of finished stages (stage, entered on, left on); the day of entering does not count."""
    found: dict[str, list[int]] = defaultdict(list)
    for stage, entered, left in spans:
        found[stage].append(deadlines.working_days_between(entered + DAY, left, calendar=calendar))
    return StageTimes({stage: tuple(days) for stage, days in sorted(found.items())})


def forecast_of(
    ahead: Sequence[Ahead],
    times: StageTimes,
    *,
    today: date,
    since: date,
    last_day: date | None,
    calendar: WorkingCalendar,
) -> Forecast | None:
    """What is to be expected of these stages, the first of which is the present one, held `since`.

    None where there are too few finished stages to say it, nothing ahead or no last day.
    """
    if times.finished < LEAST or not ahead or last_day is None:
        return None
    held = deadlines.working_days_between(since + DAY, today, calendar=calendar)
    needed = [times.usual(one.stage) for one in ahead]
    needed[0] = max(needed[0] - held, 0)
    ends = deadlines.end_working(today, sum(needed), calendar=calendar)
    late = deadlines.overdue_days(ends, last_day, calendar=calendar)
    # The stage expected to take most beyond its plan; of equal ones the first.
    beyond, begins = [], today
    for step, days in zip(ahead, needed, strict=True):
        planned = step.planned or begins
        room = deadlines.working_days_between(begins + DAY, planned, calendar=calendar)
        beyond.append(days - room)
        begins = max(begins, planned)
    return Forecast(ends, late, ahead[beyond.index(max(beyond))].stage)
