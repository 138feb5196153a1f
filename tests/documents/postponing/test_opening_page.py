"""The pages of a moved opening day: the decision, the table of what follows, the record."""

from __future__ import annotations

import re

import pytest

from congress.models import Congress, Postponement
from documents.coordinating.queries import due_from_mark
from documents.coordinating.services import count_due_from
from documents.models import Package, PackagePostponement
from documents.postponing.services import read_papers
from tests.cast import count, draft, perform
from tests.demo_world import HIDDEN, Visitor, act_url, at, give, text_of
from tests.documents.examined import faults

pytestmark = pytest.mark.one_database

PAGE, RECORD = "/hoan-dai-hoi/ghi/", "/hoan-dai-hoi/"


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


def decision(cast, **more):
    typed = {"body": cast.bodies.BTV.pk, "number": "45-NQ/BTV", "decided_on": "17/03/2022"}
    return typed | {"opening": "17/09/2022", "term": "2022–2027", "reason": "Dịch bệnh kéo dài."} | more


def hidden_of(page):
    return dict(HIDDEN.findall(page.content.decode()))


def table(visitor, typed):
    """What is sent after the table was shown, before anything is chosen in it."""
    shown = visitor.client.post(PAGE, hidden_of(visitor.get(PAGE)) | typed)
    return shown, typed | hidden_of(shown)


def test_the_table_is_shown_first_and_then_it_is_done(cast, make_package):
    report, money = make_package("BCCT", "drafting"), make_package("BCTC", "drafting")
    btc = Visitor(cast.btc)

    shown, form = table(btc, decision(cast))
    before = Congress.objects.get().opening
    rulings = {f"ruling_{report.pk}": "moved", f"ruling_{money.pk}": "fixed", f"why_{money.pk}": ""}
    done, again = (btc.client.post(PAGE, form | rulings) for _click in range(2))

    page = text_of(shown)
    assert (shown.status_code, before.isoformat()) == (200, "2022-05-17")
    assert "Tính theo ngày khai mạc: trước ngày 30/03/2022 thành trước ngày 30/07/2022" in page
    assert "Ngày khai mạc mới 17/09/2022 là ngày nghỉ (Thứ Bảy)." in page
    assert (done.status_code, again.status_code, Postponement.objects.count()) == (302, 302, 1)
    record = btc.read(RECORD)
    assert "Ban Thường vụ quyết định tại văn bản số 45-NQ/BTV ngày 17/03/2022." in record
    assert "Thời hạn cố định, giữ nguyên: trước ngày 30/03/2022." in record
    own = Visitor(cast.truong).read(f"/ho-so/{report.code}/")
    assert "trước ngày 30/03/2022 thành trước ngày 30/07/2022." in own
    assert "đổi ngày khai mạc từ 17/05/2022 sang 17/09/2022" in own
    assert "Hồ sơ có thời hạn mới: Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị) (DH3-BCCT)." in Visitor(
        cast.truong
    ).read("/thong-bao/")
    assert faults() == []


def test_what_is_not_chosen_is_asked_and_nothing_typed_is_lost(cast, make_package):
    report = make_package("BCCT", "drafting")
    btc = Visitor(cast.btc)
    _shown, form = table(btc, decision(cast))

    asked = btc.client.post(PAGE, form)
    kept = btc.client.post(PAGE, form | {f"ruling_{report.pk}": "kept", f"why_{report.pk}": ""})

    assert (asked.status_code, kept.status_code) == (422, 422)
    assert "Chưa chọn thời hạn của hồ sơ này." in text_of(asked)
    assert "Phải nêu lý do giữ nguyên" in text_of(kept)
    assert "Dịch bệnh kéo dài." in kept.content.decode()
    assert re.search(r'value="kept"[^>]*selected', kept.content.decode())


