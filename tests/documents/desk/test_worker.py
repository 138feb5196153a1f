"""A worker in a process of its own: the night, moves that nobody makes, killed and begun again."""

from __future__ import annotations

import os
import signal
from datetime import timedelta

import pytest
from django.core.management import call_command

from tests.workers import until, worker
from workflows import clock
from workflows.models import Beat, Job, JobPhase

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]


def nights():
    return list(Job.objects.filter(kind="night").values_list("key", "phase"))


def test_a_worker_spends_the_night_and_says_that_it_lives(cast, tmp_path, capsys):
    queue = f"sqlite:///{tmp_path}/queue"
    with worker(QUEUE=queue, CONGRESS_TODAY="2022-03-18") as running:
        until(lambda: nights() == [("2022-03-18", JobPhase.DONE)])
        call_command("doctor")
        alive = capsys.readouterr().err

    assert (running.returncode, Beat.objects.get().ended is not None) == (0, True)
    assert alive == ""
    call_command("doctor")
    assert "Không có tiến trình nền nào chạy từ" in capsys.readouterr().err


def test_what_a_killed_worker_held_is_done_by_the_next(cast, tmp_path):
    queue = f"sqlite:///{tmp_path}/queue"
    with worker(QUEUE=queue, CONGRESS_TODAY="2022-03-18") as running:
        until(nights)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
    # As if it had been killed in the middle, a minute ago.
    gone = clock.real_now() - timedelta(seconds=1)
    Job.objects.update(phase=JobPhase.RUNNING, holder="dead", free_from=gone)

    with worker(QUEUE=queue, CONGRESS_TODAY="2022-03-18"):
        until(lambda: nights() == [("2022-03-18", JobPhase.DONE)])


def test_a_queue_on_a_full_disk_stops_no_worker(cast):
    with worker(QUEUE="sqlite:////dev/full", CONGRESS_TODAY="2022-03-18") as running:
        until(lambda: nights() == [("2022-03-18", JobPhase.DONE)])
        alive = running.poll()

    assert (alive, running.returncode, Beat.objects.get().ended is not None) == (None, 0, True)
