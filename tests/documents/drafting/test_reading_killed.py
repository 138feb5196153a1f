"""A worker killed again and again while it reads long files: each is read once, wholly, whoever is killed."""

from __future__ import annotations

import os
import random
import time
from datetime import timedelta

import pytest

from documents.models import BlobText
from documents.packages.services.words_awaited import LONG_READING
from tests.demo_world import paper
from tests.documents.drafting.test_long_reading import (
    CODE,
    MAIN,
    WORDS,
    hurried,
    secretary,
)
from tests.documents.readable import par, run, word
from tests.workers import until, worker
from workflows import clock
from workflows.models import Beat, Job, JobPhase

pytestmark = [pytest.mark.one_database, pytest.mark.slow]
__all__ = ["hurried", "secretary"]

PARAGRAPHS = 6_000


def finished():
    return not Job.objects.filter(kind=LONG_READING).exclude(phase=JobPhase.DONE).exists()


def test_killed_at_any_moment_of_a_reading_nothing_is_lost_or_read_twice(
    secretary, transactional_db, tmp_path
):
    kills, chance = int(os.environ.get("KILLS", "5")), random.Random(15)  # noqa: S311 - no secret
    now, queue = clock.real_now(), f"sqlite:///{tmp_path}/queue"
    Beat.objects.create(name="a", began=now, seen=now)
    # A reading that ends its worker too often is given up: many kills are shared out among many files.
    files = 2 + kills // 10
    for number in range(files):
        lines = [par(run(f"Tệp {number}, đoạn {line}. {WORDS}")) for line in range(PARAGRAPHS)]
        secretary.act(CODE, "revise", **{MAIN: paper("nq.docx", word(*lines))})
    hit = 0

    for _number in range(kills):
        with worker(QUEUE=queue) as reading:
            until(lambda: Job.objects.filter(phase=JobPhase.RUNNING).exists() or finished())
            time.sleep(chance.random())
            hit += Job.objects.filter(kind=LONG_READING, phase=JobPhase.RUNNING).count()
            reading.kill()
            reading.wait()
        # As if the minute had passed after which the dead are believed to be dead.
        gone = clock.real_now() - timedelta(seconds=1)
        Job.objects.filter(phase=JobPhase.RUNNING).update(free_from=gone)
    with worker(QUEUE=queue):
        until(finished, patience=60 * files)

    texts = [row.text for row in BlobText.objects.filter(text__contains=WORDS)]
    assert hit > 0
    assert sorted(text.count(WORDS) for text in texts) == [PARAGRAPHS] * files
