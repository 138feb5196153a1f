"""A stack whose codes take longer than a page has: kept at once, read beside the page, none of it lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from documents.consulting.services.rounds import close_round
from documents.models import DroppedScan, IncomingPaper, RegisterLine
from documents.packages.queries.incoming import waiting_papers
from documents.texts.reading import apart
from documents.tray.services.dropping import LONG_CODES
from tests.demo_world import text_of
from tests.documents.scanned import TRAY, dropped, photograph, scan_of, sheet_codes
from workflows import clock
from workflows.background.running import run_waiting
from workflows.models import Beat, Job, JobPhase

pytestmark = pytest.mark.one_database
WAITS = f"{TRAY}?dang-doc"


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    """A machine so slow that a page has too little time for any code."""
    monkeypatch.setattr(apart, "reader_seconds", lambda: 0.005)


@pytest.fixture
def at_work(db):
    """A worker that was heard of just now."""
    now = clock.real_now()
    return Beat.objects.create(name="a", began=now, seen=now)


def test_the_stack_is_kept_at_once_read_by_the_worker_and_then_numbered(cast, office, asked, units, at_work):
    codes = sheet_codes(asked)
    done = dropped(office, scan_of(codes[0], None, codes[1]))
    waiting = office.get(done["Location"])
    page = office.read(TRAY)

    assert (done["Location"], IncomingPaper.objects.count()) == (WAITS, 0)
    assert (waiting.status_code, waiting["Refresh"]) == (202, "5")
    assert "Đang đọc mã trên từng trang của tệp: xap.pdf" in text_of(waiting)
    assert "Đã nhận 1 tệp, đang đọc mã trên từng trang" in text_of(waiting)
    assert "Đang đọc mã trên 1 tệp" in page

    assert run_waiting("a") == 1

    after = office.get(WAITS)
    found = [(str(one.paper), one.sorting.sender) for one in waiting_papers(cast.vanphong, cast.congress)]
    assert (after.status_code, after["Location"]) == (302, TRAY)
    assert found == [("01", units[0].name), ("02", units[1].name)]
    assert [(one.first, one.last, one.batch.by) for one in IncomingPaper.objects.all()] == [
        (1, 2, cast.vanphong),
        (3, 3, cast.vanphong),
    ]
    assert "Đang đọc mã" not in office.read(TRAY)


def test_what_is_being_read_is_not_taken_in_again_and_is_read_once(office, asked, at_work):
    stack = scan_of(*sheet_codes(asked)[:2])
    dropped(office, stack)
    stack.seek(0)
    stack.name = "lai.pdf"
    again = dropped(office, stack)

    assert (again.status_code, DroppedScan.objects.count()) == (422, 1)
    assert "lai.pdf đã nhận trước đó, đang đọc mã; không nhận lần nữa." in text_of(again)
    run_waiting("a")
    Job.objects.filter(kind=LONG_CODES).update(phase=JobPhase.WAITING)
    run_waiting("a")
    assert [str(one) for one in RegisterLine.objects.all()] == ["01", "02"]


def test_without_a_worker_it_is_read_in_the_request(cast, office, asked, units):
    done = dropped(office, photograph(of=scan_of(sheet_codes(asked)[3])), ground="zalo")

    paper = IncomingPaper.objects.get()
    assert done["Location"] == f"/lay-y-kien/{asked.pk}/nhap/?giay={paper.pk}"
    assert (paper.ground, paper.sortings.get().unit) == ("zalo", units[3])
    assert Job.objects.values_list("kind", "phase").get() == (LONG_CODES, JobPhase.DONE)


def test_while_another_is_at_work_it_waits_and_the_page_that_waits_reads_it(office):
    now = clock.real_now()
    other = Job.objects.create(
        kind=LONG_CODES,
        key="khac",
        facts={},
        asked=now,
        phase=JobPhase.RUNNING,
        free_from=now + timedelta(minutes=1),
    )
    dropped(office, scan_of(None, name="thu.pdf"))

    assert (office.get(WAITS).status_code, IncomingPaper.objects.count()) == (202, 0)
    other.delete()
    assert (office.get(WAITS).status_code, IncomingPaper.objects.count()) == (302, 1)


def test_a_stack_read_after_its_round_was_closed_is_still_known_by_its_codes(cast, office, asked, at_work):
    dropped(office, scan_of(sheet_codes(asked)[0]))
    with clock.frozen(date(2022, 3, 18)):
        close_round(asked, by=cast.vanphong)
    run_waiting("a")

    assert [str(one.sorting) for one in waiting_papers(cast.vanphong, cast.congress)] == [
        "Hội Truyền thống tỉnh số 1"
    ]
