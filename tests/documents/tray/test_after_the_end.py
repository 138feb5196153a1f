"""A round is closed and the post goes on: letters are entered, words confirmed, and nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from documents.consulting.models.replies import PAPERLESS
from documents.consulting.queries.rounds import round_state
from documents.models import IncomingPaper, Reply
from documents.packages.incoming import SPOKEN
from documents.packages.remarks import remarks_of
from documents.packages.unconfirmed import all_unconfirmed
from tests.demo_world import at, text_of
from tests.documents.asked import reply
from tests.documents.scanned import TRAY, dropped, photograph, scan_of, sent_from, sheet_codes

pytestmark = pytest.mark.one_database


def closed(office, found):
    return sent_from(office, f"/lay-y-kien/{found.pk}/ket-thuc/")


def waiting(cast):
    return [(one.source, one.way) for one in all_unconfirmed(cast.congress, cast.vanphong)]


def heard(package):
    return [(one.sender, one.standing, one.heard) for one in remarks_of(package)]


def test_whatever_is_said_without_a_paper_waits_for_whoever_said_it():
    assert frozenset({"zalo", *SPOKEN}) == PAPERLESS


def test_opinion_at_a_conference_waits_on_the_sheet_when_it_is_entered_too(cast, office, package, asked):
    said = {"ground": "meeting", "said_on": "01/03/2022", "words": "chưa nhất trí", "unit": "tinh so 1"}
    told = {"about": "Góp ý", "package": "", "taken_as": str(asked.pk)}

    page = sent_from(office, f"{TRAY}ghi-loi/", **said | told)["Location"]
    sent_from(office, page, unit="tinh so 1", ground="meeting", arrived="01/03/2022", whole="disagrees")

    assert waiting(cast) == [("y-kien", "ý kiến tại hội nghị")]
    assert [one.heard for one in remarks_of(package)] == ["ý kiến qua ý kiến tại hội nghị, chờ xác nhận"]


def test_what_was_said_by_telephone_is_confirmed_after_the_end(cast, office, package, asked, units):
    said = reply(cast, asked, units[0], "remarks", "Bỏ chữ “và”", ground="phone")

    assert closed(office, asked).status_code == 302
    still = waiting(cast)
    done = sent_from(
        office, f"/lay-y-kien/phieu/{said.pk}/ket-luan/", ruling="confirmed", reason="Phiếu tuần 3"
    )

    assert (still, done.status_code, waiting(cast)) == ([("y-kien", "điện thoại")], 302, [])
    assert heard(package) == [(units[0].name, "timely", "ý kiến qua điện thoại, đã xác nhận ngày 18/03/2022")]


def test_sheet_that_arrives_after_the_end_is_known_and_entered_and_its_own_day_counts(
    cast, office, package, asked, units
):
    codes = sheet_codes(asked)
    closed(office, asked)
    dropped(office, scan_of(*codes[:2]))
    first, second = IncomingPaper.objects.all()
    at_reply = office.get(f"{TRAY}tiep/")["Location"]

    shown = office.read(at_reply)
    for paper, day in ((first, "05/03/2022"), (second, "")):
        page = f"/lay-y-kien/{asked.pk}/nhap/?giay={paper.pk}"
        typed = {"unit": paper.sortings.get().sender, "arrived": "18/03/2022", "day": day}
        sent_from(office, page, ground="slip", whole="agrees", **typed)

    state = round_state(asked)
    assert at_reply == f"/lay-y-kien/{asked.pk}/nhap/?giay={first.pk}"
    assert "Đợt lấy ý kiến đã kết thúc. Văn bản đến sau vẫn nhập ở đây" in shown
    assert [[one.asked.unit for one in found] for found in (state.answered, state.late)] == [
        units[:1],
        units[1:2],
    ]
    assert [one.standing for one in remarks_of(package)] == ["timely", "late"]


def test_letter_without_a_code_is_said_to_answer_a_closed_round_and_put_right(cast, office, asked, units):
    closed(office, asked)
    dropped(office, photograph(10), ground="letter")
    paper = IncomingPaper.objects.get()
    form = office.get(f"{TRAY}{paper.pk}/").context["form"].fields["taken_as"]

    told = {"about": "Góp ý", "package": "", "day": "", "taken_as": str(asked.pk)}
    page = sent_from(office, f"{TRAY}{paper.pk}/", unit="tinh so 2", **told)["Location"]
    sent_from(office, page, unit="tinh so 2", ground="letter", arrived="18/03/2022", whole="agrees")
    entered = Reply.objects.get()
    with at(19):
        change = f"/lay-y-kien/phieu/{entered.pk}/sua/"
        typed = {"unit": "tinh so 2", "ground": "letter", "arrived": "18/03/2022", "whole": "disagrees"}
        done = sent_from(office, change, **typed)

    over = f"{asked.title} (đợt đã kết thúc)"
    assert (form.choices[-1], form.initial) == ((str(asked.pk), over), "")
    assert (done.status_code, Reply.objects.last().corrects) == (302, entered)


def test_two_sheets_of_a_unit_after_the_end_do_not_stay_contested(cast, office, asked, units):
    first = reply(cast, asked, units[0])
    closed(office, asked)
    reply(cast, asked, units[0], "disagrees", "Chưa rõ", arrived=date(2022, 3, 18))

    done = sent_from(
        office, f"/lay-y-kien/phieu/{first.pk}/ket-luan/", ruling="counts", reason="Đã gọi Thường trực"
    )

    assert (done.status_code, round_state(asked).contested) == (302, [])
    assert "Sửa ý kiến đã nhập" not in text_of(office.get(f"/lay-y-kien/phieu/{first.pk}/"))
