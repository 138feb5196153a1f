"""Đôn đốc: calls recorded once, by those who urge; the promise on the board; nothing said to strangers."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Membership
from documents.board.services.calls import record_call
from documents.models import Call, Package
from tests.cast import perform
from tests.demo_world import HIDDEN, Visitor, at, text_of
from workflows import clock
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database

URL = "/tien-do/{}/goi/"
ANSWER = "Chờ số liệu của Kế toán, sáng thứ Hai trình."


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


@pytest.fixture
def btc(cast):
    return Visitor(cast.btc)


def form_of(visitor, code):
    """The hidden fields and the people offered."""
    page = visitor.get(URL.format(code)).content.decode()
    return dict(HIDDEN.findall(page)), page


def whom(body, person):
    return f"{body.pk}-{person.pk}"


def record(visitor, package, seat, question="", **answers):
    hidden, _page = form_of(visitor, package.code)
    data = hidden | {"whom": seat, "answer": ANSWER, "promised": "21/03/2022"} | answers
    return visitor.client.post(URL.format(package.code) + question, data)


def test_call_is_kept_and_stands_on_the_board(cast, btc, make_package):
    package = make_package("BCTC")

    response = record(btc, package, whom(cast.bodies.TBTC, cast.tbtc), "?tinh-trang=con-han")

    call = Call.objects.get()
    assert (response.status_code, response["Location"]) == (302, "/tien-do/?tinh-trang=con-han")
    assert (call.package, call.body, call.person, call.by) == (
        package,
        cast.bodies.TBTC,
        cast.tbtc,
        cast.btc,
    )
    assert (call.stage, call.answer, call.promised) == ("drafting", ANSWER, date(2022, 3, 21))
    assert clock.local_day(call.at) == date(2022, 3, 18)
    board = btc.read("/tien-do/")
    assert "Đã gọi Tiểu ban Tài chính ngày 18/03/2022. Hẹn xong ngày 21/03/2022" in board
    assert ANSWER in board


def test_first_offered_is_the_one_to_telephone(cast, btc, make_package):
    package = make_package("BCTC")

    _hidden, page = form_of(btc, package.code)

    options = page.partition('name="whom"')[2].partition("</select>")[0]
    shown = [one.partition(">")[2].partition("<")[0] for one in options.split("<option")[1:]]
    assert shown == [
        "Ông Người tbtc, Trưởng Tiểu ban Tài chính – 0912 000 000",
        "Ông Người tbtc2, Thư ký Tiểu ban Tài chính – 0912 000 000",
    ]


def test_double_click_keeps_one_call(cast, btc, make_package):
    package = make_package("BCTC")
    hidden, _page = form_of(btc, package.code)
    data = hidden | {"whom": whom(cast.bodies.TBTC, cast.tbtc), "answer": ANSWER}

    codes = [btc.client.post(URL.format(package.code), data).status_code for _click in range(2)]

    assert (codes, Call.objects.count()) == ([302, 302], 1)


def test_second_click_after_the_package_has_moved_is_the_same_click(cast, btc, make_package):
    package = make_package("BCTC", "standing")
    hidden, _page = form_of(btc, package.code)
    data = hidden | {"whom": whom(cast.bodies.TT, cast.thuongtruc), "answer": ANSWER}
    btc.client.post(URL.format(package.code), data)
    perform(
        Package.objects.get(pk=package.pk),
        "send_back",
        cast.thuongtruc,
        **{"return": None, "note": "Sửa mục 2."},
    )

    again = btc.client.post(URL.format(package.code), data)

    assert (again.status_code, Call.objects.count()) == (302, 1)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"answer": " "}, "Trả lời: Chưa nhập mục này."),
        ({"promised": "17/03/2022"}, "Hẹn xong ngày: Ngày hẹn không được trước hôm nay."),
        ({"promised": "31/02/2022"}, "Hẹn xong ngày: Ngày phải ghi dạng ngày/tháng/năm, ví dụ 18/03/2022."),
        ({"whom": "1-1"}, "Người nghe: Người này không còn giữ hồ sơ; đề nghị chọn lại."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast, btc, make_package, answers, reason):
    package = make_package("BCTC")

    response = record(btc, package, whom(cast.bodies.TBTC, cast.tbtc), **answers)

    assert response.status_code == 422
    assert reason in text_of(response)
    assert (ANSWER in response.content.decode()) == ("answer" not in answers)
    assert Call.objects.count() == 0


def test_only_those_who_urge_may_record(cast, make_package):
    package = make_package("BCTC")
    got = {}

    for name in ("btc", "vanphong", "tbtc", "chutich", "bch01", "nguoila"):
        visitor = Visitor(getattr(cast, name))
        data = {"whom": whom(cast.bodies.TBTC, cast.tbtc), "answer": ANSWER, "request_id": name}
        got[name] = (
            visitor.get(URL.format(package.code)).status_code,
            visitor.client.post(URL.format(package.code), data).status_code,
        )

    assert got == {
        "btc": (200, 302),
        "vanphong": (200, 302),
        "tbtc": (403, 403),
        "chutich": (403, 403),
        "bch01": (403, 403),
        "nguoila": (404, 404),
    }
    assert Call.objects.count() == 2


def test_nobody_is_urged_about_a_finished_package(cast, btc, make_package):
    package = make_package("BCTC", "signed")

    page = btc.get(URL.format(package.code))

    assert page.status_code == 409
    assert "không còn ai để đôn đốc" in text_of(page)
    data = {"whom": whom(cast.bodies.TBTC, cast.tbtc), "answer": ANSWER, "request_id": "muon"}
    assert btc.client.post(URL.format(package.code), data).status_code == 409
    assert Call.objects.count() == 0


def test_promise_that_has_passed_is_shown_as_such(cast, btc, make_package):
    package = make_package("BCTC")
    record(btc, package, whom(cast.bodies.TBTC, cast.tbtc))
    shown = {}

    for day in (21, 23):
        with at(day):
            shown[day] = btc.get("/tien-do/").context["listing"].rows[0].urged.label
    with at(23):
        perform(Package.objects.get(pk=package.pk), "to_subcommittee", cast.tbtc)
        shown["moved"] = btc.get("/tien-do/").context["listing"].rows[0].urged.label

    assert {when: (label.tone, label.text) for when, label in shown.items()} == {
        21: ("info", "Hẹn xong ngày 21/03/2022"),
        23: ("late", "Đã qua hẹn 2 ngày làm việc – hẹn 21/03/2022"),
        "moved": ("done", "Hẹn 21/03/2022, nay đã chuyển bước"),
    }


def test_package_page_tells_of_calls_those_who_urge_and_those_who_were_called(cast, btc, make_package):
    package = make_package("BCTC")
    record(btc, package, whom(cast.bodies.TBTC, cast.tbtc))
    told = {}

    for name in ("btc", "vanphong", "tbtc", "tbtc2", "truong", "chutich"):
        page = Visitor(getattr(cast, name)).read(f"/ho-so/{package.code}/")
        told[name] = ("Đôn đốc" in page, ANSWER in page)

    yes, no = (True, True), (False, False)
    assert told == {"btc": yes, "vanphong": yes, "tbtc": yes, "tbtc2": yes, "truong": no, "chutich": no}


def test_call_about_a_personnel_package_names_nobody(cast, btc, make_package):
    package = make_package("DANS")
    Package.objects.filter(pk=package.pk).update(title="Nhân sự Canary Một")
    hidden, page = form_of(btc, package.code)

    response = btc.client.post(
        URL.format(package.code),
        hidden | {"whom": whom(cast.bodies.TBNS, cast.tbns), "answer": "Ông Canary Hai xin rút."},
    )

    assert response.status_code == 302
    assert "Tiểu ban Nhân sự – 0912 000 000" in page
    # tbns may open it and so reads the answer; nobody reads a name where the organisers look.
    for path in ("/tien-do/", "/tien-do/?theo=nguoi", "/tien-do/don-doc/", URL.format(package.code)):
        words = btc.read(path)
        assert ("DH3-DANS" in words, "Canary" in words, "Người tbns" in words) == (True, False, False), path
    assert "Canary Hai" in Visitor(cast.tbns).read("/tien-do/don-doc/")


def test_the_list_of_calls_is_for_those_who_may_know(cast, btc, make_package):
    package = make_package("BCTC")
    record(btc, package, whom(cast.bodies.TBTC, cast.tbtc))

    told = {
        name: ANSWER in Visitor(getattr(cast, name)).read("/tien-do/don-doc/")
        for name in ("btc", "vanphong", "tbtc", "truong", "nguoila")
    }

    assert told == {"btc": True, "vanphong": True, "tbtc": True, "truong": False, "nguoila": False}


def test_one_who_left_is_no_longer_to_be_called(cast, btc, make_package):
    package = make_package("BCTC")
    Membership.objects.filter(person=cast.tbtc).update(end=date(2022, 3, 17))

    board = btc.read("/tien-do/")
    with pytest.raises(Unmet) as refused:
        record_call(package, by=cast.btc, body=cast.bodies.TBTC, person=cast.tbtc, answer=ANSWER)

    assert "Ông Người tbtc2" in board
    assert refused.value.reasons == ["Ông Người tbtc không còn ở Tiểu ban Tài chính."]
