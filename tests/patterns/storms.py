"""Sixteen hands on the tracks of one matter: exactly once; `tests/workflows/test_patterns.py` runs this."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connections

from tests.patterns.laws import CONSULTED, act
from tests.patterns.walking import Do, begun, fresh, happen, place
from workflows import clock, engine, history
from workflows.errors import Busy, Refused
from workflows.models import Track

HANDS = 16
TODAY = date(2022, 3, 18)


def storm(jobs, day=TODAY):
    """What came of each job, all begun at the same moment; a busy database is tried again."""
    start = threading.Barrier(len(jobs))

    def hand(job):
        with clock.frozen(day):
            start.wait(timeout=60)
            try:
                while True:
                    try:
                        return job() or "done"
                    except Busy:
                        continue
                    except Refused as refused:
                        return refused.outcome
            finally:
                connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return Counter(pool.map(hand, jobs))


@pytest.fixture
def asked(flushable):
    """A matter about which an and binh are asked; chi may still be."""
    for name in ("lan", "an", "binh", "chi", "dung", "em"):
        User.objects.create(username=name)
    matter = begun(CONSULTED)
    keys = [f"p{one.pk}" for one in User.objects.filter(username__in=("an", "binh"))]
    happen(matter, Do("lan", "ask", more={"tracks": {"asked": keys}}))
    return matter


def answering(matter, name):
    """The answer of one who looked before the storm."""
    item, by = fresh(matter), User.objects.get(username=name)
    ref = place(matter, f"p{by.pk}")
    seen = engine.seen(item, ref)
    return lambda: engine.perform(fresh(matter), "answer", by=by, seen=seen, track=ref) and "done"


def test_two_tracks_moved_by_sixteen_hands_move_once_each(asked):
    jobs = [answering(asked, name) for name in ("an", "binh")] * (HANDS // 2)

    assert storm(jobs) == {"done": 2, "stale": HANDS - 2}
    assert [step.action for step in asked.steps.all()] == ["start", "ask", "answer", "answer"]
    assert history.chain_faults(fresh(asked)) == []


def test_somebody_added_while_the_stage_closes_is_asked_or_is_not(asked):
    for name in ("an", "binh"):
        act(asked, name, "answer", track=place(asked, f"p{User.objects.get(username=name).pk}"))
    chi, seen = User.objects.get(username="chi"), engine.seen(fresh(asked))
    lan = User.objects.get(username="lan")
    more = {"tracks": {"asked": [f"p{chi.pk}"]}}

    jobs = [
        lambda: engine.perform(fresh(asked), "close", by=lan, seen=seen) and "closed",
        lambda: (
            engine.perform(fresh(asked), "more", by=lan, seen=engine.seen(fresh(asked)), **more) and "more"
        ),
    ]
    found = storm(jobs * (HANDS // 2))

    added = Track.objects.filter(person=chi).count()
    assert (found["closed"], added) in ((1, 0), (1, 1))
    assert (fresh(asked).state, history.chain_faults(fresh(asked))) == ("writing", [])


def test_a_last_answer_and_a_last_day_in_the_same_minute_happen_once(asked):
    night = date(2022, 4, 1)
    jobs = [answering(asked, "an"), lambda: "settled" if engine.settle(fresh(asked)) else "nothing"]

    storm(jobs * (HANDS // 2), day=night)

    ends = Counter((step.track, step.rule) for step in asked.steps.filter(source="waiting"))
    assert sorted(ends.values()) == [1, 1]
    assert history.chain_faults(fresh(asked)) == []
