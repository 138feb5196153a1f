"""Scenario 2: a draft is returned with reasons, the deadline stays, and the same text cannot come back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.demo_world import act_url, at, paper, text_of

UNTIL = date(2022, 3, 15)
CODE = "DH3-BCCT"
PAGE = "/ho-so/DH3-BCCT/"
BASIS = "Thông báo kết luận số 12/TB-BTV ngày 23/03/2022"
REASON = (
    "Mục II.3: số liệu tri ân phải ghi rõ thời điểm thống kê; mục III thiếu chỉ tiêu phát triển hội viên."
)
TEXT = "Báo cáo chính trị, dự thảo hoàn thiện sau ý kiến của Tiểu ban."


@pytest.fixture
def secretary(world):
    return world.visitor("tbvk2")


@pytest.fixture
def office(world):
    return world.visitor("vanphong")


@pytest.fixture
def organiser(world):
    return world.visitor("btc")


@pytest.fixture
def at_the_executive(world):
    """Draft 3 has passed the standing body on 21/3."""
    with at(21):
        world.visitor("thuongtruc").vote(CODE, "decide_standing", "21/03/2022", "5 5 0 0 0")


@pytest.fixture
def returned(at_the_executive, office):
    with at(23):
        return office.act(CODE, "send_back", note_field=REASON, basis=BASIS, until="24/03/2022")


def test_return_without_a_reason_is_refused(world, at_the_executive, office):
    steps = world.package(CODE).steps.count()

    with at(23):
        response = office.act(CODE, "send_back", until="24/03/2022")

    assert response.status_code == 422
    assert "Phải nêu rõ nội dung cần hoàn thiện" in text_of(response)
    assert 'value="24/03/2022"' in response.content.decode()
    assert (world.package(CODE).state, world.package(CODE).steps.count()) == ("executive", steps)


def test_a_secretary_returns_for_a_body_on_a_conclusion_and_the_chair_in_his_own_words(
    world, at_the_executive, office
):
    with at(23):
        bare = office.act(CODE, "send_back", note_field=REASON)
        vague = office.act(CODE, "send_back", note_field=REASON, basis="Theo ý kiến cuộc họp")
        own = world.visitor("bch02").act(CODE, "send_back", note_field=REASON)

    why = "phải ghi căn cứ: kết luận hoặc biên bản cuộc họp"
    at_its_field = [why in str(one.context["form"].errors.get("basis")) for one in (bare, vague)]
    assert ([one.status_code for one in (bare, vague)], at_its_field) == ([422] * 2, [True] * 2)
    assert (own.status_code, world.package(CODE).state) == (302, "returned")


def test_return_keeps_the_deadline_and_counts_a_round(world, returned, secretary):
    package = world.package(CODE)

    with at(23, hour=10):
        page = secretary.read(PAGE)

    assert returned.status_code == 302
    assert (package.state, package.round) == ("returned", 2)
    assert (package.due, package.due_exclusive) == (date(2022, 3, 30), True)
    assert package.plan_days["returned"] == date(2022, 3, 24)
    assert "Vòng 2" in page
    assert "trước ngày 30/3/2022" in page
    assert REASON in page


def test_secretary_is_told(returned, secretary):
    with at(23, hour=10):
        work, notices = secretary.read("/"), secretary.read("/thong-bao/")

    assert "Trả lại để hoàn thiện" in work
    assert "Còn 2 ngày làm việc – hạn 24/03/2022" in work
    assert "Trả lại để hoàn thiện" in notices


def test_next_morning_but_one_it_is_one_day_late(returned, secretary, organiser):
    with at(25, hour=8):
        page = secretary.read(PAGE)
        board = organiser.read("/tien-do/")

    assert "Quá hạn 1 ngày làm việc – hạn 24/03/2022" in page
    assert "Quá hạn 1 ngày làm việc – hạn 24/03/2022" in board


@pytest.mark.parametrize(("day", "late"), [(24, 8), (25, 10)])
def test_board_counts_it(returned, organiser, day, late):
    """Nobody acts after 15/3, so eight others are late before it; on 25/3 so is the file of the ministry."""
    with at(day, hour=8):
        page = organiser.get("/tien-do/")

    numbers = {number["label"]: number["count"] for number in page.context["numbers"]}
    assert (numbers["Hồ sơ"], numbers["Quá hạn"]) == (11, late)


def test_same_draft_may_not_be_submitted_again(world, returned, secretary):
    with at(24):
        page = secretary.read(PAGE)
        response = secretary.act(CODE, "to_subcommittee")

    reason = "Dự thảo lần 3 đã bị trả lại và chưa sửa. Đề nghị tải lên dự thảo mới."
    assert reason in page
    assert response.status_code == 422
    assert reason in text_of(response)
    assert world.package(CODE).state == "returned"


def test_same_file_is_no_new_draft(world, returned, secretary):
    stored = world.package(CODE).current.parts.get(code="bao-cao").blob
    same = paper("du-thao-4.txt", (world.folder / stored.name).read_bytes())

    with at(24):
        response = secretary.act(CODE, "revise", **{"file_bao-cao": same})

    assert response.status_code == 422
    assert "du-thao-4.txt" in text_of(response)
    assert "Nội dung giống hệt dự thảo đang có, nên không lập dự thảo mới." in text_of(response)
    assert world.package(CODE).current.number == 3


def test_mended_draft_goes_up_again(world, returned, secretary):
    with at(24):
        secretary.act(CODE, "revise", text=TEXT)
        response = secretary.act(CODE, "to_subcommittee", note_field="Đã hoàn thiện theo ý kiến.")

    assert response.status_code == 302
    assert (world.package(CODE).state, world.package(CODE).round) == ("subcommittee", 2)


def test_an_internal_day_after_the_deadline_is_refused(world, at_the_executive, office):
    with at(23):
        response = office.act(CODE, "send_back", note_field=REASON, basis=BASIS, until="30/03/2022")

    assert response.status_code == 422
    assert "Hạn hoàn thiện phải trước thời hạn của hồ sơ." in text_of(response)
    assert REASON in text_of(response)


def test_chairman_sees_the_reason_but_no_button(world, returned):
    with at(24):
        chairman = world.visitor("chutich")
        page = chairman.read(PAGE)
        response = chairman.get(act_url(CODE, "sign"))

    assert REASON in page
    assert response.status_code == 409
