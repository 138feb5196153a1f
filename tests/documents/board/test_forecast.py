"""The forecast against what then happened, and against a pencil."""

from __future__ import annotations

import random
from datetime import date, timedelta

from documents.board.queries.forecast import Ahead, StageTimes, forecast_of, stage_times
from workflows import deadlines
from workflows.calendars import shipped

FRIDAY = date(2022, 3, 18)
WAY = ("drafting", "verification", "standing", "executive", "board", "signing")
# Of one congress: how many working days each stage takes; mostly so many, now and then far more.
USUAL = {"drafting": 8, "verification": 6, "standing": 3, "executive": 2, "board": 2, "signing": 2}


def told(ahead, times, *, since=FRIDAY, last_day=date(2022, 3, 29)):
    return forecast_of(ahead, times, today=FRIDAY, since=since, last_day=last_day, calendar=shipped())


def test_a_forecast_can_be_worked_out_with_a_pencil():
    times = StageTimes({"verification": (6, 9, 7), "standing": (2, 3, 3), "signing": (1,)})
    ahead = [
        Ahead("verification", date(2022, 3, 21)),
        Ahead("standing", date(2022, 3, 24)),
        Ahead("signing", date(2022, 3, 29)),
    ]

    found = told(ahead, times, since=date(2022, 3, 16))

    # Verification usually takes 7, of which 2 are gone: 5; Thường trực 3; of signatures there is one, so the
    # middle one of all seven: 3. Eleven working days from Friday 18/3 end on Monday 4/4, four after Tuesday.
    assert (found.ends, found.late_days) == (date(2022, 4, 4), 4)
    # One day is planned for what takes five; no other stage is so much beyond its plan.
    assert found.stage == "verification"


def test_below_five_finished_stages_nothing_is_foretold():
    four = StageTimes({"standing": (2, 3), "signing": (1, 1)})

    assert told([Ahead("standing", None)], four) is None
    assert told([Ahead("standing", None)], StageTimes({"standing": (2, 3, 1, 1, 2)})).late_days == 0


def test_the_day_of_entering_does_not_count_and_weekends_are_no_days():
    spans = [
        ("standing", date(2022, 3, 18), date(2022, 3, 18)),
        ("standing", date(2022, 3, 18), date(2022, 3, 21)),
    ]

    assert stage_times(spans, calendar=shipped()).by_stage == {"standing": (0, 1)}


def test_forecasts_hold_for_what_happens_afterwards():
    """Of 400 packages as many are late as were foretold, within a tenth; the day is off by little."""
    chance = random.Random(2022)  # noqa: S311 - the same each time

    def takes(stage):
        usual = USUAL[stage]
        return max(0, usual + chance.choice((-1, -1, 0, 0, 0, 1, 1, 4)))

    known = StageTimes({stage: tuple(takes(stage) for _package in range(15)) for stage in WAY})
    errors, foretold, happened = [], 0, 0
    for _package in range(400):
        ahead = [Ahead(stage, None) for stage in WAY[chance.randrange(len(WAY)) :]]
        room = sum(USUAL[one.stage] for one in ahead) + chance.randint(-6, 6)
        last_day = deadlines.end_working(FRIDAY, max(room, 1))
        real = deadlines.end_working(FRIDAY, sum(takes(one.stage) for one in ahead))
        found = told(ahead, known, last_day=last_day)
        errors.append(abs((found.ends - real) / timedelta(days=1)))
        foretold += found.late_days > 0
        happened += deadlines.overdue_days(real, last_day) > 0

    assert abs(foretold - happened) / 400 <= 0.1
    assert sorted(errors)[200] <= 3
