"""Counting days, the cut-off instant, and the words of a deadline."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from workflows import clock, deadlines
from workflows.calendars import DayRule, shipped
from workflows.deadlines import Deadline, DueLabel

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
COUNTS = st.integers(0, 120)
PERIODS = st.sampled_from([deadlines.end_calendar, deadlines.end_working])
COUNTS_BACK = st.sampled_from([deadlines.before, deadlines.before_working])
MAYBE_RULES = st.dictionaries(DAYS, st.builds(DayRule, works=st.booleans()), max_size=5)

FILED = date(2022, 3, 30)
BOUND = Deadline(date(2022, 3, 30), exclusive=True)


def hanoi(day, hour, minute=0):
    return datetime(2022, 3, day, hour, minute, tzinfo=clock.HANOI)


# Reply of the Ministry, and the days around Tết and 30/4 (Civil Code 2015, Articles 147 and 148).
@pytest.mark.parametrize(
    ("count", "start", "number", "expected"),
    [
        (deadlines.end_calendar, FILED, 15, date(2022, 4, 14)),
        (deadlines.end_calendar, FILED, 25, date(2022, 4, 25)),
        (deadlines.end_working, FILED, 15, date(2022, 4, 21)),
        (deadlines.end_working, FILED, 25, date(2022, 5, 9)),
        (deadlines.end_working, date(2022, 1, 28), 5, date(2022, 2, 11)),
        (deadlines.end_calendar, date(2022, 4, 28), 3, date(2022, 5, 4)),
        (deadlines.before_working, date(2022, 3, 30), 5, date(2022, 3, 23)),
    ],
)
def test_the_known_cases_of_law_and_practice(count, start, number, expected):
    assert count(start, number) == expected


def test_the_invitations_go_out_before_the_holiday():
    opening = date(2022, 5, 17)

    assert opening - timedelta(days=15) == date(2022, 5, 2)
    assert deadlines.before(opening, 15) == date(2022, 4, 29)


def test_zero_days_is_the_day_itself_rolled():
    saturday = date(2022, 3, 19)

    assert deadlines.end_calendar(saturday, 0) == date(2022, 3, 21)
    assert deadlines.end_working(saturday, 0) == date(2022, 3, 21)
    assert deadlines.before(saturday, 0) == date(2022, 3, 18)
    assert deadlines.before_working(saturday, 0) == date(2022, 3, 18)
    assert deadlines.end_working(FILED, 0) == deadlines.before_working(FILED, 0) == FILED


@pytest.mark.parametrize(
    "count",
    [
        deadlines.end_calendar,
        deadlines.end_working,
        deadlines.before,
        deadlines.before_working,
    ],
)
def test_negative_numbers_and_instants_are_refused(count):
    with pytest.raises(ValueError, match="cannot be negative"):
        count(FILED, -1)
    with pytest.raises(TypeError, match="not an instant"):
        count(hanoi(30, 8), 1)


def test_another_calendar_may_be_given():
    worked = shipped().with_exceptions({date(2022, 4, 11): DayRule(works=True)})

    assert deadlines.end_working(date(2022, 4, 8), 1) == date(2022, 4, 12)
    assert deadlines.end_working(date(2022, 4, 8), 1, calendar=worked) == date(2022, 4, 11)


@given(count=COUNTS_BACK, day=DAYS, number=COUNTS, rules=MAYBE_RULES)
def test_counting_back_never_gives_a_day_off_nor_a_later_day(count, day, number, rules):
    calendar = shipped().with_exceptions(rules)

    found = count(day, number, calendar=calendar)

    assert calendar.is_working(found)
    assert found <= day


@given(count=PERIODS, day=DAYS, number=COUNTS, more=COUNTS, rules=MAYBE_RULES)
def test_a_longer_period_never_ends_sooner_nor_on_a_day_off(count, day, number, more, rules):
    calendar = shipped().with_exceptions(rules)

    short = count(day, number, calendar=calendar)
    long = count(day, number + more, calendar=calendar)

    assert day <= short <= long
    assert calendar.is_working(short)
    assert calendar.is_working(long)


@given(count=PERIODS, day=DAYS, later=st.integers(0, 60), number=COUNTS)
def test_who_starts_later_never_ends_sooner(count, day, later, number):
    assert count(day, number) <= count(day + timedelta(days=later), number)


@given(day=DAYS, number=st.integers(1, 120))
def test_counting_working_days_there_and_back_arrives(day, number):
    start = shipped().roll_forward(day)

    end = deadlines.end_working(start, number)

    assert deadlines.before_working(end, number) == start
    assert deadlines.working_days_between(start, end) == number + 1


def test_eight_working_days_lie_between_the_report_and_the_bound():
    counted = {
        day: deadlines.working_days_left(date(2022, 3, day), BOUND.last_day)
        for day in (18, 19, 20, 21, 28, 29, 30)
    }

    assert counted == {18: 8, 19: 7, 20: 7, 21: 7, 28: 2, 29: 1, 30: 0}


def test_overdue_days_are_working_days_and_never_negative():
    assert deadlines.overdue_days(date(2022, 3, 23), date(2022, 3, 24)) == 0
    assert deadlines.overdue_days(date(2022, 3, 24), date(2022, 3, 24)) == 0
    assert deadlines.overdue_days(date(2022, 3, 25), date(2022, 3, 24)) == 1
    assert deadlines.overdue_days(date(2022, 3, 27), date(2022, 3, 24)) == 1
    assert deadlines.overdue_days(date(2022, 3, 28), date(2022, 3, 24)) == 2


def test_the_day_after_the_last_one_is_late_even_when_it_is_a_day_off():
    before_tet = date(2022, 1, 28)

    counted = {day: deadlines.overdue_days(day, before_tet) for day in (date(2022, 1, 29), date(2022, 2, 7))}

    assert counted == {date(2022, 1, 29): 1, date(2022, 2, 7): 1}


def test_before_30_march_ends_at_midnight_in_hanoi():
    assert BOUND.last_day == date(2022, 3, 29)
    assert BOUND.cutoff == datetime(2022, 3, 29, 17, 0, tzinfo=UTC)
    assert BOUND.cutoff.isoformat() == "2022-03-30T00:00:00+07:00"
    assert not BOUND.is_over(BOUND.cutoff - timedelta(microseconds=1))
    assert BOUND.is_over(BOUND.cutoff)
    assert BOUND.is_over(datetime(2022, 3, 29, 17, 30, tzinfo=UTC))


def test_an_inclusive_day_lasts_until_its_end():
    internal = Deadline(date(2022, 3, 24))

    assert internal.last_day == date(2022, 3, 24)
    assert internal.cutoff.isoformat() == "2022-03-25T00:00:00+07:00"
    assert not internal.is_over(hanoi(24, 23, 59))
    assert internal.is_over(hanoi(25, 0))


def test_a_fixed_date_never_rolls():
    saturday = Deadline(date(2022, 3, 19))

    assert saturday.last_day == date(2022, 3, 19)
    assert saturday.is_over(hanoi(20, 0))


def test_a_deadline_in_words():
    assert BOUND.in_words == "trước ngày 30/03/2022 (chậm nhất hết ngày 29/03/2022)"
    assert Deadline(date(2022, 3, 24)).in_words == "chậm nhất hết ngày 24/03/2022"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (18, DueLabel("left", "Còn 8 ngày làm việc")),
        (24, DueLabel("left", "Còn 4 ngày làm việc")),
        (25, DueLabel("soon", "Sắp đến hạn · Còn 3 ngày làm việc")),
        (28, DueLabel("soon", "Sắp đến hạn · Còn 2 ngày làm việc")),
        (29, DueLabel("today", "Đến hạn hôm nay")),
        (30, DueLabel("overdue", "Quá hạn 1 ngày làm việc")),
        (31, DueLabel("overdue", "Quá hạn 2 ngày làm việc")),
    ],
)
def test_the_label_of_the_bound_day_by_day(day, expected):
    assert BOUND.label(date(2022, 3, day)) == expected
    assert BOUND.label(hanoi(day, 0)) == expected
    assert BOUND.label(hanoi(day, 23, 59)) == expected


def test_the_morning_after_an_internal_date_is_one_day_late():
    assert Deadline(date(2022, 3, 24)).label(hanoi(25, 8)) == DueLabel("overdue", "Quá hạn 1 ngày làm việc")


def test_when_only_days_off_are_left_no_number_is_shown():
    sunday = date(2022, 3, 20)

    assert deadlines.label(sunday, date(2022, 3, 19)) == DueLabel("soon", "Sắp đến hạn")
    assert deadlines.label(sunday, sunday) == DueLabel("today", "Đến hạn hôm nay")


def test_the_label_counts_by_the_calendar_given():
    closed = shipped().with_exceptions({date(2022, 3, 21): DayRule(works=False)})

    assert BOUND.label(date(2022, 3, 18), calendar=closed).text == "Còn 7 ngày làm việc"


def test_no_date_at_all_is_said_at_once():
    assert deadlines.label(date.max, date(2022, 3, 18)) == DueLabel("none", "Không đặt thời hạn")
    assert not Deadline(date.max).is_over(hanoi(18, 8))


def test_the_label_of_finished_work():
    assert BOUND.label_done(hanoi(29, 23, 59)) == DueLabel("done", "Hoàn thành đúng hạn")
    assert BOUND.label_done(date(2022, 3, 18)) == DueLabel("done", "Hoàn thành đúng hạn")
    assert BOUND.label_done(hanoi(30, 0)) == DueLabel("done_late", "Hoàn thành chậm 1 ngày làm việc")
    assert BOUND.label_done(date(2022, 4, 4)) == DueLabel("done_late", "Hoàn thành chậm 4 ngày làm việc")


def test_an_unknown_language_still_reads_vietnamese():
    with translation.override("de"):
        assert BOUND.label(date(2022, 3, 18)).text == "Còn 8 ngày làm việc"


def test_an_instant_without_a_time_zone_is_refused():
    naive = datetime(2022, 3, 29, 17, 30)  # noqa: DTZ001 - the fault this test is about

    with pytest.raises(ValueError, match="time zone"):
        BOUND.is_over(naive)
    with pytest.raises(ValueError, match="time zone"):
        BOUND.label(naive)
    with pytest.raises(TypeError, match="not an instant"):
        Deadline(hanoi(30, 0))


@given(
    day=DAYS,
    exclusive=st.booleans(),
    moment=st.datetimes(datetime(2014, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis wants bounds without zone
)
def test_cutoff_over_and_late_always_agree(day, exclusive, moment):
    deadline = Deadline(day, exclusive=exclusive)

    over = deadline.is_over(moment)

    assert over == (moment >= deadline.cutoff)
    assert over == (deadlines.overdue_days(clock.local_day(moment), deadline.last_day) > 0)
    assert over == (deadline.label_done(moment).code == "done_late")


@pytest.mark.parametrize(
    ("text", "expected"), [("9wd", (9, "wd")), ("5d", (5, "d")), ("0wd", (0, "wd")), ("240d", (240, "d"))]
)
def test_an_offset_is_read(text, expected):
    assert deadlines.parse_offset(text) == expected


@pytest.mark.parametrize("text", ["", "9", "wd", "-1d", "9 wd", "9WD", "1.5d", "٩d", "1000d", "9wd\n"])
def test_anything_else_is_no_offset(text):
    with pytest.raises(ValueError, match="an offset is written like"):
        deadlines.parse_offset(text)