def test_a_vote_recorded_meanwhile_brings_the_table_again(cast, make_package):
    package = make_package("BCTC", "board")
    btc = Visitor(cast.btc)
    _shown, form = table(btc, decision(cast))
    perform(package, "decide_board", cast.vanphong, decision=count(cast.bodies.BCH))
    form |= {f"ruling_{package.pk}": "moved", f"why_{package.pk}": ""}

    late = btc.client.post(PAGE, form)
    done = btc.client.post(PAGE, form | hidden_of(late))

    assert (late.status_code, done.status_code) == (409, 302)
    assert "xem lại bảng mới rồi xác nhận" in text_of(late)
    package.refresh_from_db()
    assert package.stage_label in text_of(late)
    assert Package.objects.get(pk=package.pk).state == "signing"
    assert faults() == []


def test_another_day_typed_over_the_table_makes_another_table(cast, make_package):
    report = make_package("BCCT", "drafting")
    btc = Visitor(cast.btc)
    _shown, form = table(btc, decision(cast))
    form |= {f"ruling_{report.pk}": "moved", f"why_{report.pk}": ""}

    shown = btc.client.post(PAGE, form | {"opening": "19/09/2022"})
    done = btc.client.post(PAGE, form | {"opening": "19/09/2022"} | hidden_of(shown))

    assert (shown.status_code, done.status_code) == (200, 302)
    assert "thành trước ngày 02/08/2022" in text_of(shown)
    assert re.search(r'value="moved"[^>]*selected', shown.content.decode())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"opening": "01/03/2022"}, "Ngày khai mạc đã qua"),
        ({"opening": "17/05/2022"}, "trùng ngày khai mạc đang có (17/05/2022)"),
        ({"number": ""}, "Chưa nhập mục này."),
        ({"term": "2027–2022"}, "Năm cuối nhiệm kỳ phải sau năm đầu."),
        ({"term": "2022-2022"}, "Năm cuối nhiệm kỳ phải sau năm đầu."),
        ({"term": "abc"}, "Nhiệm kỳ ghi năm đầu và năm cuối, ví dụ 2027–2032."),
        ({"term": "2022–20277"}, "Nhiệm kỳ ghi năm đầu và năm cuối, ví dụ 2027–2032."),
    ],
)
def test_what_no_decision_says_comes_back_before_any_table(cast, typed, words):
    refused = Visitor(cast.btc).client.post(PAGE, decision(cast, **typed))

    assert (refused.status_code, words in text_of(refused)) == (422, True)


def test_a_term_that_does_not_begin_with_the_congress_and_a_year_not_published_are_said(cast):
    shown, _form = table(Visitor(cast.btc), decision(cast, opening="18/01/2027"))

    page = text_of(shown)
    assert "Nhiệm kỳ 2022–2027 không bắt đầu vào năm khai mạc (18/01/2027*)." in page
    assert page.count("* Lịch nghỉ năm 2027 chưa được công bố.") == 1


def test_others_read_the_record_and_are_told_whom_to_ask(cast):
    for name in ("truong", "chutich"):
        visitor = Visitor(getattr(cast, name))
        assert (visitor.get(RECORD).status_code, visitor.get(PAGE).status_code) == (200, 403)
    assert Visitor(cast.nguoila).get(RECORD).status_code == 404
    assert "Ngày khai mạc, hoãn đại hội" in Visitor(cast.btc).read("/tien-do/")


def test_the_same_term_with_a_hyphen_is_no_other_term(cast, make_package):
    make_package("BCTC", "signed")
    btc = Visitor(cast.btc)

    _shown, form = table(btc, decision(cast, term="2022-2027"))
    done = btc.client.post(PAGE, form)

    assert (done.status_code, Congress.objects.get().term) == (302, "2022–2027")
    assert Package.objects.get().state == "signed"
    assert "Nhiệm kỳ giữ nguyên 2022–2027." in btc.read(RECORD)


