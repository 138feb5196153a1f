"""The queues that wake a worker, each spoken to in earnest: a file, PostgreSQL, Redis."""

from __future__ import annotations

import os

import pytest
from django.db import connection

from tests.workers import environment, until, worker
from workflows.background import queue
from workflows.background.asking import asked_for
from workflows.models import Job, JobPhase

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["file", "postgresql", "redis"])
def address(request, settings, tmp_path):
    """The address of an empty queue of that sort; skipped where `make test` found no such server."""
    if request.param == "postgresql" and connection.vendor != "postgresql":
        pytest.skip("only on PostgreSQL: the queue lies in the database of the test")
    if request.param == "redis" and not os.environ.get("TEST_QUEUE"):
        pytest.skip("no Redis: TEST_QUEUE is not set")
    known = {"file": f"sqlite:///{tmp_path}/queue", "redis": os.environ.get("TEST_QUEUE", "")}
    settings.QUEUE = known.get(request.param) or environment()["DATABASE_URL"]
    queue.queue().flush()
    yield settings.QUEUE
    queue.queue().flush()


def test_a_wake_reaches_who_listens_once(address, monkeypatch):
    looked = []
    monkeypatch.setattr(queue, "_looks", [lambda: looked.append(address)])
    listening = queue.queue()

    queue.wake()

    assert listening.pending_count() == 1
    listening.execute(listening.dequeue())
    assert (looked, listening.pending_count(), listening.dequeue()) == ([address], 0, None)


def test_a_worker_of_its_own_hears_the_wake_and_does_the_work(address, cast):
    asked_for("night", "asked for by hand", facts={})
    before = queue.queue().pending_count()

    with worker(QUEUE=address, CONGRESS_TODAY="2022-03-18"):
        until(lambda: set(Job.objects.values_list("phase", flat=True)) == {JobPhase.DONE})
        until(lambda: queue.queue().pending_count() == 0)

    assert before == 1
    # Reminders are asked for in the hours in which one may remind.
    nights = Job.objects.filter(kind="night").values_list("key", "taken")
    assert dict(nights) == {"asked for by hand": 1, "2022-03-18": 1}
