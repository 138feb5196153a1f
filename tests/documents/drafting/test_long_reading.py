"""A file that takes long to read is kept at once and read beside the page, which says so and looks again."""

from __future__ import annotations

import signal
from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache

from documents.models import BlobText, Version
from documents.packages.services import paper_words
from documents.packages.services.paper_words import make_searchable
from documents.packages.services.words_awaited import LONG_READING, TRIED_AGAIN
from documents.texts.reading import apart
from documents.texts.uploads import limits
from tests.demo_world import at, paper
from tests.documents.readable import par, run, word
from tests.workers import until, worker
from workflows import clock
from workflows.background.asking import asked_for
from workflows.background.running import run_waiting
from workflows.models import Beat, Job, JobPhase

pytestmark = pytest.mark.one_database
WORDS = "Tổng số tri ân là 3.383 triệu đồng."
CODE, MAIN = "DH3-NQ", "file_du-thao"
PAGE = f"/ho-so/{CODE}/du-thao/2/"
READING = "Đang đọc nội dung tệp này"
TOO_MUCH = "Tệp quá phức tạp, không đọc được nội dung trong thời gian và bộ nhớ cho phép."


@pytest.fixture
def secretary(world):
    with at(18, hour=9):
        yield world.visitor("tbvk2")


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    """A machine so slow that a page has too little time for any Word file."""
    monkeypatch.setattr(apart, "reader_seconds", lambda: 0.005)


@pytest.fixture
def at_work(world):
    """A worker that was heard of just now."""
    with at(18, hour=9):
        now = clock.real_now()
        return Beat.objects.create(name="a", began=now, seen=now)


def hand_in(visitor, *paragraphs):
    data = word(*(paragraphs or [par(run(WORDS))]))
    return visitor.act(CODE, "revise", **{MAIN: paper("nq.docx", data)})


def main_part():
    return Version.objects.get(package__code=CODE, number=2).parts.select_related("blob").get(code="du-thao")


def test_the_draft_is_kept_at_once_and_read_by_the_worker(secretary, at_work):
    sent = hand_in(secretary)
    before = secretary.get(PAGE)
    done = run_waiting("a")
    after = secretary.get(PAGE)

    assert (sent.status_code, before["Refresh"], READING in unescape(before.text)) == (302, "5", True)
    assert (done, WORDS in after.text, after.has_header("Refresh")) == (1, True, False)
    assert main_part().blob.reading.text == WORDS


def test_its_author_is_told_with_the_thanks(secretary, at_work):
    hand_in(secretary)

    assert f"nq.docx: {READING}" in secretary.read(f"/ho-so/{CODE}/")


def test_what_needs_the_words_waits_and_says_so(secretary, at_work):
    hand_in(secretary)
    pages = {
        page: secretary.get(f"/ho-so/{CODE}/{page}")
        for page in ("so-sanh/1/2/", "so-sanh/1/2/ban-in.pdf", "soan/du-thao/", "du-thao/2/y-kien/")
    }

    assert [(page.status_code, page["Refresh"]) for page in pages.values()] == [(202, "5")] * 3 + [(200, "5")]
    assert ["nq.docx" in page.text and "Đang đọc nội dung" in page.text for page in pages.values()] == [
        True
    ] * 4
    run_waiting("a")
    assert WORDS in secretary.read(f"/ho-so/{CODE}/soan/du-thao/")
    assert secretary.get(f"/ho-so/{CODE}/so-sanh/1/2/ban-in.pdf")["Content-Type"] == "application/pdf"


def test_the_draft_goes_on_while_it_is_read(secretary, world, at_work):
    hand_in(secretary)
    with at(18, hour=10):
        sent = secretary.act(CODE, "to_subcommittee")

    assert (sent.status_code, Job.objects.get(kind=LONG_READING).phase) == (302, JobPhase.WAITING)


def test_without_a_worker_it_is_read_in_the_request(secretary):
    hand_in(secretary)
    page = secretary.get(PAGE)

    assert (WORDS in page.text, page.has_header("Refresh")) == (True, False)
    assert Job.objects.values_list("kind", "phase", "taken").get() == (LONG_READING, JobPhase.DONE, 1)


def test_without_a_worker_only_one_is_read_at_a_time(secretary):
    other = asked_for("night", "other", facts={})
    soon = clock.real_now() + timedelta(seconds=30)
    Job.objects.filter(pk=other.pk).update(phase=JobPhase.RUNNING, holder="page:b", free_from=soon)
    hand_in(secretary)
    crowded = secretary.get(PAGE)
    Job.objects.filter(pk=other.pk).update(phase=JobPhase.DONE)

    assert (READING in unescape(crowded.text), crowded["Refresh"]) == (True, "5")
    assert WORDS in secretary.read(PAGE)


def test_what_is_too_much_for_the_patient_reader_too_is_tried_once_a_day(secretary, monkeypatch):
    monkeypatch.setattr(paper_words, "patient_seconds", lambda: 0.005)
    hand_in(secretary)
    pages = [secretary.get(PAGE) for _reader in range(3)]
    taken = Job.objects.get().taken
    monkeypatch.setattr(paper_words, "patient_seconds", limits.patient_seconds)
    Job.objects.update(ended=clock.real_now() - TRIED_AGAIN - timedelta(minutes=1))
    cache.clear()

    assert [(TOO_MUCH in unescape(page.text), page.has_header("Refresh")) for page in pages] == [
        (True, False)
    ] * 3
    assert (taken, BlobText.objects.filter(blob=main_part().blob).count()) == (1, 0)
    assert WORDS in secretary.read(PAGE)


def test_the_night_reads_what_nobody_opened(secretary, at_work):
    hand_in(secretary)
    make_searchable()

    assert (run_waiting("a"), make_searchable(), main_part().blob.reading.text) == (1, 0, WORDS)


@pytest.mark.slow
@pytest.mark.parametrize("stopped", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_that_is_killed_while_it_reads_loses_nothing(secretary, transactional_db, stopped):
    now = clock.real_now()
    Beat.objects.create(name="a", began=now, seen=now)
    hand_in(secretary, *[par(run(f"Đoạn {number}. {WORDS}")) for number in range(9_000)])
    with worker() as first:
        until(lambda: Job.objects.filter(kind=LONG_READING, phase=JobPhase.RUNNING).exists())
        first.send_signal(stopped)
    # What the killed one held is free after a minute.
    Job.objects.filter(phase=JobPhase.RUNNING).update(free_from=clock.real_now())
    with worker():
        until(lambda: Job.objects.filter(kind=LONG_READING, phase=JobPhase.DONE).exists())

    assert main_part().blob.reading.text.count(WORDS) == 9_000