def test_one_choice_serves_for_all_that_the_person_left_and_is_seen_before_it_is_done(cast, make_package):
    left, own = make_package("BCCT", "drafting"), make_package("BCTC", "drafting")
    unsaid = make_package("DANS", "drafting")
    for package in (left, own):
        count_due_from(package, "fixed", by=cast.btc, reason="Theo kế hoạch", seen=due_from_mark(package))
    btc = Visitor(cast.btc)
    _shown, form = table(btc, decision(cast))
    form |= {f"ruling_{left.pk}": "fixed", f"why_{own.pk}": "Theo Nghị quyết cũ.", f"ruling_{own.pk}": "kept"}

    seen, before = btc.client.post(PAGE, form | {"for_all": "moved"}), Postponement.objects.count()
    chosen = {f"ruling_{one.pk}": "moved" for one in (left, unsaid)}
    done = btc.client.post(PAGE, form | {"for_all": "moved"} | chosen | hidden_of(seen), follow=True)

    page = text_of(seen)
    assert (seen.status_code, before) == (200, 0)
    assert "Theo bảng vừa lập: 2 hồ sơ dời thời hạn, 1 hồ sơ giữ nguyên thời hạn." in page
    assert len(re.findall(r'value="moved"[^>]*selected', seen.content.decode())) == 3
    said = dict(PackagePostponement.objects.values_list("package", "ruling"))
    assert said == {left.pk: "moved", own.pk: "kept", unsaid.pk: "moved"}
    assert "Đã đổi ngày khai mạc sang 17/09/2022; số hồ sơ dời thời hạn: 2." in text_of(done)
    assert faults() == []


def test_a_second_choice_for_all_takes_the_place_of_the_first(cast, make_package):
    report, btc = make_package("BCCT", "drafting"), Visitor(cast.btc)
    _shown, form = table(btc, decision(cast))
    first = btc.client.post(PAGE, form | {"for_all": "moved"})
    form |= hidden_of(first) | {f"ruling_{report.pk}": "moved"}

    second = btc.client.post(PAGE, form | {"for_all": "fixed"})

    assert (second.status_code, "1 hồ sơ: 1 ngày cố định" in text_of(second)) == (200, True)
    assert Postponement.objects.count() == 0


def test_that_no_deadline_moves_is_said_before_it_is_done(cast, make_package):
    make_package("BCCT", "drafting")
    make_package("BCTC", "drafting")
    btc = Visitor(cast.btc)
    unsaid, _form = table(btc, decision(cast))
    Package.objects.update(due_from="fixed")
    fixed, _form = table(btc, decision(cast))

    assert ["Không hồ sơ nào dời thời hạn." in text_of(page) for page in (unsaid, fixed)] == [False, True]
    assert "0 hồ sơ dời thời hạn, 0 hồ sơ giữ nguyên thời hạn. Còn 2 hồ sơ chưa chọn." in text_of(unsaid)
    assert "2 hồ sơ giữ nguyên thời hạn dù ngày khai mạc thay đổi." in text_of(fixed)


def test_one_choice_serves_for_all_of_which_nothing_was_chosen(cast, make_package):
    report, money, scheme = (make_package(kind, "drafting") for kind in ("BCCT", "BCTC", "DANS"))
    btc = Visitor(cast.btc)
    _shown, form = table(btc, decision(cast))
    rulings = {f"ruling_{report.pk}": "", f"ruling_{money.pk}": "fixed"}

    seen = btc.client.post(PAGE, form | {"for_all": "moved"} | rulings)
    rulings |= {f"ruling_{one.pk}": "moved" for one in (report, scheme)}
    done = btc.client.post(PAGE, form | {"for_all": "moved"} | rulings | hidden_of(seen))

    said = dict(PackagePostponement.objects.values_list("package", "ruling"))
    assert (done.status_code, said) == (302, {report.pk: "moved", money.pk: "fixed", scheme.pk: "moved"})
    assert faults() == []


