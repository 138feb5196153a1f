"""Working days: what the library knows, what the shipped data corrects, and what the office decides."""

import tomllib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows import calendars, clock
from workflows.calendars import DayRule, shipped
from workflows.models import ExceptionDay
from workflows.queries import calendar_in_force

DAYS = st.dates(date(2010, 1, 1), date(2040, 12, 31))
RULES = st.builds(DayRule, works=st.booleans())

# Bộ luật Lao động 2019, Điều 112, with the days made up for under Điều 111: all of 2022 but plain weekends.
DAYS_OFF_2022 = {
    date(2022, 1, 1): "Tết Dương lịch",
    date(2022, 1, 3): "Tết Dương lịch (nghỉ bù)",
    date(2022, 1, 31): "Giao thừa Tết Nguyên Đán",
    date(2022, 2, 1): "Tết Nguyên Đán",
    date(2022, 2, 2): "Mùng hai Tết Nguyên Đán",
    date(2022, 2, 3): "Mùng ba Tết Nguyên Đán",
    date(2022, 2, 4): "Mùng bốn Tết Nguyên Đán",
    date(2022, 4, 10): "Ngày Giỗ Tổ Hùng Vương",
    date(2022, 4, 11): "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)",
    date(2022, 4, 30): "Ngày Chiến thắng",
    date(2022, 5, 1): "Ngày Quốc tế Lao động",
    date(2022, 5, 2): "Ngày Chiến thắng (nghỉ bù)",
    date(2022, 5, 3): "Ngày Quốc tế Lao động (nghỉ bù)",
    date(2022, 9, 1): "Quốc khánh",
    date(2022, 9, 2): "Quốc khánh",
}


def test_the_days_off_of_2022_have_their_vietnamese_names():
    whole_year = [date(2022, 1, 1) + timedelta(days=ahead) for ahead in range(365)]

    named = {day: shipped().name(day) for day in whole_year}
    off = {day: name for day, name in named.items() if name not in {"", "Thứ Bảy", "Chủ nhật"}}

    assert off == DAYS_OFF_2022
    assert all(shipped().is_working(day) == (name == "") for day, name in named.items())


def test_a_plain_weekend_is_named_by_its_weekday():
    names = [shipped().name(date(2022, 3, day)) for day in (18, 19, 20, 21)]

    assert names == ["", "Thứ Bảy", "Chủ nhật", ""]


@pytest.mark.parametrize("day", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 8, 22)])
def test_a_saturday_swapped_in_is_worked(day):
    assert day.weekday() == calendars.SATURDAY
    assert shipped().is_working(day)


@pytest.mark.parametrize(
    ("off", "worked"),
    [(date(2018, 12, 31), date(2019, 1, 5)), (date(2015, 1, 2), date(2014, 12, 27))],
)
def test_a_swap_across_new_year_is_known_whichever_year_is_asked_first(off, worked):
    for first, second in ((off, worked), (worked, off)):
        calendars._vietnam.cache_clear()  # noqa: SLF001 - the order of asking is what this test is about
        found = {day: shipped().is_working(day) for day in (first, second)}

        assert found == {off: False, worked: True}


def test_the_swap_of_january_2026_is_shipped_as_data():
    friday, saturday = date(2026, 1, 2), date(2026, 1, 10)

    assert not shipped().is_working(friday)
    assert shipped().name(friday) == "Nghỉ Tết Dương lịch (hoán đổi với thứ Bảy 10/01/2026)"
    assert shipped().is_working(saturday)
    assert shipped().name(saturday) == ""


def test_every_shipped_row_says_its_source():
    data = tomllib.loads(calendars.DATA.read_text(encoding="utf-8"))

    assert [row["source"] for rows in data.values() for row in rows if not row["source"].strip()] == []
    assert len(shipped().exceptions) == len(data["exception"])


def test_only_a_compared_year_is_confirmed():
    assert [year for year in range(2020, 2031) if shipped().confirmed(year)] == [2022]


def test_next_and_previous_never_stay():
    friday, monday = date(2022, 3, 18), date(2022, 3, 21)

    assert shipped().next(friday) == monday
    assert shipped().previous(monday) == friday
    assert shipped().next(date(2022, 1, 28)) == date(2022, 2, 7)
    assert shipped().previous(date(2022, 5, 4)) == date(2022, 4, 29)


def test_an_exception_without_a_note_still_has_a_name():
    calendar = shipped().with_exceptions({date(2022, 3, 21): DayRule(works=False)})

    assert calendar.name(date(2022, 3, 21)) == "Ngày nghỉ theo quyết định"


def test_a_calendar_with_exceptions_leaves_the_shipped_one_alone():
    monday = date(2022, 3, 21)

    changed = shipped().with_exceptions({monday: DayRule(works=False, note="Tang lễ")})

    assert shipped().is_working(monday)
    assert changed.name(monday) == "Tang lễ"
    assert changed.confirmed(2022)
    assert not changed.is_working(date(2026, 1, 2))


def test_an_instant_is_not_taken_for_a_day():
    with pytest.raises(TypeError, match="not an instant"):
        shipped().is_working(datetime(2022, 9, 2, 8, 0, tzinfo=clock.HANOI))


@given(
    rules=st.dictionaries(DAYS, RULES, min_size=1, max_size=8), later=st.dictionaries(DAYS, RULES, max_size=8)
)
def test_exceptions_win_and_the_later_ones_most(rules, later):
    calendar = shipped().with_exceptions(rules).with_exceptions(later)

    wanted = {day: rule.works for day, rule in {**rules, **later}.items()}

    assert {day: calendar.is_working(day) for day in wanted} == wanted


@given(day=DAYS)
def test_next_and_previous_are_the_nearest_working_days(day):
    calendar = shipped()
    ahead, behind = calendar.next(day), calendar.previous(day)

    between = [behind + timedelta(days=step) for step in range(1, (ahead - behind).days)]

    assert behind < day < ahead
    assert calendar.is_working(ahead)
    assert calendar.is_working(behind)
    assert [one for one in between if one != day and calendar.is_working(one)] == []


@pytest.mark.django_db
def test_a_row_of_the_office_wins_over_library_and_shipped_data(django_assert_num_queries):
    ExceptionDay.objects.create(
        day=date(2022, 9, 2), works=True, source="Quyết định của Ban Tổ chức Đại hội", note="Trực văn kiện"
    )
    ExceptionDay.objects.create(day=date(2026, 1, 2), works=True, source="Thông báo của Văn phòng Hội")
    ExceptionDay.objects.create(day=date(2022, 3, 21), works=False, source="Công văn", note="Nghỉ phòng dịch")

    with django_assert_num_queries(1):
        calendar = calendar_in_force()

    assert calendar.is_working(date(2022, 9, 2))
    assert calendar.is_working(date(2026, 1, 2))
    assert calendar.name(date(2022, 3, 21)) == "Nghỉ phòng dịch"
    assert calendar.exceptions[date(2022, 3, 21)].source == "Công văn"


@pytest.mark.django_db
def test_without_rows_the_calendar_in_force_is_the_shipped_one():
    assert calendar_in_force() == shipped()
