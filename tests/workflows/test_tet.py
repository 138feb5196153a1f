"""Tết 2020–2040: the calendar that counts our days, against the sky and against the days people know."""

from __future__ import annotations

from datetime import date, timedelta

from tests.workflows.moon import tet
from workflows.calendars import shipped

# The first day of Tết, as printed calendars give it.
TET = [
    *["2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17"],
    *["2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02", "2031-01-23", "2032-02-11", "2033-01-31"],
    *["2034-02-19", "2035-02-08", "2036-01-28", "2037-02-15", "2038-02-04", "2039-01-24", "2040-02-12"],
]


def test_the_sky_agrees_with_printed_calendars():
    assert [tet(year).isoformat() for year in range(2020, 2041)] == TET


def test_tet_and_the_four_days_about_it_are_days_off_in_each_of_twenty_one_years():
    calendar = shipped()

    first = [tet(year) for year in range(2020, 2041)]
    about = [day + timedelta(days=ahead) for day in first for ahead in (-1, 0, 1, 2, 3)]
    worked = [day for day in about if calendar.is_working(day)]

    assert worked == []
    assert [calendar.special_days(day.year)[day].note for day in first] == ["Tết Nguyên Đán"] * 21


def test_no_other_day_of_those_years_is_called_tet():
    named = {
        day
        for year in range(2020, 2041)
        for day, rule in shipped().special_days(year).items()
        if rule.note == "Tết Nguyên Đán"
    }

    assert sorted(named) == [date.fromisoformat(day) for day in TET]
