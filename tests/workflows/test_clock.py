"""Now and today: Hà Nội's wall clock, the frozen day and who decides it."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse

from workflows import clock
from workflows.deadlines import Deadline
from workflows.middleware import time_middleware
from workflows.models import ExceptionDay, FrozenDay
from workflows.queries import calendar_in_force, frozen_day

CONGRESS_WORK = date(2022, 3, 18)


def tell_day(_request):
    return HttpResponse(clock.today().isoformat())


def tell_frozen(_request):
    return HttpResponse(str(clock.is_frozen()))


def failing_on(day):
    with clock.frozen(day):
        raise LookupError


def test_now_is_the_real_time_on_the_wall_in_hanoi():
    before = datetime.now(UTC)

    now = clock.now()

    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is clock.HANOI
    assert now.utcoffset() == timedelta(hours=7)
    assert not clock.is_frozen()


def test_an_evening_in_utc_is_already_the_next_day():
    evening = datetime(2022, 3, 29, 17, 30, tzinfo=UTC)

    with clock.frozen(evening):
        today = clock.today()

    assert today == date(2022, 3, 30)
    assert clock.local_day(evening) == date(2022, 3, 30)


def test_every_ten_minutes_of_two_days_around_midnight_have_the_right_day():
    start = datetime(2022, 3, 28, 17, 0, tzinfo=UTC)
    deadline = Deadline(date(2022, 3, 30), exclusive=True)
    expected = [(date(2022, 3, 29), False)] * 144 + [(date(2022, 3, 30), True)] * 144

    seen = []
    for step in range(288):
        with clock.frozen(start + timedelta(minutes=10 * step)):
            seen.append((clock.today(), deadline.is_over(clock.now())))

    assert seen == expected


def test_a_frozen_instant_stands_still():
    moment = datetime(2022, 3, 25, 8, 0, tzinfo=clock.HANOI)

    with clock.frozen(moment):
        first, second = clock.now(), clock.now()

    assert (first, second) == (moment, moment)
    assert first.tzinfo is clock.HANOI


def test_on_a_frozen_day_the_hands_still_move():
    with clock.frozen(CONGRESS_WORK):
        real = datetime.now(clock.HANOI)
        first, second = clock.now(), clock.now()

    assert first.date() == second.date() == CONGRESS_WORK
    assert first < second
    # One minute of slack, and midnight may fall in between.
    assert abs(first - datetime.combine(CONGRESS_WORK, real.timetz())) % timedelta(days=1) < timedelta(
        minutes=1
    )


def test_frozen_days_nest_and_return_after_an_error():
    with clock.frozen(CONGRESS_WORK):
        with clock.frozen(date(2022, 3, 25)):
            inner = clock.today()
        with pytest.raises(LookupError):
            failing_on(date(2022, 3, 28))
        outer = clock.today()

    assert (inner, outer) == (date(2022, 3, 25), CONGRESS_WORK)
    assert not clock.is_frozen()


def test_an_instant_without_a_time_zone_is_refused():
    naive = datetime(2022, 3, 29, 17, 30)  # noqa: DTZ001 - the fault this test is about

    with pytest.raises(ValueError, match="time zone"), clock.frozen(naive):
        pass
    with pytest.raises(ValueError, match="time zone"):
        clock.local_day(naive)


def test_a_new_thread_starts_unfrozen():
    seen = []

    with clock.frozen(CONGRESS_WORK):
        thread = threading.Thread(target=lambda: seen.append(clock.is_frozen()))
        thread.start()
        thread.join()

    assert seen == [False]


def test_the_setting_freezes_the_day_and_the_block_wins_over_it(settings):
    settings.FROZEN_TODAY = "2022-03-18"

    with clock.frozen(date(2022, 3, 21)):
        inside = clock.today()

    assert inside == date(2022, 3, 21)
    assert clock.today() == CONGRESS_WORK
    assert clock.is_frozen()


@pytest.mark.parametrize("text", ["18/03/2022", "20220318", "2022-W11-5", "2022-3-18", "2022-02-30", "mai"])
def test_a_setting_that_is_no_date_stops_the_server_at_its_start(settings, text):
    settings.FROZEN_TODAY = text

    with pytest.raises(ImproperlyConfigured, match="CONGRESS_TODAY must be a date written YYYY-MM-DD"):
        time_middleware(tell_day)


@pytest.mark.django_db
def test_a_demo_request_is_served_on_its_frozen_day(settings, rf):
    settings.DEMO = True
    settings.FROZEN_TODAY = "2022-01-05"
    FrozenDay.objects.create(day=CONGRESS_WORK)
    serve = time_middleware(tell_day)

    response = serve(rf.get("/"))

    assert response.content == b"2022-03-18"
    assert clock.today() == date(2022, 1, 5)


@pytest.mark.django_db
def test_a_demo_without_a_frozen_day_keeps_real_time(settings, rf):
    settings.DEMO = True
    serve = time_middleware(tell_frozen)

    assert serve(rf.get("/")).content == b"False"


@pytest.mark.django_db
def test_outside_a_demo_the_frozen_day_is_not_even_asked_for(settings, rf, django_assert_num_queries):
    settings.DEMO = False
    FrozenDay.objects.create(day=CONGRESS_WORK)
    serve = time_middleware(tell_frozen)

    with django_assert_num_queries(0):
        response = serve(rf.get("/"))
        day = frozen_day()

    assert (response.content, day) == (b"False", None)


@pytest.mark.django_db
def test_one_request_reads_the_calendar_once_and_the_next_one_again(rf, django_assert_num_queries):
    saturday = date(2022, 3, 19)

    def view(request):
        calendar_in_force()
        return HttpResponse(str(calendar_in_force().is_working(saturday)))

    serve = time_middleware(view)

    # The newest line of the book, and the days off where it is another one than before.
    with django_assert_num_queries(2):
        first = serve(rf.get("/"))
    ExceptionDay.objects.create(day=saturday, works=True, source="Thông báo của Thường trực Hội")
    with django_assert_num_queries(2):
        second = serve(rf.get("/"))
    with django_assert_num_queries(1):
        third = serve(rf.get("/"))

    assert (first.content, second.content, third.content) == (b"False", b"True", b"True")


@pytest.mark.django_db
def test_a_view_that_fails_leaves_neither_day_nor_calendar_behind(settings, rf, django_assert_num_queries):
    settings.DEMO = True
    FrozenDay.objects.create(day=CONGRESS_WORK)

    def view(request):
        calendar_in_force()
        raise LookupError

    with pytest.raises(LookupError):
        time_middleware(view)(rf.get("/"))

    assert not clock.is_frozen()
    with django_assert_num_queries(2):
        calendar_in_force()
        calendar_in_force()
