"""Which days are worked: Vietnam's calendar from a library, corrected by data, and data wins."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import holidays
from django.utils.translation import gettext as _

SATURDAY = 5
DAY = timedelta(days=1)
DATA = Path(__file__).with_name("calendars.toml")


@dataclass(frozen=True, slots=True)
class DayRule:
    """What holds for one exceptional day: worked or not, its name for people, and on what ground."""

    works: bool
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Monday to Friday without Vietnam's days off, with swapped Saturdays; `exceptions` win over all.

    Unchangeable: `with_exceptions` gives another one. A datetime where a day is asked for is a
    TypeError, because it never equals a date and would silently find no holiday.
    """

    exceptions: Mapping[date, DayRule] = field(default_factory=dict, hash=False)
    confirmed_years: frozenset[int] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether the day is worked."""
        rule = self.exceptions.get(plain_day(day))
        if rule is not None:
            return rule.works
        year = _vietnam(day.year)
        return day in year.worked if day.weekday() >= SATURDAY else day not in year.off

    def name(self, day: date) -> str:
        """The Vietnamese name of a day off ("Chủ nhật", "Quốc khánh"); "" for a working day."""
        if self.is_working(day):
            return ""
        if day in self.exceptions:
            return self.exceptions[day].note or _("Ngày nghỉ theo quyết định")
        weekend = _("Thứ Bảy") if day.weekday() == SATURDAY else _("Chủ nhật")
        return _vietnam(day.year).off.get(day, weekend)

    def next(self, day: date) -> date:
        """The first working day after `day`, never `day` itself."""
        return self.roll_forward(plain_day(day) + DAY)

    def previous(self, day: date) -> date:
        """The last working day before `day`, never `day` itself."""
        return self.roll_back(plain_day(day) - DAY)

    def roll_forward(self, day: date) -> date:
        """`day` when it is worked, else the next working day (Civil Code 2015, Article 148.5)."""
        while not self.is_working(day):
            day += DAY
        return day

    def roll_back(self, day: date) -> date:
        """`day` when it is worked, else the working day before it."""
        while not self.is_working(day):
            day -= DAY
        return day

    def confirmed(self, year: int) -> bool:
        """Whether the days off of that year were compared with what the State announced."""
        return year in self.confirmed_years

    def is_published(self, day: date) -> bool:
        """Whether a paper says if `day` is worked: its year is confirmed, or the day has a source."""
        rule = self.exceptions.get(plain_day(day))
        return self.confirmed(day.year) or bool(rule and rule.source)

    def special_days(self, year: int) -> dict[date, DayRule]:
        """The days of a year that are not as their weekday says, in order; of the library without source."""
        known = _vietnam(year)
        rules = {day: DayRule(works=False, note=name) for day, name in known.off.items()}
        rules |= {day: DayRule(works=True) for day in known.worked}
        rules |= self.exceptions
        return {day: rules[day] for day in sorted(rules) if day.year == year}

    def with_exceptions(
        self, rules: Mapping[date, DayRule], *, confirmed: Iterable[int] = ()
    ) -> WorkingCalendar:
        """The same calendar in which `rules` hold, over exceptions it has, with more `confirmed` years."""
        years = self.confirmed_years.union(confirmed)
        return replace(self, exceptions={**self.exceptions, **rules}, confirmed_years=years)


@cache
def shipped() -> WorkingCalendar:
    """Vietnam's calendar as delivered: the library and `calendars.toml`, without the office's rows."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    rules = {row["day"]: DayRule(row["works"], row["note"], row["source"]) for row in data["exception"]}
    return WorkingCalendar(rules, frozenset(row["year"] for row in data["confirmed"]))


def plain_day(day: date) -> date:
    """The day itself; TypeError for a datetime."""
    if isinstance(day, datetime):
        raise TypeError(f"a date is wanted, not an instant: {day.isoformat()}")
    return day


@dataclass(frozen=True, slots=True)
class _Year:
    off: Mapping[date, str]
    worked: frozenset[date]


@cache
def _vietnam(year: int) -> _Year:
    # A swap may cross New Year (31/12/2018 for 5/1/2019), and the library learns of it only with the
    # other year. It also grows while it is read, so threads share this copy and not the library's object.
    known = holidays.country_holidays("VN", years=(year - 1, year, year + 1), expand=False, language="vi")
    return _Year(dict(known), frozenset(known.weekend_workdays))
