"""When people may be spoken to: working days, and hours in which nobody rests."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from workflows import clock
from workflows.queries import calendar_in_force

# Hours in which nobody is urged or gets a letter of the day: before work, at noon, in the evening.
QUIET = ((time(0), time(7, 30)), (time(11, 30), time(13, 30)), (time(20), time.max))


def moment_to_disturb(moment: datetime) -> datetime:
    """That moment, where one may be spoken to then; else the next one at which one may."""
    there, calendar = clock.aware(moment).astimezone(clock.HANOI), calendar_in_force()
    if not calendar.is_working(there.date()):
        there = datetime.combine(calendar.next(there.date()), time(0), tzinfo=clock.HANOI)
    end = next((end for begin, end in QUIET if begin <= there.time() < end), None)
    if end is None:
        return there
    if end == time.max:
        return moment_to_disturb(
            datetime.combine(there.date() + timedelta(days=1), time(0), tzinfo=clock.HANOI)
        )
    return datetime.combine(there.date(), end, tzinfo=clock.HANOI)


def may_disturb(moment: datetime) -> bool:
    """Whether it is a working day, at an hour at which one may be spoken to (people.md, change 11)."""
    return moment_to_disturb(moment) == moment
