"""What was said without a paper waits; one sheet a person confirms it, the lines struck out stay."""

from __future__ import annotations

from datetime import date

import pytest

from documents.consulting.services.replies import ReplyFacts, Said, record_reply
from documents.models import IncomingPaper, RegisterLine, Reply, SpokenConfirmed
from documents.packages.unconfirmed import all_unconfirmed
from tests.demo_world import Visitor, text_of
from tests.documents.asked import reply
from tests.documents.printed import words
from tests.documents.scanned import TRAY, sent_from
from tests.documents.signed_in import entry_url, paper, send, today, yesterday

pytestmark = pytest.mark.one_database

SPOKEN = f"{TRAY}ghi-loi/"
SHEETS = f"{TRAY}xac-nhan/"
SAID = {
    "unit": "Bà Lê Thị Mận",
    "outside": "on",
    "ground": "person",
    "said_on": "17/03/2022",
    "words": "Đề nghị thêm đại biểu nữ",
    "about": "Góp ý đề án",
    "taken_as": "",
    "package": "",
}


def sheet_of(office, who):
    found = [one for one in office.get(SHEETS).context["people"] if who in one["who"]]
    return f"{SHEETS}{found[0]['key']}/" if found else ""


def test_what_was_said_at_the_desk_has_no_number_and_waits(cast, office):
    done = sent_from(office, SPOKEN, **SAID)

    paper = IncomingPaper.objects.get()
    assert (done["Location"], paper.line, RegisterLine.objects.count()) == (TRAY, None, 0)
    assert "Chờ xác nhận (1)" in office.read(TRAY)
    page = office.read(f"{TRAY}{paper.pk}/")
    assert "chờ xác nhận" in page
    assert "Đề nghị thêm đại biểu nữ" in page


def test_call_about_a_round_is_gone_on_with_there_and_waits_once(cast, office, asked, units):
    done = sent_from(office, SPOKEN, **SAID | {"unit": "tinh so 1", "outside": "", "taken_as": str(asked.pk)})
    paper = IncomingPaper.objects.get()
    form = office.get(done["Location"])
    answers = {asked.drafts.get().pk: Said("agrees")}
    facts = ReplyFacts(ground="phone", arrived=date(2022, 3, 17), answers=answers, unit=units[0])
    record_reply(asked, facts, by=cast.vanphong, paper=paper)

    assert done["Location"] == f"/lay-y-kien/{asked.pk}/nhap/?giay={paper.pk}"
    assert "Đề nghị thêm đại biểu nữ" in form.content.decode()
    assert [one.source for one in all_unconfirmed(cast.congress, cast.vanphong)] == ["y-kien"]


def test_sheet_of_a_person_is_printed_and_confirmed_but_for_the_line_struck_out(cast, office, asked, units):
    for unit in units[:2]:
        reply(cast, asked, unit, ground="phone", writer="Ông Trần Văn Một", writer_office="Chủ tịch")
    first = reply(cast, asked, units[0], "remarks", "Bỏ chữ “và”", ground="phone", writer="Ông Trần Văn Một")
    sent_from(office, SPOKEN, **SAID)
    page = sheet_of(office, "Bà Lê Thị Mận")
    printed = words(office.get(f"{page}phieu.pdf").content)

    refused = sent_from(office, page, lines=[], reason="Phiếu tuần 3")
    outside = f"loi-noi-{IncomingPaper.objects.get().pk}"
    done = sent_from(office, page, lines=[outside], reason="Phiếu tuần 3")
    unit_page = sheet_of(office, "Hội Truyền thống tỉnh số 1")

    for told in (
        "PHIẾUXÁCNHẬN",
        "Kýxácnhận",
        "Đềnghịthêmđạibiểunữ",
        "NGƯỜIXÁCNHẬN",
    ):
        assert told in printed
    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Chưa đánh dấu dòng nào." in text_of(refused)
    assert SpokenConfirmed.objects.get().reason == "Phiếu tuần 3"
    assert sheet_of(office, "Bà Lê Thị Mận") == ""
    assert office.get(page).status_code == 404
    assert unit_page
    assert Reply.objects.filter(rulings__ruling="confirmed").count() == 0
    assert first.rulings.count() == 0


def test_confirmed_replies_leave_the_sheet_and_count_as_confirmed(cast, office, asked, units):
    said = reply(cast, asked, units[0], ground="phone", writer="Ông Trần Văn Một")
    page = sheet_of(office, "Ông Trần Văn Một")
    form = office.get(page).context["form"]

    sent_from(office, page, lines=form.initial["lines"], reason=form.initial["reason"])

    assert said.rulings.get().reason.startswith("Phiếu xác nhận mã ")
    assert all_unconfirmed(cast.congress, cast.vanphong) == []


def test_what_cannot_be_is_told_and_nothing_typed_is_lost(office):
    refused = sent_from(office, SPOKEN, **SAID | {"said_on": "19/03/2022", "unit": ""})

    assert refused.status_code == 422
    assert "Ngày này chưa tới." in text_of(refused) or "Chưa nhập mục này." in text_of(refused)
    assert "Đề nghị thêm đại biểu nữ" in refused.content.decode()
    assert IncomingPaper.objects.count() == 0


def test_step_entered_by_telephone_stands_on_the_sheet_of_whom_it_was_entered_for(cast, office, make_package):
    with yesterday():
        package = make_package("BCTC", "verification")
    with today():
        form = paper(cast.bkt, day="17/03/2022", ground="telephone")
        send(office.client, entry_url(package, "verify"), form, verdict="pass")
        step = package.steps.last()
        page = sheet_of(office, str(cast.bkt))
        told = all_unconfirmed(cast.congress, cast.vanphong)

        sent_from(office, page, lines=[f"nhap-thay-{step.pk}"], reason="Phiếu tuần 3")

        assert [(one.who, one.said_on) for one in told] == [(str(cast.bkt), date(2022, 3, 17))]
        assert "DH3-BCTC" in told[0].what
        assert (step.entry_confirmed.reason, sheet_of(office, str(cast.bkt))) == ("Phiếu tuần 3", "")


def test_what_a_unit_told_by_telephone_says_everywhere_when_it_was_confirmed(
    cast, office, package, asked, units
):
    reply(cast, asked, units[0], "remarks", "Bỏ chữ “và”", ground="phone", writer="Ông Trần Văn Một")
    reply(cast, asked, units[1], "remarks", "Bỏ chữ “và”")
    waiting = text_of(office.get(f"/lay-y-kien/{asked.pk}/"))
    table = f"/ho-so/{package.code}/y-kien.pdf"
    before = words(Visitor(cast.truong).get(table).content)

    sent_from(
        office,
        sheet_of(office, "Ông Trần Văn Một"),
        lines=[f"y-kien-{Reply.objects.first().pk}"],
        reason="Phiếu 3",
    )

    told = "ý kiến qua điện thoại, đã xác nhận ngày 18/03/2022"
    page = text_of(Visitor(cast.truong).get(f"/ho-so/{package.code}/"))
    after = words(Visitor(cast.truong).get(table).content)
    assert "ý kiến qua điện thoại, chờ xác nhận" in waiting
    assert told in text_of(office.get(f"/lay-y-kien/{asked.pk}/"))
    assert f"Hội Truyền thống tỉnh số 1: {told}" in page
    assert "Ghi 1 ý kiến không có bản giấy đã được xác nhận" in page
    assert told in text_of(Visitor(cast.truong).get(f"/ho-so/{package.code}/tiep-thu/"))
    assert ("ýkiếnquađiệnthoại,chờxácnhận" in before, told.replace(" ", "") in after) == (True, True)
