"""Work beside the pages: asked for once, taken by one, and never lost with whoever took it."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connections

from tests.documents.racers import in_threads
from workflows import clock
from workflows.background import kinds
from workflows.background.asking import asked_for, give_up
from workflows.background.running import LEASE, HowFar, NotWanted, carry_on, run_waiting, taken_by
from workflows.background.worker import each_minute_brings, words_of_worker
from workflows.errors import NotNow
from workflows.models import Beat, Job, JobPhase, Wish

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


@pytest.fixture
def counted(monkeypatch):
    """A kind of work that only counts how often it was done; nothing else is known in these stories."""
    done = []
    monkeypatch.setattr(kinds, "KINDS", kinds.KINDS)
    for name in list(kinds.KINDS):
        monkeypatch.delitem(kinds.KINDS, name)

    def work(telling, *, number=0):
        telling(1, 2)
        done.append(number)
        return f"paper-{number}"

    monkeypatch.setitem(kinds.KINDS, "count", kinds.WorkKind("count", "đếm", work))
    return done


def test_forty_who_ask_for_the_same_make_one_job(counted, cast):
    people = [cast.truong, cast.btc, cast.vanphong]

    jobs = {asked_for("count", "same", facts={"number": 1}, by=person).pk for person in people * 13}

    assert (len(jobs), Wish.objects.count(), run_waiting("a")) == (1, 3, 1)
    job = Job.objects.get()
    assert (job.phase, job.made, job.progress, counted) == (JobPhase.DONE, "paper-1", 100, [1])
    assert (asked_for("count", "same", facts={}, by=cast.vanphong).made, run_waiting("b")) == ("paper-1", 0)


def test_a_job_of_the_dead_is_done_by_the_next_and_the_dead_writes_nothing(counted, monkeypatch):
    asked_for("count", "one", facts={"number": 7})
    dead = taken_by("dead")
    assert taken_by("next") is None
    late = clock.real_now() + LEASE + timedelta(seconds=1)
    monkeypatch.setattr(clock, "real_now", lambda: late)

    done = run_waiting("next")
    carry_on(dead, "dead")

    job = Job.objects.get()
    assert (done, job.phase, job.taken, counted) == (1, JobPhase.DONE, 2, [7])


def test_a_promise_from_before_the_clock_was_moved_back_binds_nobody(counted, monkeypatch):
    ahead = clock.real_now() + timedelta(days=3)
    with monkeypatch.context() as moved:
        moved.setattr(clock, "real_now", lambda: ahead)
        asked_for("count", "one", facts={})
        taken_by("dead")

    assert run_waiting("next") == 1


def test_what_nobody_waits_for_stops_where_it_stands(counted, cast):
    job = asked_for("count", "one", facts={}, by=cast.vanphong)
    asked_for("count", "one", facts={}, by=cast.btc)
    taken = taken_by("a")

    give_up(job, by=cast.vanphong)
    HowFar(taken, "a")(1, 4)
    give_up(job, by=cast.btc)

    with pytest.raises(NotWanted):
        HowFar(taken, "a")(2, 4)
    carry_on(taken, "a")
    job.refresh_from_db()
    assert (job.phase, counted) == (JobPhase.LEFT, [])
    assert asked_for("count", "one", facts={}, by=cast.vanphong).phase == JobPhase.WAITING


def test_a_refusal_is_tried_three_times_and_then_told(counted, monkeypatch):
    def refuses(_telling):
        raise NotNow("Kho tệp không phải của cơ sở dữ liệu này.")

    monkeypatch.setitem(kinds.KINDS, "count", kinds.WorkKind("count", "đếm", refuses))
    asked_for("count", "one", facts={})
    now = clock.real_now()
    times = []
    for minute in range(4):
        monkeypatch.setattr(clock, "real_now", lambda at=now + timedelta(minutes=minute): at)
        times.append(run_waiting("a"))

    job = Job.objects.get()
    assert (times, job.phase) == ([1, 1, 1, 0], JobPhase.FAILED)
    assert job.reason == "Kho tệp không phải của cơ sở dữ liệu này."


def test_a_night_is_spent_once_a_day_also_when_the_clock_is_moved_back(counted, monkeypatch):
    night = kinds.WorkKind("count", "đếm", kinds.KINDS["count"].work, nightly=True)
    monkeypatch.setitem(kinds.KINDS, "count", night)
    done = []
    for day in ("2022-03-18", "2022-03-19", "2022-03-18", "2022-03-19", "2022-03-29"):
        with clock.frozen(clock.date.fromisoformat(day)):
            each_minute_brings()
            each_minute_brings()
            done.append(run_waiting("a"))

    assert done == [1, 1, 0, 0, 1]


def test_the_administrator_is_told_since_when_no_worker_runs():
    now = clock.real_now()
    before = words_of_worker()
    beat = Beat.objects.create(name="a", began=now, seen=now)
    during = words_of_worker()
    beat.seen = now - timedelta(minutes=2)
    beat.save()

    assert before.startswith("Chưa có tiến trình nền nào chạy")
    assert during == ""
    assert f"chạy từ {clock.in_a_sentence(beat.seen)}" in words_of_worker()


def test_the_administrator_is_told_why_the_last_night_failed(counted, monkeypatch):
    night = kinds.WorkKind("count", "đếm", kinds.KINDS["count"].work, nightly=True)
    monkeypatch.setitem(kinds.KINDS, "count", night)
    now = clock.real_now()
    Beat.objects.create(name="a", began=now, seen=now)
    failed = {"phase": JobPhase.FAILED, "reason": "Kho tệp không phải của cơ sở dữ liệu này.", "ended": now}
    Job.objects.create(kind="count", key="2022-03-17", asked=now, phase=JobPhase.DONE)
    Job.objects.create(kind="count", key="2022-03-18", asked=now, **failed)
    told = words_of_worker()
    with clock.frozen(clock.date(2022, 3, 18)):
        each_minute_brings()
    kept = Job.objects.get(key="2022-03-18").phase
    Job.objects.filter(key="2022-03-18").update(phase=JobPhase.DONE, reason="")

    assert told.startswith("Việc hằng đêm ngày 18/03/2022 chưa làm xong")
    assert told.endswith("Kho tệp không phải của cơ sở dữ liệu này.")
    assert (kept, words_of_worker()) == (JobPhase.FAILED, "")


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_sixteen_workers_do_each_of_forty_jobs_once(counted):
    for number in range(40):
        asked_for("count", str(number), facts={"number": number})
    lock, found = threading.Lock(), []

    def works(hand):
        done = run_waiting(f"worker-{hand}")
        with lock:
            found.append(done)
        connections.close_all()
        return Job(pk=hand)

    in_threads(16, works)

    assert (sum(found), sorted(counted)) == (40, list(range(40)))
    assert set(Job.objects.values_list("phase", "taken")) == {(JobPhase.DONE, 1)}
