"""A day on which nobody works, told where somebody typed it: what it is, and the days that would do."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from workflows.calendars import DAY
from workflows.queries import calendar_in_force, star


def day_off_told(day: date) -> str:
    """Why an internal day cannot be this one, with the working day before it and after; "" where it can.

    An internal day is counted in working days, so one that nobody works on cannot be kept (design §8).
    """
    words = _("Ngày %(day)s là ngày nghỉ (%(name)s); chọn ngày làm việc, %(before)s hoặc %(after)s.")
    return _last_day_in_words(words, day, 0)


def deadline_off_told(day: date, *, exclusive: bool) -> str:
    """What is to be known of a fixed deadline whose last day nobody works on; "" where it is worked.

    A fixed date does not roll (design §8): it is said, with the deadlines that would do, and taken.
    """
    words = _(
        "Ngày cuối %(day)s là ngày nghỉ (%(name)s), thời hạn không tự dời; "
        "muốn vào ngày làm việc thì ghi %(before)s hoặc %(after)s."
    )
    # The first of all days has none before it, and is nobody's deadline.
    return (
        _last_day_in_words(words, day - DAY, 1)
        if exclusive and day > date.min
        else _last_day_in_words(words, day, 0)
    )


def _last_day_in_words(words: str, last: date, more: int) -> str:
    """The sentence about a last day; the days that would do stand so many after the ones that are worked."""
    calendar = calendar_in_force()
    if calendar.is_working(last):
        return ""
    try:
        near = {"before": calendar.previous(last) + more * DAY, "after": calendar.next(last) + more * DAY}
    except OverflowError:
        return ""
    told = {name: f"{day:%d/%m/%Y}{star(day)}" for name, day in (near | {"day": last}).items()}
    return words % (told | {"name": calendar.name(last)})
