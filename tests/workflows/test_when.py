"""When a step happened: on paper or now, by the hour or by the day, in the order in which papers arrive."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cast import perform
from tests.workflows.attempts import refused
from workflows import clock, history
from workflows.errors import Unmet
from workflows.models import Duty


def test_a_step_is_not_in_the_future(make_package, cast):
    package = make_package()

    for later in (timedelta(seconds=5), timedelta(days=1)):
        assert refused(package, "consult", cast.truong, Unmet, at=clock.now() + later) == [
            "Thời điểm thực hiện chưa đến; đề nghị ghi đúng ngày giờ trên giấy."
        ]


def test_a_step_is_not_before_the_step_before(make_package, cast):
    package = make_package()
    last = package.steps.last().at

    reasons = refused(package, "consult", cast.truong, Unmet, at=last - timedelta(seconds=1))

    when = last.astimezone(clock.HANOI).strftime("%H:%M %d/%m/%Y")
    assert reasons == [f"Thời điểm thực hiện không được trước việc mà nó dựa vào ({when})."]
    assert perform(package, "consult", cast.truong, at=last).at == last


def test_what_happened_on_paper_keeps_both_times(make_package, cast):
    package = make_package()
    with clock.frozen(datetime(2022, 3, 21, 9, 0, tzinfo=clock.HANOI)):
        on_paper = datetime(2022, 3, 20, 16, 30, tzinfo=clock.HANOI)

        step = perform(package, "consult", cast.truong, at=on_paper)

        assert (step.at, step.entered) == (on_paper, clock.now())
        assert set(Duty.objects.filter(closed=None).values_list("opened", flat=True)) == {on_paper}


def test_a_clock_set_back_does_not_turn_history_round(make_package, cast):
    package = make_package()
    last = package.steps.last().at
    with clock.frozen(last - timedelta(hours=2)):
        step = perform(package, "consult", cast.truong)

    assert (step.at, history.chain_faults(package)) == (last, [])


def test_papers_arrive_in_any_order_as_long_as_nothing_rests_on_them(make_package, cast):
    package = make_package("BCCT", "consultation")
    opened = package.steps.last().at
    with clock.frozen(datetime(2022, 3, 21, 9, 0, tzinfo=clock.HANOI)):
        perform(package, "comment", cast.tttd, verdict="pass")
        earlier = opened + timedelta(hours=1)
        late = perform(package, "comment", cast.vanphong, verdict="pass", at=earlier)
        with pytest.raises(Unmet):
            perform(package, "comment", cast.btc, verdict="pass", at=opened - timedelta(minutes=1))
        perform(package, "comment", cast.btc, verdict="pass")
        # What closes the consultation rests on all that was said in it.
        with pytest.raises(Unmet):
            perform(package, "close_consultation", cast.truong, at=earlier)
        perform(package, "close_consultation", cast.truong)

    assert (late.at, late.sequence) == (earlier, package.steps.last().sequence - 2)
    assert history.chain_faults(package) == []


def test_a_day_without_an_hour_is_compared_as_a_day(make_package, cast):
    package = make_package("BCCT", "consultation")
    opened = clock.local_day(package.steps.last().at)

    step = perform(package, "comment", cast.tttd, verdict="pass", at=opened)
    reasons = refused(package, "comment", cast.vanphong, Unmet, verdict="pass", at=opened - timedelta(days=1))
    future = refused(package, "comment", cast.vanphong, Unmet, verdict="pass", at=opened + timedelta(days=1))

    assert (step.by_day, step.at) == (True, clock.first_instant(opened))
    assert [words[0].partition(" (")[0] for words in (reasons, future)] == [
        "Thời điểm thực hiện không được trước việc mà nó dựa vào",
        "Thời điểm thực hiện chưa đến; đề nghị ghi đúng ngày giờ trên giấy.",
    ]
    assert history.chain_faults(package) == []
