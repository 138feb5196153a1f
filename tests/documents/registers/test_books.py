"""Sổ văn bản: a number is given once, the next or the one of the paper book; a cancelled one stays."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest

from documents.models import RegisterLine
from documents.registers.queries import book_entries, entry_of
from documents.registers.services import PaperFacts, correct_line, enter_paper
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.documents.printed import words
from tests.documents.racers import in_threads
from workflows import clock
from workflows.errors import Forbidden, Stale

BOOK, OUT, IN = "/so-van-ban/", "/so-van-ban/di/ghi/", "/so-van-ban/den/ghi/"
DECISION = {
    "kind": "QĐ",
    "day": "18/03/2022",
    "about": "Thành lập Ban Tổ chức Đại hội",
    "signer": "Võ Sở",
    "other": "Các cơ quan Hội",
}
LETTER = {"arrived": "18/03/2022", "other": "Hội Lạng Sơn", "about": "Góp ý 7 dự thảo"}


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


def entered(office, page, **typed):
    """What comes back when the form is filled in and sent."""
    form = dict(HIDDEN.findall(office.get(page).content.decode()))
    return office.client.post(page, form | typed)


def numbers():
    return [str(line) for line in RegisterLine.objects.order_by("id")]


def test_numbers_follow_one_another_by_kind_and_year(office):
    entered(office, OUT, **DECISION | {"number": "5"})
    entered(office, OUT, **DECISION)
    entered(office, OUT, **DECISION | {"kind": "BC"})
    entered(office, OUT, **DECISION | {"kind": "CV"})
    entered(office, OUT, **DECISION | {"day": "30/12/2021"})
    entered(office, IN, **LETTER)

    assert numbers() == ["05/QĐ-HTS", "06/QĐ-HTS", "01/BC-HTS", "01/HTS-VP", "01/QĐ-HTS", "01"]


def test_number_of_the_paper_book_is_taken_once_and_a_gap_is_shown(office):
    entered(office, OUT, **DECISION)
    entered(office, OUT, **DECISION | {"number": "4", "mark": "QĐ-HTS"})

    again = entered(office, OUT, **DECISION | {"number": "4"})

    assert again.status_code == 422
    assert "Số 04/QĐ-HTS đã cấp cho: Thành lập Ban Tổ chức Đại hội. Số tiếp theo là 5." in text_of(again)
    assert "Số chưa có trong sổ này: 02/QĐ-HTS, 03/QĐ-HTS" in office.read(BOOK)


def test_cancelled_number_stays_in_the_book_and_is_not_given_again(office):
    entered(office, OUT, **DECISION)
    line = RegisterLine.objects.get()
    silent = entered(office, f"{BOOK}{line.pk}/huy/", reason="")
    done = entered(office, f"{BOOK}{line.pk}/huy/", reason="Ban hành nhầm")
    again = office.client.post(f"{BOOK}{line.pk}/huy/", {"seen": f"{line.pk}.1", "reason": "x"})
    entered(office, OUT, **DECISION | {"note": "Thay số đã hủy"})

    assert (silent.status_code, done.status_code, again.status_code) == (422, 302, 409)
    assert numbers() == ["01/QĐ-HTS", "02/QĐ-HTS"]
    assert "Đã hủy số ngày 18/03/2022: Ban hành nhầm" in office.read(BOOK)


def test_who_goes_back_and_sends_the_same_paper_again_is_asked_before_it_takes_another_number(office):
    entered(office, OUT, **DECISION)

    asked = entered(office, OUT, **DECISION | {"next": "1"})
    before = numbers()
    twice = entered(office, OUT, **DECISION)
    meant = office.client.post(OUT, dict(HIDDEN.findall(twice.content.decode())) | DECISION)
    pressed_again = office.client.post(OUT, dict(HIDDEN.findall(twice.content.decode())) | DECISION)

    assert (asked.status_code, before) == (409, ["01/QĐ-HTS"])
    assert "nên chưa ghi thêm lần nữa" in text_of(asked)
    assert (twice.status_code, meant.status_code, pressed_again.status_code) == (409, 302, 302)
    assert numbers() == ["01/QĐ-HTS", "02/QĐ-HTS"]


def test_same_words_of_another_person_or_half_an_hour_later_are_another_paper(office, cast, monkeypatch):
    entered(office, OUT, **DECISION)
    later = clock.real_now() + timedelta(minutes=31)
    monkeypatch.setattr(clock, "real_now", lambda: later)

    assert entered(office, OUT, **DECISION).status_code == 302
    assert entered(Visitor(cast.vanphong), OUT, **DECISION).status_code == 302


def test_line_is_put_right_with_a_reason_and_by_one_hand_at_a_time(office, cast):
    entered(office, IN, **LETTER)
    line = RegisterLine.objects.get()
    page = f"{BOOK}{line.pk}/sua/"
    seen = dict(HIDDEN.findall(office.get(page).content.decode()))
    typed = {"other": "Hội Lạng Sơn", "about": "Góp ý 6 dự thảo", "day": "15/03/2022", "sign": "09/CV"}

    first = office.client.post(page, seen | typed | {"reason": "Đếm lại"})
    late = office.client.post(page, seen | typed | {"about": "Khác", "reason": "Đếm lại"})
    entry = entry_of(line)

    assert (first.status_code, late.status_code) == (302, 409)
    assert (entry.says("about"), entry.says("day"), entry.says("sign")) == (
        "Góp ý 6 dự thảo",
        date(2022, 3, 15),
        "09/CV",
    )
    assert line.about == "Góp ý 7 dự thảo"
    assert "Người vanphong sửa" in office.read(f"{BOOK}{line.pk}/")
    with pytest.raises(Stale):
        correct_line(line, {"about": "Khác"}, reason="x", seen=f"{line.pk}.0", by=cast.vanphong)


def test_letter_without_a_day_is_counted_by_its_arrival_and_the_next_one_follows(office):
    sent = entered(office, IN, **LETTER, next="1")

    assert (sent.status_code, sent["Location"]) == (302, IN)
    assert "18/03/2022 01 Hội Lạng Sơn – không ghi ngày Góp ý 7 dự thảo" in office.read(f"{BOOK}den/")


@pytest.mark.parametrize(
    ("page", "typed", "said"),
    [
        (OUT, {"day": "19/03/2022"}, "Ngày này chưa tới."),
        (OUT, {"day": "18/03/1022"}, "Đề nghị kiểm tra lại năm."),
        (OUT, {"day": ""}, "Chưa nhập mục này."),
        (OUT, {"number": "0"}, "Số phải từ 1 đến 99999."),
        (OUT, {"number": "100000"}, "Số phải từ 1 đến 99999."),
        (OUT, {"kind": "XX"}, "“XX” không có trong danh sách; đề nghị chọn lại."),
        (IN, {"arrived": "18/03/2022", "day": "19/03/2022"}, "Ngày này chưa tới."),
        (IN, {"arrived": "17/03/2022", "day": "18/03/2022"}, "Ngày của văn bản muộn hơn ngày đến."),
    ],
)
def test_what_cannot_be_is_told_at_its_field(office, page, typed, said):
    refused = entered(office, page, **(DECISION if page == OUT else LETTER) | typed)

    assert (refused.status_code, RegisterLine.objects.count()) == (422, 0)
    assert said in text_of(refused)


def test_paper_of_a_package_gets_its_number_after_the_signature_and_once(office, cast, make_package):
    waiting = make_package("BCTC", "signing")
    signed = make_package("BCCT", "signed")
    page = office.read(OUT)
    early = entered(office, OUT, **DECISION | {"package": str(signed.pk), "day": "17/03/2022"})
    done = entered(office, OUT, **DECISION | {"package": str(signed.pk), "kind": "BC"})

    assert ("DH3-BCCT:" in page, "DH3-BCTC:" in page) == (True, False)
    assert "Hồ sơ được ký ngày 18/03/2022; ngày của văn bản không sớm hơn ngày ký." in text_of(early)
    assert done.status_code == 302
    assert "Số 01/BC-HTS, ngày 18/03/2022" in Visitor(cast.truong).read("/ho-so/DH3-BCCT/")
    assert "DH3-BCCT:" not in office.read(OUT)
    facts = {"book": "out", "about": "x", "other": "x", "kind": "BC", "day": date(2022, 3, 18)}
    for package, words_ in ((waiting, "chưa được ký"), (signed, "đã có số 01/BC-HTS")):
        with pytest.raises(Exception, match=words_):
            enter_paper(
                PaperFacts(**facts, package=package), association=cast.congress.association, by=cast.vanphong
            )


def test_book_is_printed_and_taken_as_a_workbook(office):
    entered(office, OUT, **DECISION)
    book = openpyxl.load_workbook(io.BytesIO(office.get("/so-van-ban/di.xlsx").content))

    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    printed = words(office.get("/so-van-ban/di.pdf").content)

    assert rows[0][:3] == ["Số, ký hiệu", "Ngày của văn bản", "Tên loại, trích yếu nội dung"]
    assert rows[1][0] == "01/QĐ-HTS"
    assert rows[1][2] == "Quyết định: Thành lập Ban Tổ chức Đại hội"
    assert "SỔVĂNBẢNĐI" in printed
    assert "01/QĐ-HTS" in printed


def test_sent_twice_is_one_line_and_somebody_else_gives_no_number(office, cast):
    form = dict(HIDDEN.findall(office.get(OUT).content.decode())) | DECISION
    for _click in range(2):
        office.client.post(OUT, form)

    assert numbers() == ["01/QĐ-HTS"]
    with pytest.raises(Forbidden):
        enter_paper(
            PaperFacts(book="in", about="x", other="x", arrived=date(2022, 3, 18)),
            association=cast.congress.association,
            by=cast.btc,
        )


def test_book_costs_the_same_whatever_stands_in_it(office, cast, django_assert_num_queries):
    facts = {"book": "in", "about": "x", "other": "x", "arrived": date(2022, 3, 18)}
    for _paper in range(12):
        enter_paper(PaperFacts(**facts), association=cast.congress.association, by=cast.vanphong)

    with django_assert_num_queries(2):
        assert len(book_entries(cast.congress.association, "in", 2022)) == 12


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_get_two_numbers(cast):
    facts = PaperFacts(book="out", kind="QĐ", about="x", other="x", day=date(2022, 3, 18))
    association = cast.congress.association

    in_threads(4, lambda _hand: enter_paper(facts, association=association, by=cast.vanphong))

    assert sorted(numbers()) == ["01/QĐ-HTS", "02/QĐ-HTS", "03/QĐ-HTS", "04/QĐ-HTS"]


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_on_their_pages_get_two_numbers(cast):
    offices = [Visitor(cast.vanphong) for _hand in range(3)]
    forms = [dict(HIDDEN.findall(one.get(OUT).content.decode())) for one in offices]

    def press(hand):
        assert offices[hand].client.post(OUT, forms[hand] | DECISION).status_code == 302
        return RegisterLine.objects.get(request_id=forms[hand]["request_id"])

    lines = in_threads(3, press)

    again = offices[0].client.post(OUT, forms[0] | DECISION)
    assert (len(set(lines)), again.status_code) == (3, 302)
    assert sorted(numbers()) == ["01/QĐ-HTS", "02/QĐ-HTS", "03/QĐ-HTS"]
