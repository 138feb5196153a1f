"""A worker killed again and again in the middle of its moves: nothing is lost, nothing is done twice."""

from __future__ import annotations

import os
import signal
import time
import tomllib
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction

from congress.models import Person
from documents.models import Package, PackageStep
from documents.packages.services.duties import settle_duties
from documents.procedures.services.adopting import adopt
from tests.house.source import ROOT
from tests.sampled import WHOLE
from tests.workers import until, worker
from workflows import clock, history
from workflows.models import Duty, Job, JobPhase, Notice
from workflows.procedures import store

pytestmark = [
    pytest.mark.both_databases,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.sweep,
]

KINDS = ("BCCT", "BCKD", "BCTC", "NQ", "DANS")
# A stage whose last day is over is left for the next by the procedure itself.
WAY = ("assigned", "drafting", "returned")
NIGHTS = (date(2022, 3, 25), date(2022, 4, 5), date(2022, 4, 18), date(2022, 4, 23), date(2022, 4, 29))
DUE = date(2022, 4, 30)
# Fewer for one night than those after which a job that ends its worker each time is given up.
KILLS = 10 if WHOLE else 1


def hurried(code):
    """A shipped procedure whose packages go on by themselves."""
    raw = tomllib.loads((ROOT / f"documents/procedures/{code}.toml").read_text(encoding="utf-8"))
    moves = [
        {"code": f"late_{here}", "label": "Tự chuyển", "from": [here], "to": there, "on": "deadline"}
        for here, there in pairwise(WAY)
    ]
    return store.parse_definition(code, raw | {"transition": [*raw.get("transition", []), *moves]})


def told():
    """What stands in the record, whoever wrote it and whenever."""
    steps = PackageStep.objects.order_by("item_id", "sequence")
    duties = Duty.objects.order_by("item_id", "opened", "role", "right", "stage")
    return {
        "steps": list(steps.values_list("item_id", "sequence", "action", "target", "at", "rule")),
        "duties": list(duties.values_list("item_id", "role", "right", "stage", "opened", "closed")),
        "notices": Notice.objects.count(),
        "states": list(Package.objects.order_by("pk").values_list("pk", "state")),
    }


@pytest.fixture
def hurrying(make_package):
    administrator = Person.objects.create_superuser("qt", full_name="Quản trị", password="x")
    for kind in KINDS:
        adopt(hurried(kind), by=administrator, reason="Chạy thử")
    return [make_package(kind, "assigned", due=DUE) for kind in KINDS]


def never_killed():
    """The record as one night after all of it writes it, and how long that takes; nothing of it stays."""
    began = time.monotonic()
    with transaction.atomic(), clock.frozen(NIGHTS[-1]):
        settle_duties()
        record = told()
        transaction.set_rollback(True)
    return record, time.monotonic() - began


def killed(day, queue, after):
    """A worker of that day is killed so long after it began its night."""
    with worker(QUEUE=queue, CONGRESS_TODAY=day.isoformat()) as running:
        until(lambda: Job.objects.filter(key=day.isoformat()).exclude(holder="").exists())
        time.sleep(after)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
    # As if it had been silent for a minute.
    gone = clock.real_now() - timedelta(seconds=1)
    Job.objects.filter(phase=JobPhase.RUNNING).update(free_from=gone)


def test_the_record_is_that_of_a_worker_which_nobody_killed(hurrying, tmp_path):
    expected, span = never_killed()
    queue = f"sqlite:///{tmp_path}/queue"

    for number, day in enumerate(NIGHTS):
        for kill in range(KILLS):
            killed(day, queue, span * ((number * KILLS + kill) % 7) / 7)
        if day == NIGHTS[-1] or WHOLE:
            with worker(QUEUE=queue, CONGRESS_TODAY=day.isoformat()):
                until(lambda day=day: Job.objects.filter(key=day.isoformat(), phase=JobPhase.DONE).exists())

    assert told() == expected
    assert {state for _pk, state in expected["states"]} == {"returned"}
    assert [history.chain_faults(package) for package in Package.objects.all()] == [[]] * len(hurrying)