def test_what_was_said_when_it_was_assigned_is_chosen_already_and_can_be_changed(cast):
    page, counted = "/ho-so/DH3-BCCT/ke-hoach/", "/ho-so/DH3-BCCT/can-cu-thoi-han/"
    btc, typed = Visitor(cast.btc), {"kind": "BCCT", "due": "29/04/2022"}
    assigned = hidden_of(btc.get("/ho-so/giao-moi/")) | typed | {"due_from": "opening", "note": ""}
    assert give(btc.client, assigned).status_code == 302
    before = btc.read(page)
    asked = hidden_of(btc.get(counted)) | {"due_from": "opening", "reason": "Theo Nghị quyết 45."}

    shown, _form = table(btc, decision(cast))
    same = btc.client.post(counted, asked)
    changed = btc.client.post(counted, asked | {"due_from": "fixed"})
    again, _form = table(btc, decision(cast))

    assert "Thời hạn tính theo ngày khai mạc, dời theo khi đại hội dời ngày." in before
    assert re.search(r'value="moved"[^>]*selected', shown.content.decode())
    assert (same.status_code, changed.status_code) == (422, 302)
    assert re.search(r'value="fixed"[^>]*selected', again.content.decode())
    assert "Thời hạn tính theo ngày cố định" in btc.read(page)
    words = "Thời hạn là ngày cố định, không dời theo đại hội. Theo Nghị quyết 45."
    assert words in btc.read("/ho-so/DH3-BCCT/")
    assert faults() == []


def test_the_office_enters_it_for_who_organises_with_its_ground(cast, make_package):
    report = make_package("BCCT", "drafting")
    office, typed = Visitor(cast.vanphong), decision(cast)
    unsaid, _form = table(office, typed)
    typed |= {"acting_for": cast.btc.pk, "ground": "telephone"}
    _shown, form = table(office, typed)

    done = office.client.post(PAGE, form | {f"ruling_{report.pk}": "moved", f"why_{report.pk}": ""})

    row, step = Postponement.objects.get(), report.steps.last()
    assert (unsaid.status_code, done.status_code) == (422, 302)
    assert (row.by, row.acting_for, row.ground) == (cast.vanphong, cast.btc, "telephone")
    assert (step.action, step.actor, step.acting_for) == ("replan", cast.vanphong, cast.btc)
    assert f"Nhập thay {cast.btc} theo điện thoại." in office.read(RECORD)
    assert faults() == []


def test_who_signs_after_a_moved_opening_is_told_of_the_old_term_in_the_paper(cast, make_package):
    package = make_package("BCTC", "drafting")
    perform(package, "revise", cast.tbtc, version=draft(package, "Quyết toán nhiệm kỳ 2022 - 2027."))
    read_papers(cast.congress)
    btc, lead = Visitor(cast.btc), Visitor(cast.tbtc)
    before = lead.read(f"/ho-so/{package.code}/")

    _shown, form = table(btc, decision(cast, opening="17/02/2023", term="2023–2028"))
    btc.client.post(PAGE, form | {f"ruling_{package.pk}": "moved"})

    told = "Còn ghi nhiệm kỳ cũ 2022–2027 (nay là 2023–2028) tại: "
    page, gate = lead.read(f"/ho-so/{package.code}/"), lead.read(act_url(package.code, "to_subcommittee"))
    assert [told in words for words in (before, page, gate)] == [False, True, True]
    assert "đoạn 1: Quyết toán nhiệm kỳ 2022 - 2027." in gate

    package.refresh_from_db()
    perform(package, "revise", cast.tbtc, version=draft(package, "Quyết toán nhiệm kỳ 2023–2028."))
    read_papers(cast.congress)
    assert told not in lead.read(f"/ho-so/{package.code}/")


def test_many_packages_are_one_line_until_one_of_them_has_to_be_put_right(cast, make_package):
    packages = [make_package("BCCT", "drafting") for _number in range(6)]
    btc = Visitor(cast.btc)
    shown, form = table(btc, decision(cast))
    chosen = dict.fromkeys((f"ruling_{one.pk}" for one in packages[1:]), "moved")

    refused = btc.client.post(PAGE, form | chosen | {f"ruling_{packages[0].pk}": ""})

    first, then = shown.content.decode(), refused.content.decode()
    assert "<details>\n  <summary>6 hồ sơ: 6 chưa chọn</summary>" in first
    assert "<details open>\n  <summary>6 hồ sơ: 5 dời theo, 1 chưa chọn</summary>" in then
    assert refused.status_code == 422
    assert Postponement.objects.count() == 0
