"""One evening, four packages: attendance entered once, each with its own count, all or nothing."""

from __future__ import annotations

import re
from html import unescape

import pytest

from documents.models import Package
from tests.cast import draft, perform
from workflows.models import Refusal

pytestmark = pytest.mark.one_database

HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')
MET = {"met_on": "18/03/2022", "present": "45", "minutes_ref": "Biên bản họp Ban Chấp hành ngày 18/3/2022"}


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.vanphong)
    return client


@pytest.fixture
def waiting(make_package):
    """A report and a scheme before the board: hands for one, ballots for the other."""
    return make_package("BCCT", "board"), make_package("DANS", "board")


def form(client):
    page = client.get("/bieu-quyet/BCH/").content.decode()
    return {name: unescape(value) for name, value in HIDDEN.findall(page)}


def row(package, votes_for, against, **more):
    votes = {"taken": "on", "votes_for": votes_for, "votes_against": against, "other_opinion": 0}
    return {f"{package.code}-{name}": value for name, value in (votes | more).items()}


def papers(issued, returned, invalid=0):
    return {"ballots_issued": issued, "ballots_returned": returned, "ballots_invalid": invalid}


def states(packages):
    return [Package.objects.get(pk=package.pk).state for package in packages]


def test_attendance_is_entered_once_and_each_package_has_its_count(clerk, waiting):
    report, scheme = waiting
    answers = form(clerk) | MET | row(report, 43, 1, not_voting=1) | row(scheme, 41, 3, **papers(45, 44))
    response = clerk.post("/bieu-quyet/BCH/", answers)
    told = [Package.objects.get(pk=one.pk).steps.last().decision.decision for one in waiting]

    assert response.status_code == 302
    assert states(waiting) == ["signing", "signing"]
    assert [(one.present, one.votes_for, one.not_voting) for one in told] == [(45, 43, 1), (45, 41, 1)]
    assert [one.ballots_valid for one in told] == [None, 44]


def test_a_package_not_put_to_the_vote_stays(clerk, waiting):
    report, _scheme = waiting
    clerk.post("/bieu-quyet/BCH/", form(clerk) | MET | row(report, 45, 0, not_voting=0))

    assert states(waiting) == ["signing", "board"]


def test_one_impossible_count_and_nothing_is_recorded(clerk, waiting):
    report, scheme = waiting
    answers = form(clerk) | MET | row(report, 45, 0, not_voting=0) | row(scheme, 41, 3, **papers(45, 46))
    response = clerk.post("/bieu-quyet/BCH/", answers)
    page = unescape(response.content.decode())

    assert response.status_code == 422
    assert states(waiting) == ["board", "board"]
    assert "Chưa ghi kết quả nào" in page
    assert "Thu về 46 phiếu, nhiều hơn 45 phiếu phát ra." in page
    assert 'value="41"' in page
    assert Refusal.objects.filter(action="decide_board", outcome="unmet").count() == 1


def test_what_changed_meanwhile_is_said_at_its_package(clerk, cast, waiting):
    report, scheme = waiting
    answers = form(clerk) | MET | row(report, 45, 0, not_voting=0) | row(scheme, 45, 0, **papers(45, 45))
    perform(report, "send_back", cast.thuongtruc, note="Thiếu phụ lục số liệu")
    perform(report, "revise", cast.thuky, version=draft(report, "Bản sửa"))
    response = clerk.post("/bieu-quyet/BCH/", answers)

    assert (response.status_code, states(waiting)) == (409, ["returned", "board"])
    assert f"Không còn chờ cơ quan này biểu quyết: {report.code}." in unescape(response.content.decode())


def test_pressed_twice_it_is_recorded_once(clerk, waiting):
    report, _scheme = waiting
    answers = form(clerk) | MET | row(report, 45, 0, not_voting=0)
    clerk.post("/bieu-quyet/BCH/", answers)
    clerk.post("/bieu-quyet/BCH/", answers)

    assert Package.objects.get(pk=report.pk).steps.filter(action="decide_board").count() == 1


def test_sent_again_with_another_count_it_is_refused_with_all_that_was_typed(clerk, waiting):
    report, scheme = waiting
    answers = form(clerk) | MET | row(report, 45, 0, not_voting=0)
    clerk.post("/bieu-quyet/BCH/", answers)
    again = answers | row(report, 40, 5, not_voting=0) | row(scheme, 45, 0, **papers(45, 45))
    response = clerk.post("/bieu-quyet/BCH/", again)
    page = unescape(response.content.decode())
    told = Package.objects.get(pk=report.pk).steps.last().decision.decision

    assert response.status_code == 409
    assert states(waiting) == ["signing", "board"]
    assert (told.votes_for, told.votes_against) == (45, 0)
    assert "Chưa ghi kết quả nào" in page
    assert 'value="40"' in page


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"present": ""}, "Chưa nhập mục này."),
        ({"met_on": "31/02/2022"}, "Ngày phải ghi dạng ngày/tháng/năm"),
        ({"minutes_ref": ""}, "Chưa nhập mục này."),
        ({"met_on": "19/03/2022"}, "Ngày họp không được sau ngày hôm nay."),
        ({"present": "46"}, "Số người có mặt (46) lớn hơn tổng số thành viên (45)."),
    ],
)
def test_bad_attendance_is_named(clerk, waiting, missing, words):
    report, _scheme = waiting
    response = clerk.post("/bieu-quyet/BCH/", form(clerk) | MET | row(report, 45, 0, not_voting=1) | missing)

    assert (response.status_code, words in unescape(response.content.decode())) == (422, True)
    assert states(waiting) == ["board", "board"]


def test_nothing_chosen_is_nothing_recorded(clerk, waiting):
    response = clerk.post("/bieu-quyet/BCH/", form(clerk) | MET)

    assert "Chưa chọn hồ sơ nào để ghi kết quả." in unescape(response.content.decode())
    assert states(waiting) == ["board", "board"]


def test_the_chairman_does_not_record_what_he_will_sign(client, cast, waiting):
    client.force_login(cast.chutich)
    report, _scheme = waiting
    response = client.post("/bieu-quyet/BCH/", form(client) | MET | row(report, 45, 0, not_voting=0))

    assert (response.status_code, states(waiting)) == (422, ["board", "board"])
    assert "Người ký duyệt không ghi biên bản" in unescape(response.content.decode())


def test_who_may_not_record_for_a_body_does_not_find_its_sitting(client, cast, waiting):
    for name in ("truong", "btc", "nguoila"):
        client.force_login(getattr(cast, name))
        assert client.get("/bieu-quyet/BCH/").status_code == 404
