"""Deadlines: counting days three ways, the cut-off instant, from when a day is near, and the words for it.

Three conventions. A period set by law rolls forward off a day off (`end_*`; Civil Code 2015, Articles
147 and 148). A day counted back from the congress rolls backward, so that the work is never late
(`before*`). A fixed date does not roll (`Deadline`). A period never counts the day it starts from; what
is left to work counts today. `calendar` is `calendars.shipped()` unless given. A result outside the
years 1 to 9999 raises OverflowError or ValueError, as dates do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows import clock
from workflows.calendars import DAY, WorkingCalendar, plain_day, shipped

SOON = 3  # working days, today among them: from here on a deadline is "Sắp đến hạn"
_OFFSET = re.compile(r"([0-9]{1,3})(wd|d)")


def end_calendar(start: date, days: int, *, calendar: WorkingCalendar | None = None) -> date:
    """The last day (inclusive) of a legal period of calendar days, rolled forward off a day off.

    0 days is `start`, rolled the same way; a negative number raises ValueError.
    """
    return (calendar or shipped()).roll_forward(plain_day(start) + timedelta(days=_not_negative(days)))


def end_working(start: date, days: int, *, calendar: WorkingCalendar | None = None) -> date:
    """The last day (inclusive) of a legal period: the n-th working day after `start`.

    0 days is `start`, rolled forward off a day off; a negative number raises ValueError.
    """
    chosen, day = calendar or shipped(), plain_day(start)
    for _step in range(_not_negative(days)):
        day = chosen.next(day)
    return chosen.roll_forward(day)


def before(day: date, days: int, *, calendar: WorkingCalendar | None = None) -> date:
    """The day so many calendar days before `day`, rolled back to a working day.

    0 days is `day`, rolled the same way; a negative number raises ValueError.
    """
    return (calendar or shipped()).roll_back(plain_day(day) - timedelta(days=_not_negative(days)))


def before_working(day: date, days: int, *, calendar: WorkingCalendar | None = None) -> date:
    """The n-th working day before `day`.

    0 days is `day`, rolled back to a working day; a negative number raises ValueError.
    """
    chosen, found = calendar or shipped(), plain_day(day)
    for _step in range(_not_negative(days)):
        found = chosen.previous(found)
    return chosen.roll_back(found)


# A board counts the same spans for every line, and a calendar never changes: another takes its place.
@lru_cache(maxsize=10_000)
def working_days_between(first: date, last: date, *, calendar: WorkingCalendar | None = None) -> int:
    """How many working days there are from `first` to `last`, both counted; 0 when `last` is earlier."""
    chosen = calendar or shipped()
    span = (plain_day(last) - plain_day(first)).days
    return sum(chosen.is_working(first + timedelta(days=ahead)) for ahead in range(span + 1))


def working_days_left(today: date, last_day: date, *, calendar: WorkingCalendar | None = None) -> int:
    """The n of "còn n ngày làm việc": days on which one can still work, today among them; never negative.

    From 18/03/2022 to the end of 29/03/2022 they are 8 (Báo cáo quý I/2022, mục II.A: "trước ngày 30/3").
    """
    return working_days_between(today, last_day, calendar=calendar)


def overdue_days(today: date, last_day: date, *, calendar: WorkingCalendar | None = None) -> int:
    """Working days gone since the last day, at least 1 once it is over; 0 until then (design §8).

    Due on Thursday 24/3/2022, on the 25th it is 1, and still 1 on Sunday the 27th. A period set by law
    is counted once, when `end_calendar` or `end_working` gives its last day.
    """
    if plain_day(today) <= plain_day(last_day):
        return 0
    return max(1, working_days_between(last_day + DAY, today, calendar=calendar))


def parse_offset(text: str) -> tuple[int, Literal["wd", "d"]]:
    """A procedure's offset: "9wd" is (9, "wd"), working days; "5d" is (5, "d"), calendar days.

    Anything else raises ValueError.
    """
    found = _OFFSET.fullmatch(text)
    if found is None:
        raise ValueError(f'an offset is written like "9wd" or "5d", not {text!r}')
    return int(found[1]), "wd" if found[2] == "wd" else "d"


@dataclass(frozen=True, slots=True)
class DueLabel:
    """A deadline in a few words; `code` is left, soon, today, overdue, done, done_late or none."""

    code: str
    text: str


def label(last_day: date, today: date | datetime, *, calendar: WorkingCalendar | None = None) -> DueLabel:
    """How an open deadline stands: "Còn 8 ngày làm việc", "Đến hạn hôm nay", "Quá hạn 1 ngày làm việc".

    `last_day` is inclusive; `today` may be an aware instant. `date.max` means that there is no deadline.
    """
    here = _day(today)
    if last_day == date.max:
        return DueLabel("none", _("Không đặt thời hạn"))
    if here == last_day:
        return DueLabel("today", _("Đến hạn hôm nay"))
    late = overdue_days(here, last_day, calendar=calendar)
    if late:
        text = ngettext("Quá hạn %(count)d ngày làm việc", "Quá hạn %(count)d ngày làm việc", late)
        return DueLabel("overdue", text % {"count": late})
    left = working_days_left(here, last_day, calendar=calendar)
    # None left and still not due: only days off lie between, since a fixed date never rolls.
    if not left:
        return DueLabel("soon", _("Sắp đến hạn"))
    text = ngettext("Còn %(count)d ngày làm việc", "Còn %(count)d ngày làm việc", left) % {"count": left}
    if left > SOON:
        return DueLabel("left", text)
    return DueLabel("soon", _("Sắp đến hạn · %(left)s") % {"left": text})


def label_done(last_day: date, done: date | datetime, *, calendar: WorkingCalendar | None = None) -> DueLabel:
    """How a finished one stood: "Hoàn thành đúng hạn" or "Hoàn thành chậm 2 ngày làm việc".

    `last_day` is inclusive; `done` is when it happened on paper, a day or an aware instant.
    """
    late = overdue_days(_day(done), last_day, calendar=calendar)
    if not late:
        return DueLabel("done", _("Hoàn thành đúng hạn"))
    text = ngettext(
        "Hoàn thành chậm %(count)d ngày làm việc", "Hoàn thành chậm %(count)d ngày làm việc", late
    )
    return DueLabel("done_late", text % {"count": late})


@dataclass(frozen=True, slots=True)
class Deadline:
    """A fixed date, which never rolls; `exclusive` for "trước ngày", when that day is already too late."""

    day: date
    exclusive: bool = False

    def __post_init__(self) -> None:
        plain_day(self.day)

    @property
    def last_day(self) -> date:
        """The last day (inclusive) that is still in time."""
        return self.day - DAY if self.exclusive else self.day

    @property
    def cutoff(self) -> datetime:
        """The first instant that is too late, aware, 00:00 in Hà Nội (Civil Code, Article 148.6)."""
        return datetime.combine(self.last_day + DAY, time.min, tzinfo=clock.HANOI)

    def is_over(self, now: datetime) -> bool:
        """Whether the aware instant is at or after the cut-off."""
        return clock.local_day(now) > self.last_day

    @property
    def in_words(self) -> str:
        """Such as "trước ngày 30/03/2022 (chậm nhất hết ngày 29/03/2022)"."""
        last = _("chậm nhất hết ngày %(day)s") % {"day": f"{self.last_day:%d/%m/%Y}"}
        if not self.exclusive:
            return last
        return _("trước ngày %(day)s (%(last)s)") % {"day": f"{self.day:%d/%m/%Y}", "last": last}

    def label(self, today: date | datetime, *, calendar: WorkingCalendar | None = None) -> DueLabel:
        """How it stands while it is open; see the function `label`."""
        return label(self.last_day, today, calendar=calendar)

    def label_done(self, done: date | datetime, *, calendar: WorkingCalendar | None = None) -> DueLabel:
        """How it stood when it was finished; see the function `label_done`."""
        return label_done(self.last_day, done, calendar=calendar)


def _day(moment: date | datetime) -> date:
    return clock.local_day(moment) if isinstance(moment, datetime) else moment


def _not_negative(number: int) -> int:
    if number < 0:
        raise ValueError(f"a period cannot be negative: {number}")
    return number
