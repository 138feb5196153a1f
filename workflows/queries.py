"""What the database says about time: the calendar in force, and the day a demo pretends it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from workflows import clock
from workflows.calendars import DayRule, WorkingCalendar, shipped
from workflows.kept import frozen_day_read, kept_by_the_book
from workflows.models import ExceptionDay
from workflows.models.records import NO_DATE

_kept: ContextVar[list[WorkingCalendar] | None] = ContextVar("workflows.queries.calendar", default=None)
_starred: ContextVar[set[int] | None] = ContextVar("workflows.queries.starred", default=None)


def calendar_in_force() -> WorkingCalendar:
    """The shipped calendar with the office's exception days, which win; one query.

    Inside `calendar_kept` the query is run once; a row changed meanwhile is seen by the next request.
    """
    kept = _kept.get()
    if kept is None:
        return _calendar_read()
    if not kept:
        kept.append(_calendar_read())
    return kept[0]


def keep_calendar(rows: Iterable[ExceptionDay]) -> None:
    """Use these rows for the calendar, where `calendar_kept` or `calendar_read_once` has not read it yet."""
    kept = _kept.get()
    if kept == []:
        kept.append(_with(rows))


@contextmanager
def calendar_read_once() -> Iterator[None]:
    """Inside the block the calendar is read at most once, or not at all where a request has kept it."""
    if _kept.get() is not None:
        yield
        return
    before = _kept.set([])
    try:
        yield
    finally:
        _kept.reset(before)


@contextmanager
def calendar_kept() -> Iterator[None]:
    """Inside the block, such as one request, the calendar is read at most once, and `star` is remembered."""
    before, starred = _kept.set([]), _starred.set(set())
    try:
        yield
    finally:
        _kept.reset(before)
        _starred.reset(starred)


def star(day: date) -> str:
    """An asterisk behind a date whose days off are not published, else ""; see `calendar_notes`."""
    if day == NO_DATE or calendar_in_force().is_published(day):
        return ""
    starred = _starred.get()
    if starred is not None:
        starred.add(day.year)
    return "*"


def calendar_notes() -> list[str]:
    """What stands once below the dates shown with a star since `calendar_kept` began, a sentence a year.

    Only of a year still to come is it said that nothing was published; of any other the record holds no
    more than that nobody has compared it.
    """
    return _notes(_starred.get() or ())


def notes_below(days: Iterable[date]) -> list[str]:
    """The same of these days alone, for a paper that may be one of many made in one request."""
    return _notes({day.year for day in days if star(day)})


def frozen_day() -> date | None:
    """The day a demo stands at; None, without a query, where settings.DEMO is off."""
    if not getattr(settings, "DEMO", False):
        return None
    row = frozen_day_read()
    return row.day if row else None


def _notes(years: Iterable[int]) -> list[str]:
    coming = _("* Lịch nghỉ năm %(year)s chưa được công bố.")
    unread = _("* Lịch nghỉ năm %(year)s chưa được đối chiếu với văn bản công bố.")
    this = clock.today().year
    return [(coming if year > this else unread) % {"year": year} for year in sorted(years)]


@kept_by_the_book
def _calendar_read() -> WorkingCalendar:
    return _with(list(ExceptionDay.objects.all()))


def _with(rows: Iterable[ExceptionDay]) -> WorkingCalendar:
    rules = {row.day: DayRule(row.works, row.note, row.source) for row in rows}
    return shipped().with_exceptions(rules, confirmed=(row.day.year for row in rows if row.whole_year))
