"""Clicks that come late, twice or forged, and words that cannot be: a clear answer, nothing written."""

from __future__ import annotations

import unicodedata

import pytest
from django.test import Client

from documents.models import Package, PackageStep, Version
from tests.demo_world import BACKEND, act_url, at, text_of
from workflows.models import Notice, SealedText

CODE = "DH3-BCCT"
PAGE = "/ho-so/DH3-BCCT/"
BASIS = "Kết luận cuộc họp Thường trực ngày 18/03/2022"
WORDS = "Mục II.3 cần ghi rõ thời điểm thống kê số liệu tri ân."


@pytest.fixture(autouse=True)
def on_18_march():
    """The demo's own day, in the morning."""
    with at(18, hour=9):
        yield


@pytest.fixture
def clerk(world):
    """Records for Thường trực, with whom the political report is."""
    return world.visitor("thuongtruc")


@pytest.fixture
def secretary(world):
    return world.visitor("tbvk2")


def rows() -> tuple[int, ...]:
    """How much is written of what a move writes."""
    return tuple(model.objects.count() for model in (PackageStep, Version, Notice, SealedText))


def test_stale_click_says_who_was_faster(world, clerk):
    stale = clerk.form(CODE, "send_back")
    clerk.vote(CODE, "decide_standing", "18/03/2022", "5 5 0 0 0")
    world.visitor("vanphong").act(CODE, "send_back", basis=BASIS, note_field=WORDS)
    before = rows()

    response = clerk.send(
        CODE, "send_back", basis=BASIS, note_field="Đề nghị rút gọn phần mở đầu của báo cáo.", **stale
    )

    assert response.status_code == 409
    assert "Bà Phan Thị Uyển đã thực hiện “Trả lại để hoàn thiện” lúc 09:00 18/03/2022." in text_of(response)
    assert "Đề nghị rút gọn phần mở đầu của báo cáo." in text_of(response)
    assert rows() == before


def test_stale_form_comes_back_while_the_stage_is_the_same(world, secretary):
    other = world.visitor("tv14")
    stale = other.form("DH3-DANS", "revise")
    other.act("DH3-DANS", "revise", text="Đề án, dự thảo lần 4.")
    before = rows()

    response = other.send("DH3-DANS", "revise", text="Đề án, dự thảo sửa song song.", **stale)

    assert response.status_code == 409
    assert "đã thực hiện “Tải lên dự thảo mới”" in text_of(response)
    assert "Đề án, dự thảo sửa song song." in text_of(response)
    assert "Tải lên dự thảo mới" in text_of(response)
    assert rows() == before


def test_form_that_came_back_can_be_sent_again(world):
    person = world.visitor("tv14")
    stale = person.form("DH3-DANS", "revise")
    person.act("DH3-DANS", "revise", text="Đề án, dự thảo lần 4.")
    refused = person.send("DH3-DANS", "revise", text="Đề án, dự thảo lần 5.", **stale)
    fields = refused.context["form"].data

    response = person.send(
        "DH3-DANS", "revise", **{name: fields[name] for name in ("seen", "request_id", "base", "text")}
    )

    assert response.status_code == 302
    assert world.package("DH3-DANS").current.number == 5


def test_double_click_makes_one_step_and_answers_alike(clerk):
    fields = clerk.form(CODE, "send_back") | {"basis": BASIS, "note_field": WORDS, "until": ""}
    before = PackageStep.objects.count()

    first, second = clerk.send(CODE, "send_back", **fields), clerk.send(CODE, "send_back", **fields)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert PackageStep.objects.count() == before + 1


def test_double_click_on_an_upload_makes_one_draft(world):
    person = world.visitor("tv14")
    fields = person.form("DH3-DANS", "revise") | {"text": "Đề án, dự thảo lần 4."}

    first, second = person.send("DH3-DANS", "revise", **fields), person.send("DH3-DANS", "revise", **fields)

    assert (first.status_code, second.status_code) == (302, 302)
    assert world.package("DH3-DANS").current.number == 4


def test_same_request_id_for_other_words_is_stale(clerk):
    fields = clerk.form(CODE, "send_back") | {"basis": BASIS, "note_field": WORDS}
    clerk.send(CODE, "send_back", **fields)
    before = rows()

    response = clerk.send(CODE, "send_back", **fields | {"note_field": "Một lý do hoàn toàn khác."})

    assert response.status_code == 409
    assert rows() == before


def test_back_button_and_send_again_is_refused(clerk):
    """The browser shows the old form; its request id is spent and its text has been judged."""
    fields = clerk.form(CODE, "decide_standing")
    count = {"met_on": "18/03/2022", "present": 5, "votes_for": 5, "votes_against": 0, "minutes_ref": "01/BB"}
    rest = {"other_opinion": 0, "not_voting": 0}
    clerk.send(CODE, "decide_standing", **fields | count | rest)
    before = rows()

    response = clerk.send(
        CODE, "decide_standing", **fields | count | rest | {"votes_for": 4, "votes_against": 1}
    )

    assert response.status_code == 409
    assert "Hồ sơ đã thay đổi" in text_of(response)
    assert rows() == before


