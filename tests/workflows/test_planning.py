"""Days of a plan: counted back where they fit, squeezed where they do not, fair to who receives it late."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows import deadlines
from workflows.calendars import shipped
from workflows.planning import FAIR, extended, fair_day, shifted, spread, stages_after, way_of
from workflows.procedures import store

KINDS = [code for code in store.shipped_codes() if not store.read_shipped(code).code.startswith("standard")]
LAST = date(2022, 3, 29)


def definition(kind):
    return store.read_shipped(kind)


def test_days_that_fit_are_those_of_the_procedure():
    days = spread(definition("BCTC"), date(2022, 1, 10), LAST, calendar=shipped())

    assert days == {
        "assigned": date(2022, 1, 28),
        "drafting": date(2022, 2, 25),
        "subcommittee": date(2022, 3, 14),
        "verification": date(2022, 3, 16),
        "standing": date(2022, 3, 21),
        "executive": date(2022, 3, 23),
        "board": date(2022, 3, 25),
        "signing": date(2022, 3, 29),
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("working_days", [1, 2, 5, 8, 12, 13, 30, 60, 120])
def test_no_stage_is_late_at_birth_whatever_is_left(kind, working_days):
    first = date(2022, 3, 18)
    last = deadlines.end_working(first, working_days - 1)
    way = [stage.code for stage in way_of(definition(kind))]

    days = spread(definition(kind), first, last, calendar=shipped())

    assert list(days) == way
    assert (min(days.values()) >= first, max(days.values())) == (True, last)
    assert [pair for pair in pairwise(days.values()) if pair[1] < pair[0]] == []
    if len(way) <= working_days <= 12:
        # Each has a working day of its own: no package is “sẽ chậm” as soon as it is assigned.
        assert len(set(days.values())) == len(way)


def test_a_last_day_that_is_a_day_off_stays_the_last_day():
    sunday = date(2022, 3, 27)

    days = spread(definition("BCTC"), date(2022, 3, 26), sunday, calendar=shipped())

    assert set(days.values()) == {sunday}


def test_days_that_were_said_are_kept_and_the_others_lie_between():
    fixed = {"drafting": date(2022, 3, 1), "board": date(2022, 3, 17)}

    days = spread(definition("BCTC"), date(2022, 1, 10), LAST, calendar=shipped(), fixed=fixed)

    assert (days["assigned"], days["drafting"]) == (date(2022, 1, 28), date(2022, 3, 1))
    assert [days[one] for one in ("standing", "executive", "board")] == [date(2022, 3, 17)] * 3
    assert days["signing"] == LAST


PLAN = {
    "assigned": date(2022, 3, 1),
    "drafting": date(2022, 3, 8),
    "subcommittee": date(2022, 3, 9),
    "verification": date(2022, 3, 16),
    "standing": date(2022, 3, 17),
}


@pytest.mark.parametrize(
    ("stage", "entered", "day"),
    [
        # In time: what was planned stays, however short.
        ("verification", date(2022, 3, 9), None),
        ("standing", date(2022, 3, 16), None),
        # Received late, with more days left than two: stays.
        ("verification", date(2022, 3, 11), None),
        # Received after its own day: two working days, over the weekend, or the one that was planned.
        ("verification", date(2022, 3, 17), date(2022, 3, 21)),
        ("standing", date(2022, 3, 18), date(2022, 3, 21)),
        # Beside the way: what the plan leaves before the next stage, two working days at least.
        ("returned", date(2022, 3, 2), date(2022, 3, 8)),
        ("returned", date(2022, 3, 8), date(2022, 3, 10)),
    ],
)
def test_who_receives_it_late_has_a_fair_day(stage, entered, day):
    found = fair_day(definition("BCTC"), stage, entered, plan=PLAN, last=LAST, calendar=shipped())

    assert found == day


def test_who_receives_it_late_from_one_who_was_given_a_new_day_has_a_fair_day_too():
    moved = PLAN | {"verification": date(2022, 3, 24)}
    days = {
        entered: fair_day(definition("BCTC"), "standing", entered, plan=moved, last=LAST, calendar=shipped())
        for entered in (date(2022, 3, 17), date(2022, 3, 23))
    }

    assert days == {date(2022, 3, 17): None, date(2022, 3, 23): date(2022, 3, 24)}


def test_a_pause_moves_days_by_working_days_and_none_beyond_the_last():
    later = shifted(PLAN, ["verification", "standing"], 5, last=date(2022, 3, 23), calendar=shipped())

    assert later == {"verification": date(2022, 3, 23), "standing": date(2022, 3, 23)}
    assert PLAN["verification"] + timedelta(days=7) == date(2022, 3, 23)
    assert FAIR == 2


@given(
    kind=st.sampled_from(KINDS),
    length=st.integers(1, 90),
    at=st.integers(0, 20),
    more=st.integers(1, 60),
)
def test_more_time_never_makes_days_descend_nor_passes_the_deadline(kind, length, at, more):
    first, calendar = date(2022, 3, 18), shipped()
    last = deadlines.end_working(first, length)
    plan = spread(definition(kind), first, last, calendar=calendar)
    stage = list(plan)[at % len(plan)]
    day = deadlines.end_working(plan[stage], more)
    ahead = stages_after(definition(kind), stage, plan, today=first)

    moved = extended(plan, [stage, *ahead], day, last=last, calendar=calendar)

    after = plan | moved
    days = [after[code] for code in (stage, *ahead)]
    assert (days[0], days == sorted(days), min(days) >= first) == (day, True, True)
    assert all(after[code] >= plan[code] for code in plan)
    assert day > last or max(days) <= last
    assert moved.keys() <= {stage, *ahead}


def test_what_has_time_enough_keeps_its_day():
    plan = {"drafting": date(2022, 3, 21), "standing": date(2022, 3, 31), "signing": date(2022, 3, 31)}

    moved = extended(plan, list(plan), date(2022, 3, 25), last=date(2022, 3, 31), calendar=shipped())

    assert moved == {"drafting": date(2022, 3, 25)}
