"""Dropping: numbered at once, split by the codes on our forms, nothing of it twice, refusals in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.people.queries.unit_links import token_of
from congress.people.services.unit_links import give_links
from documents.consulting.services.rounds import close_round
from documents.desk.doctor.incoming import tray_faults
from documents.models import IncomingPaper, RegisterLine
from documents.packages.queries.incoming import waiting_papers
from documents.registers.queries import entry_of
from tests.demo_world import Visitor, text_of
from tests.documents.scanned import (
    SITE,
    TRAY,
    dropped,
    hidden_of,
    photograph,
    scan_of,
    sent_from,
    sheet_codes,
)
from tests.documents.signed_in import hidden_in
from workflows import clock

pytestmark = pytest.mark.one_database


def standing(cast):
    """What waits: number, whose, for what."""
    return [
        (str(one.paper), one.sorting.sender if one.sorting else None, one.waits_to_be_entered)
        for one in waiting_papers(cast.vanphong, cast.congress)
    ]


def test_several_photographs_get_their_numbers_at_once_and_wait_to_be_sorted(cast, office):
    done = dropped(office, photograph(10), photograph(20), photograph(30))

    assert (done.status_code, done["Location"]) == (302, TRAY)
    assert [str(one) for one in RegisterLine.objects.all()] == ["01", "02", "03"]
    assert standing(cast) == [("01", None, False), ("02", None, False), ("03", None, False)]
    page = office.read(TRAY)
    assert "Đã nhận 3 giấy, số đến 01–03; nhận ra theo mã: 0." in page
    assert "Chờ phân loại (3)" in page


def test_stack_is_split_by_the_codes_and_pages_without_one_stay_with_the_sheet_before(
    cast, office, asked, units
):
    codes = sheet_codes(asked)
    stack = scan_of(codes[0], None, f"{SITE}{'x' * 32}/?ma={codes[1]}", codes[2], None, None)

    dropped(office, stack)

    found = [(one.first, one.last, one.is_part, one.code) for one in IncomingPaper.objects.all()]
    assert found == [(1, 2, True, codes[0]), (3, 3, True, codes[1]), (4, 6, True, codes[2])]
    assert standing(cast) == [(f"0{n}", units[n - 1].name, True) for n in (1, 2, 3)]
    line = entry_of(RegisterLine.objects.first())
    assert (line.says("other"), line.says("about")) == (units[0].name, f"Ý kiến trả lời: {asked.title}")


def test_photograph_of_a_sheet_lying_on_its_side_goes_straight_to_the_page_of_its_reply(office, asked):
    code = sheet_codes(asked)[3]

    done = dropped(office, photograph(of=scan_of(code)), ground="zalo")

    paper = IncomingPaper.objects.get()
    assert done["Location"] == f"/lay-y-kien/{asked.pk}/nhap/?giay={paper.pk}"
    form = office.get(done["Location"])
    assert 'value="Hội Truyền thống tỉnh số 4"' in form.content.decode()
    assert f"{TRAY}{paper.pk}/trang/1.jpg" in form.content.decode()


def test_sheet_that_bears_the_address_of_the_unit_alone_is_of_its_one_open_round(cast, office, asked, units):
    link = give_links(units, by=cast.vanphong)[units[2].pk]

    dropped(office, scan_of(f"{SITE}{token_of(link)}/"))

    assert standing(cast) == [("01", units[2].name, True)]


def test_old_sheets_of_a_closed_round_and_of_another_association_are_sorted_by_hand(
    cast, office, asked, units
):
    """A sheet that says its page alone, not its code, leads to no closed round: nothing is guessed."""
    page_alone = f"{SITE}{token_of(give_links(units[:1], by=cast.vanphong)[units[0].pk])}/"
    with clock.frozen(date(2022, 3, 18)):
        close_round(asked, by=cast.vanphong)
    foreign = scan_of(f"{SITE}{'y' * 32}/", "4F7K9HXC-bank-slip", None)

    dropped(office, scan_of(page_alone), foreign)

    assert standing(cast) == [("01", None, False), ("02", None, False)]
    page = office.read(TRAY)
    assert "phiếu của Hội Truyền thống tỉnh số 1: Xin ý kiến các dự thảo văn kiện" in page
    assert "mã trên phiếu không phải của đơn vị nào ở đây" in page
    assert IncomingPaper.objects.last().last == 3


def test_two_sheets_of_one_unit_are_two_papers_and_the_office_is_told(office, asked):
    code = sheet_codes(asked)[0]

    dropped(office, scan_of(code, code))

    assert IncomingPaper.objects.count() == 2
    assert office.read(TRAY).count("đơn vị này có nhiều giấy chờ nhập") == 2


def test_same_photograph_twice_is_told_and_not_made_two(office):
    dropped(office, photograph(10), photograph(10, name="lai.jpg"))
    again = dropped(office, photograph(10, name="khac.jpg"))
    with_a_new_one = dropped(office, photograph(10, name="khac.jpg"), photograph(99))

    assert (again.status_code, IncomingPaper.objects.count()) == (422, 2)
    assert "khac.jpg đã nhận trước đó, số đến 01 ngày 18/03/2022; không nhận lần nữa." in text_of(again)
    assert with_a_new_one.status_code == 302
    assert "khac.jpg đã nhận trước đó" in office.read(TRAY)


def test_photographs_joined_into_one_paper_are_known_one_by_one(office):
    dropped(office, photograph(10), photograph(20), joined="on")
    again = dropped(office, photograph(20))

    paper = IncomingPaper.objects.get()
    assert (paper.first, paper.last, paper.blob.photos.count()) == (1, 2, 2)
    assert again.status_code == 422


def test_cancelled_photograph_may_come_again(office):
    dropped(office, photograph(10))
    sent_from(office, f"{TRAY}{IncomingPaper.objects.get().pk}/huy/", reason="Chụp mờ")

    assert dropped(office, photograph(10, name="lai.jpg")).status_code == 302
    assert [str(one) for one in RegisterLine.objects.all()] == ["01", "02"]


def test_empty_drop_a_broken_scan_and_a_day_to_come_are_told_and_nothing_typed_is_lost(office):
    empty = dropped(office, ground="hand")
    broken = SimpleUploadedFile("hong.pdf", scan_of("x").read()[:300], "application/pdf")
    with_broken = dropped(office, photograph(10, name="tot.jpg"), broken, ground="hand")
    tomorrow = dropped(office, photograph(30), arrived="19/03/2022")

    assert [one.status_code for one in (empty, with_broken, tomorrow)] == [422, 422, 422]
    assert "Chưa chọn ảnh hoặc tệp nào." in text_of(empty)
    assert '<option value="hand" selected>' in empty.content.decode()
    assert "hong.pdf: " in text_of(with_broken)
    assert "Đã giữ, không cần chọn lại: tot.jpg." in text_of(with_broken)
    assert "Ngày này chưa tới." in text_of(tomorrow)
    assert (IncomingPaper.objects.count(), RegisterLine.objects.count()) == (0, 0)


def test_what_was_kept_over_a_refusal_is_taken_in_with_the_next_try(office):
    refused = dropped(office, photograph(10), arrived="19/03/2022")

    office.client.post(TRAY, hidden_in(refused) | {"ground": "slip", "arrived": "18/03/2022"})

    assert IncomingPaper.objects.get().name == "anh.jpg"


def test_sixty_photographs_at_once_are_refused_in_words(office, settings):
    many = dropped(office, *(photograph(one) for one in range(60)))
    settings.BODY_SIZE_LIMIT = settings.STRANGERS_BODY_LIMIT = 10_000
    heavy = dropped(office, *(photograph(one) for one in range(3)))

    assert (many.status_code, heavy.status_code) == (422, 413)
    assert "Mỗi lần nhận tối đa 40 tệp; đề nghị gửi làm nhiều lần." in text_of(many)
    assert "gửi làm nhiều lần" in text_of(heavy)
    assert IncomingPaper.objects.count() == 0


def test_sent_twice_is_one_drop_and_who_goes_back_is_asked(office):
    form = hidden_of(office, TRAY) | {"ground": "slip", "arrived": "18/03/2022"}
    for _click in range(2):
        office.client.post(TRAY, form | {"papers": [photograph(10)]})

    assert IncomingPaper.objects.count() == 1


def test_telephone_sends_photographs_and_stays_at_its_camera(office):
    page = f"{TRAY}chup/"

    done = dropped(office, photograph(10), page=page)

    assert (done.status_code, done["Location"]) == (302, page)
    shown = office.get(page).content.decode()
    assert 'capture="environment"' in shown
    assert 'accept="image/*"' in shown


def test_only_the_office_takes_papers_in(cast, office):
    dropped(office, photograph(10))
    paper = IncomingPaper.objects.get()

    for person in (cast.btc, cast.truong, cast.chutich, cast.nguoila):
        for page in ("", "chup/", "tiep/", "tat-ca/", "xac-nhan/", f"{paper.pk}/", f"{paper.pk}/trang/1.jpg"):
            assert Visitor(person).get(f"{TRAY}{page}").status_code == 403


def test_each_paper_of_a_drop_costs_the_same(office, asked):
    codes, costs = sheet_codes(asked), []
    for stack in (scan_of(codes[0]), scan_of(*codes[1:3]), scan_of(*codes[3:6])):
        with CaptureQueriesContext(connection) as asking:
            dropped(office, stack)
        costs.append(len(asking))

    # Three rows, each with its line in the ledger; PostgreSQL also takes the lock of the book.
    assert max(costs[2] - costs[1], costs[1] - costs[0]) <= 54, costs


def test_tray_asks_the_same_however_much_waits(office, asked, django_assert_max_num_queries):
    dropped(office, scan_of(*sheet_codes(asked)), *(photograph(one) for one in range(5)))

    with django_assert_max_num_queries(32):
        office.get(TRAY)


@pytest.mark.parametrize("words", ["", "x"])
def test_cancelling_needs_a_reason_and_keeps_the_number(office, words):
    dropped(office, photograph(10))
    paper = IncomingPaper.objects.get()

    done = sent_from(office, f"{TRAY}{paper.pk}/huy/", reason=words)

    assert done.status_code == (302 if words else 422)
    assert bool(entry_of(paper.line).cancelled) is bool(words)


def test_page_gone_back_to_with_another_file_is_told_and_may_be_sent_anew(office):
    form = hidden_of(office, TRAY) | {"ground": "slip", "arrived": "18/03/2022"}
    office.client.post(TRAY, form | {"papers": [photograph(10)]})

    told = office.client.post(TRAY, form | {"papers": [photograph(20)]})
    counted = IncomingPaper.objects.count()
    meant = office.client.post(TRAY, hidden_in(told) | {"ground": "slip", "arrived": "18/03/2022"})

    assert (told.status_code, counted, meant.status_code) == (409, 1, 302)
    assert "Biểu mẫu này đã được gửi trước đó với nội dung khác" in text_of(told)
    assert IncomingPaper.objects.count() == 2


def test_doctor_finds_a_paper_that_the_book_tells_otherwise(office, asked):
    dropped(office, scan_of(*sheet_codes(asked)[:2]), photograph(10))
    sound = list(tray_faults())
    paper = IncomingPaper.objects.first()

    forged = IncomingPaper.objects.create(
        batch=paper.batch,
        congress=paper.congress,
        ground="slip",
        arrived=paper.arrived,
        blob=paper.blob,
        is_part=True,
    )

    assert sound == []
    assert list(tray_faults()) == [
        f"DH3: giấy tờ đến {forged.pk} không khớp Sổ văn bản đến.",
        f"DH3: giấy tờ đến {forged.pk} trùng trang với giấy khác trong cùng xấp.",
    ]
