"""Papers that take long are made two at a time, one for each person; the others are told."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack

import pytest

from documents.packages.answers.values import Draft
from documents.packages.pages import heavy
from documents.packages.pages.heavy import Gate
from documents.packages.services.taking_in import receive_text
from tests.cast import perform
from tests.documents.signed_in import sign_in
from workflows.errors import Busy

CROWDED = "Máy chủ đang lập nhiều bản in, bản so sánh khác. Đề nghị thử lại sau ít phút."
AN, BINH, CHI = 1, 2, 3


@pytest.fixture
def package(cast, make_package):
    found = make_package("BCCT", "drafting")
    part = receive_text("Tổng số 3.383 triệu đồng.", part="bao-cao", title="Báo cáo")
    perform(found, "revise", cast.thuky, version=Draft((part,)))
    return found


@pytest.fixture
def impatient(monkeypatch):
    """The gate of the pages, whose people wait only a moment."""
    monkeypatch.setattr(heavy.GATE, "patience", 0.05)
    return heavy.GATE


def papers(package):
    compared = f"/ho-so/{package.code}/so-sanh/1/2/"
    told = [f"/ho-so/{package.code}/{rest}" for rest in ("phieu-trinh-ky/", "du-thao/2/y-kien/")]
    return [compared, f"{compared}ban-in.pdf", *told, "/doi-chieu/"]


@pytest.mark.expects_error_log
def test_when_both_places_are_taken_the_third_person_is_told(cast, package, impatient):
    reader = sign_in(cast.btc)
    with ExitStack() as others:
        for person in (cast.truong, cast.thuky):
            others.enter_context(impatient.entered(person.pk))
        refused = [reader.get(path) for path in papers(package)]
        light = reader.get(f"/ho-so/{package.code}/").status_code
    afterwards = [reader.get(path).status_code for path in papers(package)]

    assert [answer.status_code for answer in refused] == [503] * 5
    assert [CROWDED in answer.text for answer in refused] == [True] * 5
    assert [answer["Retry-After"] for answer in refused] == ["30"] * 5
    assert (light, afterwards) == (200, [200] * 5)


@pytest.mark.expects_error_log
def test_one_person_takes_one_place(cast, package, impatient):
    with impatient.entered(cast.btc.pk):
        own = sign_in(cast.btc).get(papers(package)[1]).status_code
        other = sign_in(cast.truong).get(papers(package)[1]).status_code

    assert (own, other) == (503, 200)


def test_a_second_press_waits_for_the_first_and_a_third_is_refused_at_once():
    gate, done = Gate(places=2, patience=30), []

    def second():
        with gate.entered(AN):
            done.append("second")

    with gate.entered(AN):
        waiting = threading.Thread(target=second)
        waiting.start()
        while not gate._waiting:  # noqa: SLF001 - nothing else says that a thread waits
            time.sleep(0.001)
        start = time.monotonic()
        with pytest.raises(Busy), gate.entered(AN):
            pass
        at_once = time.monotonic() - start
        done.append("first")
    waiting.join()

    assert (done, at_once < 1) == (["first", "second"], True)


def test_a_paper_that_fails_leaves_its_place():
    gate = Gate(places=1, patience=0)
    with pytest.raises(ZeroDivisionError), gate.entered(AN):
        raise ZeroDivisionError

    with gate.entered(BINH), pytest.raises(Busy), gate.entered(CHI):
        pass
