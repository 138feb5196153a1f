"""The office tells who is not on the screen, in his own way and once, and keeps what came of it."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest

from congress.people.models.news import PassedOn
from congress.people.models.people import Person
from congress.people.services.news import choose_way
from congress.people.services.seating import SeatFacts, give_seat
from documents.packages.answers.values import Return
from documents.telling.papers.slips import slips_of
from documents.telling.rows import group_messages, lines_to_pass
from tests.cast import GROUND, START, perform
from tests.demo_world import HIDDEN, Visitor
from workflows import clock
from workflows.models import Duty

pytestmark = pytest.mark.one_database

REPORT = "Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị) (DH3-BCCT)"


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def returned(cast, make_package):
    """The political report, returned to its drafters, who are both told by telephone."""
    package = make_package("BCCT", "standing")
    answers = {"return": Return(until=clock.today())}
    perform(package, "send_back", cast.thuongtruc, note="Thiếu phụ lục.", **answers)
    for one in (cast.truong, cast.thuky):
        choose_way(one, way=Person.ZALO, email="", by=cast.vanphong)
    return package


def form_for(office, person):
    """What the browser sends back of the form of one person, with the text as it stands there."""
    path = f"/bao-tin/{person.pk}/"
    page = office.client.get(path)
    words = {"words": page.context["line"].message, "way": "zalo"}
    return dict(HIDDEN.findall(page.content.decode())) | words


def press(office, person, outcome, **more):
    fields = form_for(office, person) | {"outcome": outcome} | more
    return office.client.post(f"/bao-tin/{person.pk}/", fields)


def names(office):
    """Who stands on the page."""
    return {row["line"].person.username for row in office.client.get("/bao-tin/").context["rows"]}


def test_the_row_has_the_text_the_number_and_the_short_message(cast, office, returned):
    line = office.client.get(f"/bao-tin/{cast.truong.pk}/").context["line"]

    assert line.message.splitlines()[0] == "Kính gửi Ông Người truong, Văn phòng Hội trân trọng thông báo:"
    assert "(báo cáo chính trị) (DH3-BCCT) để hoàn thiện. Lý do: Thiếu phụ lục." in line.message
    assert line.sms == f"sms:0912000000?body={quote(line.message)}"
    page = office.client.get("/bao-tin/").content.decode()
    assert 'href="tel:0912000000"' in page
    assert "Sao chép tin Zalo" in page


def test_who_was_told_is_gone_from_the_page_until_there_is_something_new(cast, office, returned):
    before = names(office)
    told = press(office, cast.truong, "told")
    after = names(office)
    perform(returned, "pause", cast.btc, note="Chờ ý kiến Bộ Nội vụ.")
    kept = PassedOn.objects.get()

    assert (told.status_code, "truong" in before, "truong" in after) == (302, True, False)
    assert (kept.person, kept.by, kept.way, kept.outcome) == (cast.truong, cast.vanphong, "zalo", "told")
    assert "truong" in names(office)


def test_who_was_not_reached_stays_and_the_try_is_shown(cast, office, returned):
    answer = press(office, cast.truong, "unreachable")

    assert answer.status_code == 302
    assert "Lần trước: Không liên lạc được" in office.read(f"/bao-tin/{cast.truong.pk}/")


def test_two_clerks_do_not_both_tell_the_same(cast, office, returned):
    open_page = form_for(office, cast.truong) | {"outcome": "told"}
    give_seat(cast.bodies.VP, cast.bch01, SeatFacts("secretary", START, GROUND), by=None)
    press(Visitor(cast.bch01), cast.truong, "told")
    second = office.client.post(f"/bao-tin/{cast.truong.pk}/", open_page)

    assert (second.status_code, PassedOn.objects.count()) == (409, 1)
    assert "Ông Người bch01 đã báo cho Ông Người truong lúc" in second.content.decode()


def test_a_double_click_is_one_row(cast, office, returned):
    fields = form_for(office, cast.truong) | {"outcome": "told"}
    answers = [office.client.post(f"/bao-tin/{cast.truong.pk}/", fields).status_code for _ in range(2)]

    assert (answers, PassedOn.objects.count()) == ([302, 302], 1)


@pytest.mark.parametrize(
    "wrong",
    [{"outcome": ""}, {"outcome": "x"}, {"words": ""}, {"words": "x" * 5000}, {"way": "chim"}, {"news": "x"}],
)
def test_what_cannot_be_is_refused_and_the_form_comes_back(cast, office, returned, wrong):
    fields = form_for(office, cast.truong) | {"outcome": "told"} | wrong
    answer = office.client.post(f"/bao-tin/{cast.truong.pk}/", fields)

    assert (answer.status_code, PassedOn.objects.count()) == (422, 0)


def test_who_reads_on_the_screen_is_not_told_by_the_office(cast, office, returned):
    choose_way(cast.truong, way=Person.SCREEN, email="", by=cast.truong)

    assert "truong" not in names(office)
    assert office.client.get(f"/bao-tin/{cast.truong.pk}/").status_code == 404


def test_who_has_no_way_at_all_is_shown_as_such(cast, office, returned):
    choose_way(cast.truong, way="", email="", by=cast.vanphong)
    Person.objects.filter(pk=cast.truong.pk).update(phone="", last_login=None)

    assert "Chưa có cách báo tin, chưa có điện thoại" in office.read(f"/bao-tin/{cast.truong.pk}/")


def test_work_that_waits_no_more_is_not_told(cast, office, make_package):
    package = make_package("BCCT", "standing")
    choose_way(cast.thuongtruc, way=Person.TELEPHONE, email="", by=cast.vanphong)
    before = names(office)
    perform(package, "withdraw", cast.truong, note="Sửa số liệu.", withdrawal="Sửa số liệu.")

    assert "thuongtruc" in before
    line = office.client.get("/bao-tin/").context["rows"]
    assert not any("đang chờ Thường trực" in row["line"].message for row in line)


def test_who_stands_above_is_reported_to_once_in_every_way(cast, office, make_package):
    make_package("BCCT", "standing")
    choose_way(cast.thuongtruc, way=Person.PAPER, email="", by=cast.vanphong)
    line = lines_to_pass(cast.congress, person=cast.thuongtruc.pk)[0]
    group = dict(group_messages(cast.congress))["Thường trực Hội"].splitlines()
    slip = slips_of(cast.congress, [line])[0].lines()

    heads = [line.message.splitlines()[0], group[0], slip[0]]
    assert heads == [
        "Kính gửi Ông Người thuongtruc, Văn phòng Hội kính báo cáo:",
        "Văn phòng Hội kính báo cáo Thường trực Hội:",
        "Văn phòng Hội kính báo cáo:",
    ]
    said = f"{REPORT} đã trình Thường trực Hội; kính đề nghị quan tâm, cho ý kiến."
    assert [text for text in (line.message, *group[1:-1], *slip[1:]) if "Kính báo cáo" in text] == []
    assert [said in "\n".join(text) for text in ([line.message], group, slip)] == [True, True, True]


def test_a_starred_day_is_explained_on_the_slip_and_to_the_group(cast, office, make_package):
    make_package("BCCT", "drafting")
    Duty.objects.filter(closed=None).update(due=date(2027, 2, 26))
    group = dict(group_messages(cast.congress))["Tiểu ban Văn kiện"].splitlines()
    slip = slips_of(cast.congress, lines_to_pass(cast.congress, person=cast.thuky.pk))[0].lines()

    note = "* Lịch nghỉ năm 2027 chưa được công bố."
    assert [any("26/02/2027*" in line for line in lines) for lines in (group, slip)] == [True, True]
    assert (group[-2:], note in slip) == ([note, "Trân trọng."], True)


def test_the_group_of_a_body_has_one_text(cast, office, returned):
    groups = dict(office.client.get("/bao-tin/").context["groups"])

    assert groups["Tiểu ban Văn kiện"].splitlines()[0] == (
        "Văn phòng Hội trân trọng thông báo tới Tiểu ban Văn kiện:"
    )


@pytest.mark.parametrize(
    ("way", "email", "status"),
    [
        ("mail", "", 422),
        ("mail", "a@b.vn\nBcc: x@y.vn", 422),
        ("mail", "khong phai dia chi", 422),
        ("chim", "", 422),
        ("mail", "ong.a@example.vn", 302),
        ("paper", "", 302),
    ],
)
def test_one_chooses_his_own_way(cast, way, email, status):
    answer = Visitor(cast.truong).client.post("/thong-bao/cach-nhan/", {"way": way, "email": email})
    kept = Person.objects.get(pk=cast.truong.pk)

    assert answer.status_code == status
    assert (kept.way, kept.email) == ((way, email) if status == 302 else ("", ""))
