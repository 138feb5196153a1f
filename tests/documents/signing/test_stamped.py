"""The finished paper comes back: compared with the record, then it is the paper."""

from __future__ import annotations

import pytest

from documents.models import StampedPaper
from documents.signing.queries import code_of
from tests.cast import perform
from tests.demo_world import HIDDEN, Visitor, paper, text_of
from tests.documents.papers import pdf
from tests.documents.readable import par, run
from tests.documents.readable import word as word_file
from workflows import clock, ledger

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


@pytest.fixture
def signed(cast, make_package):
    package = make_package("BCCT", "signing")
    perform(package, "sign", cast.chutich, signature=package.fingerprint())
    return package


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


def page_of(package):
    return f"/ho-so/{package.code}/ban-dong-dau/"


def finished(cast, *lines):
    """The finished paper as a Word file that says what was recorded, and these lines."""
    day = clock.today()
    said = (
        f"Hà Nội, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
        cast.chutich.full_name,
        *lines,
    )
    return word_file(*(par(run(line)) for line in said))


def sent(office, package, data, name="ban chinh thuc.docx", *, after=None, **more):
    """The file sent from the page as it opens, or from the one that came back."""
    shown = after or office.get(page_of(package))
    form = dict(HIDDEN.findall(shown.content.decode()))
    return office.client.post(page_of(package), form | {"file": paper(name, data)} | more)


def served(visitor, package, rest=""):
    answer = visitor.get(f"/ho-so/{package.code}/ban-da-ky.pdf{rest}")
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_from_then_on_that_file_is_the_paper_and_the_old_one_is_kept(cast, signed, office):
    before = served(office, signed)
    data = finished(cast)

    answer = sent(office, signed, data, agreed="on")

    row = StampedPaper.objects.get()
    assert (answer.status_code, row.name, row.by) == (302, "ban chinh thuc.docx", cast.vanphong)
    assert served(Visitor(cast.truong), signed) == data
    assert served(office, signed, "?ban-he-thong") == before
    assert "đang dùng" in text_of(office.get(page_of(signed)))
    assert list(ledger.book_faults()) == []


def test_what_it_says_otherwise_is_told_before_it_is_taken(cast, signed, office):
    wrong = word_file(par(run("Hà Nội, ngày 01 tháng 01 năm 2020")), par(run("Tổng thu 9.876 triệu đồng")))

    refused = sent(office, signed, wrong)
    told = text_of(refused)

    assert (refused.status_code, StampedPaper.objects.count()) == (422, 0)
    assert f"Không thấy tên người ký trong tệp: {cast.chutich.full_name}." in told
    assert "Không thấy ngày ký trong tệp: 18 tháng 3 năm 2022" in told
    assert "Có trong tệp, không có trong bản ghi (số liệu): " in told
    assert "9.876" in told
    unseen = sent(office, signed, wrong, agreed="on")
    other = sent(office, signed, word_file(par(run("Tổng thu 1.234 triệu đồng"))), after=refused, agreed="on")
    assert (unseen.status_code, other.status_code, StampedPaper.objects.count()) == (422, 422, 0)
    taken = sent(office, signed, wrong, after=refused, agreed="on")
    assert (taken.status_code, len(StampedPaper.objects.get().differences) >= 3) == (302, True)


def test_there_is_nothing_to_agree_to_before_it_was_shown(signed, office):
    assert "Đã xem các khác biệt" not in text_of(office.get(page_of(signed)))


def test_notes_and_tables_are_no_finished_paper(signed, office):
    answers = [
        sent(office, signed, b"Chi la ghi chu, chua ky", name=name) for name in ("a.txt", "a.xlsx", "a.rtf")
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert StampedPaper.objects.count() == 0


def test_the_paper_of_before_may_be_it_again(cast, signed, office):
    first, second = finished(cast), finished(cast, "Nơi nhận: như trên.")

    taken = [sent(office, signed, data).status_code for data in (first, second, first)]

    assert (taken, served(Visitor(cast.truong), signed)) == ([302, 302, 302], first)


def test_the_file_of_another_package_is_refused_with_which_it_is(cast, signed, office, make_package):
    other = make_package("BCTC", "signing")
    code, number = code_of(other), other.current.number

    answer = sent(office, signed, finished(cast, f"Mã bản in: {code}"), agreed="on")

    told = text_of(answer)
    assert (answer.status_code, StampedPaper.objects.count()) == (422, 0)
    assert (
        f"Tệp này mang mã của giấy khác: bộ trình ký hồ sơ {other.code}, dự thảo lần {number} (mã {code})."
        in told
    )


def test_a_scan_without_words_is_told_and_taken_only_knowingly(cast, signed, office):
    refused = sent(office, signed, pdf(), name="ban quet.pdf")

    assert refused.status_code == 422
    assert "Không đọc được chữ trong tệp" in text_of(refused) or "Không thấy tên người ký" in text_of(refused)


def test_only_the_office_and_only_of_what_was_signed(cast, signed, office, make_package):
    waiting = make_package("BCTC", "signing")

    assert Visitor(cast.truong).get(page_of(signed)).status_code == 404
    assert office.get(page_of(waiting)).status_code == 409


def test_a_second_click_makes_one_row_and_the_same_file_again_is_told(cast, signed, office):
    data = finished(cast)
    form = dict(HIDDEN.findall(office.get(page_of(signed)).content.decode())) | {"agreed": "on"}

    clicks = [
        office.client.post(page_of(signed), form | {"file": paper("a.docx", data)}).status_code
        for _one in "ab"
    ]
    again = sent(office, signed, data, agreed="on")

    assert (clicks, StampedPaper.objects.count(), again.status_code) == ([302, 302], 1, 409)
