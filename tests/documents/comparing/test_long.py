"""A long comparison is made once, by the worker or one at a time, and given to who may see it."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connections
from pypdf import PdfReader

from documents.comparing import papers
from documents.comparing.papers import compared_on_paper
from documents.packages.answers.values import Draft
from documents.packages.queries.drafts import drafts_with_parts
from documents.packages.services.paper_words import text_of
from documents.packages.services.taking_in import receive_text
from documents.texts.files import PAPERS
from tests.cast import perform
from tests.documents.compared import draft
from tests.documents.signed_in import sign_in
from tests.workers import until, worker
from workflows import clock
from workflows.background.asking import asked_for
from workflows.background.running import run_waiting
from workflows.models import Beat, Job, JobPhase, Wish

pytestmark = pytest.mark.one_database
OLD = "Báo cáo tổng kết\nTổng số tri ân là 2.950 triệu đồng."
NEW = "Báo cáo tổng kết\nTổng số tri ân là 3.383 triệu đồng."


def drafted(make_package, author, *texts):
    found = make_package("BCCT", "drafting")
    for words in texts:
        part = receive_text(words, part="bao-cao", title="Báo cáo")
        perform(found, "revise", author, version=Draft((part,)))
    return found


@pytest.fixture
def package(cast, make_package, monkeypatch):
    """Two drafts that count as long."""
    monkeypatch.setattr(papers, "LONG", 10)
    return drafted(make_package, cast.thuky, OLD, NEW)


@pytest.fixture
def at_work(db):
    """A worker that was heard of just now."""
    return Beat.objects.create(name="a", began=clock.real_now(), seen=clock.real_now())


def url(package):
    return f"/ho-so/{package.code}/so-sanh/2/3/ban-in.pdf"


def test_without_a_worker_the_first_makes_it_and_the_second_is_given_the_same(cast, package):
    first, second = (sign_in(person).get(url(package)) for person in (cast.btc, cast.truong))

    assert (first.status_code, second.content == first.content) == (200, True)
    assert "3.383" in PdfReader(BytesIO(first.content)).pages[0].extract_text()
    assert Job.objects.values_list("phase", "taken").get() == (JobPhase.DONE, 1)


def test_without_a_worker_only_one_is_made_at_a_time(cast, package):
    soon = clock.real_now() + timedelta(seconds=30)
    other = asked_for("comparison", "other", facts={})
    Job.objects.filter(pk=other.pk).update(phase=JobPhase.RUNNING, holder="page:b", free_from=soon)

    answer = sign_in(cast.btc).get(url(package))

    assert (answer.status_code, "còn 1 việc trước" in answer.text) == (202, True)


def test_with_a_worker_the_page_waits_and_then_gives_it(cast, package, at_work):
    reader = sign_in(cast.btc)
    before = reader.get(url(package))
    done = run_waiting("a")
    after = reader.get(url(package))

    assert (before.status_code, before["Refresh"], before["Cache-Control"]) == (202, "2", "no-store")
    assert ("Đang chờ đến lượt." in before.text, "tri ân" in before.text) == (True, False)
    assert (done, after.status_code, after["Content-Type"]) == (1, 200, "application/pdf")
    two, three = list(drafts_with_parts(package).order_by("number"))[-2:]
    assert after.content == compared_on_paper(package, two, three)


def test_what_was_made_for_others_is_not_given_to_who_may_not_see_it(cast, package):
    assert sign_in(cast.btc).get(url(package)).status_code == 200

    assert sign_in(cast.nguoila).get(url(package)).status_code == 404


def test_who_waits_may_stop_waiting_and_nobody_else_for_him(cast, package, at_work):
    reader = sign_in(cast.btc)
    reader.get(url(package))
    job = Job.objects.get()

    strange = sign_in(cast.truong).post(f"/viec-nen/{job.pk}/thoi/")
    left = reader.post(f"/viec-nen/{job.pk}/thoi/")

    job.refresh_from_db()
    assert (strange.status_code, left.status_code, job.phase) == (404, 302, JobPhase.LEFT)
    assert (run_waiting("a"), reader.get(url(package)).status_code) == (0, 202)


@pytest.fixture
def full_queue(settings):
    """A queue on a full disk."""
    settings.QUEUE = "sqlite:////dev/full"


@pytest.mark.usefixtures("at_work", "full_queue")
def test_a_queue_on_a_full_disk_costs_a_wait_and_nothing_else(
    cast, package, caplog, django_capture_on_commit_callbacks
):
    reader = sign_in(cast.btc)
    with django_capture_on_commit_callbacks(execute=True):
        before = reader.get(url(package))
    run_waiting("a")

    assert (before.status_code, reader.get(url(package)).status_code) == (202, 200)
    assert "the queue cannot be reached" in caplog.text


def test_a_paper_that_is_gone_from_the_store_is_made_again(cast, package):
    reader = sign_in(cast.btc)
    reader.get(url(package))
    PAPERS.storage.delete(Job.objects.get().made)

    assert (reader.get(url(package)).status_code, reader.get(url(package)).status_code) == (202, 200)


def test_another_text_is_another_paper(cast, package):
    reader = sign_in(cast.btc)
    reader.get(url(package))
    part = receive_text(f"{NEW}\nThêm.", part="bao-cao", title="Báo cáo")
    perform(package, "revise", cast.thuky, version=Draft((part,)))
    reader.get(url(package).replace("2/3", "2/4"))

    assert Job.objects.count() == 2


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("at_work")
def test_forty_people_who_ask_at_once_are_given_one_paper(cast, package):
    people = [getattr(cast, f"bch{number:02}") for number in range(1, 41)]
    readers, start = [sign_in(person) for person in people], threading.Barrier(40)

    def asked(reader):
        with clock.frozen(date(2022, 3, 18)):
            start.wait(timeout=60)
            try:
                return reader.get(url(package)).status_code
            finally:
                connections.close_all()

    with ThreadPoolExecutor(40) as pool:
        before = list(pool.map(asked, readers))
    done, after = run_waiting("a"), [reader.get(url(package)).content for reader in readers]

    assert (before, done, len(set(after))) == ([202] * 40, 1, 1)
    assert (Job.objects.values_list("phase", "taken").get(), Wish.objects.count()) == ((JobPhase.DONE, 1), 40)


@pytest.mark.slow
@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_killed_at_any_moment_nothing_is_lost_or_done_twice(cast, make_package, tmp_path):
    kills, chance = int(os.environ.get("KILLS", "5")), random.Random(5)  # noqa: S311 - no secret
    texts = ["\n".join(draft(seed, paragraphs=300)) for seed in range(3)]
    package = drafted(make_package, cast.thuky, *texts)
    versions = list(drafts_with_parts(package).order_by("number"))[-3:]
    # Only what was read can be weighed; the page does it before it asks.
    for part in (part for version in versions for part in version.parts.all()):
        text_of(part)
    pairs = [(old, new) for old in versions for new in versions if old.number < new.number]
    for old, new in pairs:
        key = papers.key_of_long(package, old, new)
        asked_for("comparison", key, facts={"key": key, "old": old.pk, "new": new.pk}, by=cast.btc)
    queue = f"sqlite:///{tmp_path}/queue"

    for _number in range(kills):
        with worker(QUEUE=queue, CONGRESS_TODAY="2022-03-18") as one, worker(QUEUE=queue) as two:
            until(lambda: Job.objects.filter(phase=JobPhase.RUNNING).exists() or finished())
            time.sleep(chance.random())
            for process in (one, two):
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
        # As if the minute had passed after which the dead are believed to be dead.
        gone = clock.real_now() - timedelta(seconds=1)
        Job.objects.filter(phase=JobPhase.RUNNING).update(free_from=gone)
    with worker(QUEUE=queue, CONGRESS_TODAY="2022-03-18"):
        until(finished, patience=120)

    jobs = Job.objects.filter(kind="comparison").order_by("id")
    assert [job.phase for job in jobs] == [JobPhase.DONE] * 3
    made = [PAPERS.read(job.made) for job in jobs]
    assert made == [compared_on_paper(package, old, new) for old, new in pairs]


def finished():
    return not Job.objects.filter(kind="comparison").exclude(phase=JobPhase.DONE).exists()