@pytest.mark.parametrize("token", [None, "x" * 64])
def test_forged_form_is_not_taken(world, token):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.visitor("thuongtruc").person, backend=BACKEND)
    before = rows()
    fields = {"note_field": WORDS} | ({"csrfmiddlewaretoken": token} if token else {})
    url = act_url(CODE, "send_back")

    response = browser.post(url, fields, headers={"referer": f"http://testserver{url}"})

    assert response.status_code == 403
    assert "Chưa có gì được ghi." in text_of(response)
    assert WORDS in text_of(response)
    assert rows() == before


def test_session_that_ended_gives_the_words_back(world, clerk):
    browser = Client()
    url = act_url(CODE, "send_back")
    browser.cookies["csrftoken"] = "x" * 32

    response = browser.post(url, {"note_field": WORDS}, headers={"referer": f"http://testserver{url}"})

    assert response.status_code == 403
    assert WORDS in text_of(response)
    assert f"/dang-nhap/?next={url.replace('/', '%2F')}" in response.content.decode()


@pytest.mark.parametrize("words", ["", "   \t\n", "\u200b\u200b\u200b\u200b\u200b\u200b", "Sửa"])
def test_empty_reason_is_refused(clerk, words):
    before = rows()

    response = clerk.act(CODE, "send_back", basis=BASIS, note_field=words, until="25/03/2022")

    assert response.status_code == 422
    assert "Phải nêu rõ nội dung cần hoàn thiện" in text_of(response)
    assert 'value="25/03/2022"' in response.content.decode()
    assert rows() == before


def test_over_long_reason_is_refused_and_kept(clerk):
    words = "Đề nghị hoàn thiện. " * 300
    before = rows()

    response = clerk.act(CODE, "send_back", basis=BASIS, note_field=words)

    assert response.status_code == 422
    assert "tối đa 4000" in text_of(response)
    assert words.strip() in text_of(response)
    assert rows() == before


def test_longest_reason_is_taken(clerk):
    response = clerk.act(CODE, "send_back", basis=BASIS, note_field="á" * 3900)

    assert response.status_code == 302


def test_nul_in_words_is_left_out(clerk, world):
    response = clerk.act(CODE, "send_back", basis=BASIS, note_field="Lý do\x00 có ký tự lạ.")

    assert response.status_code == 302
    assert "Lý do có ký tự lạ." in world.visitor("tbvk2").read(PAGE)


@pytest.mark.parametrize("name", ["seen", "request_id"])
@pytest.mark.parametrize("value", ["\x00", "x" * 500, "", "\u202e'--"])
def test_tampered_hidden_field_writes_nothing(clerk, name, value):
    before = rows()

    fields = clerk.form(CODE, "send_back") | {"basis": BASIS, "note_field": WORDS, name: value}
    response = clerk.send(CODE, "send_back", **fields)

    assert (name == "request_id" and response.status_code == 302) or response.status_code in (409, 422)
    assert response.status_code == 302 or rows() == before
    assert response.status_code == 302 or WORDS in text_of(response)
    assert "Hidden field" not in text_of(response)


@pytest.mark.parametrize("value", ["\x00", "x" * 500])
def test_tampered_request_id_of_one_who_may_not_is_403(world, value):
    response = world.visitor("tbvk").send(CODE, "send_back", request_id=value, note_field=WORDS)

    assert response.status_code == 403


def test_nfd_words_are_kept_as_nfc(clerk, world):
    words = "Bổ sung phần hạn chế, khuyết điểm."

    clerk.act(CODE, "send_back", basis=BASIS, note_field=unicodedata.normalize("NFD", words))

    page = world.visitor("tbvk2").read(PAGE)

    assert words in page


def test_hidden_fields_are_not_columns(clerk):
    """Mass assignment: what the form does not ask for is not looked at."""
    clerk.act(
        CODE, "send_back", basis=BASIS, note_field=WORDS, state="signed", round="9", confidential="on", by="1"
    )

    package = Package.objects.get(code=CODE)
    assert (package.state, package.round, package.confidential) == ("returned", 2, False)


@pytest.mark.parametrize(
    "counts",
    ["5 6 0 0 0", "-1 0 0 0 0", "5 5 5 5 5", "x 5 0 0 0", "999999999999 1 0 0 0", "6 6 0 0 0"],
)
def test_impossible_count_is_refused(clerk, counts):
    before = rows()

    response = clerk.vote(CODE, "decide_standing", "18/03/2022", counts)

    assert response.status_code == 422
    assert "Biên bản ngày 18/03/2022" in response.content.decode()
    assert rows() == before


@pytest.mark.parametrize("day", ["19/03/2022", "13/03/2022", "31/02/2022", "", "hôm qua", "01/01/0001"])
def test_impossible_day_of_meeting_is_refused(clerk, day):
    before = rows()

    response = clerk.vote(CODE, "decide_standing", day, "5 5 0 0 0")

    assert response.status_code == 422
    assert rows() == before
