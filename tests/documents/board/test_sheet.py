"""Nhập bảng giao ban: what was written by hand on the morning sheet is taken back on one page."""

from __future__ import annotations

import re
from datetime import date

import pytest

from documents.models import Call
from tests.demo_world import Visitor, at
from workflows.extensions import open_request

pytestmark = pytest.mark.one_database
SHEET = "/tien-do/giao-ban/"


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


def fields(visitor) -> dict[str, str]:
    """The sheet as the browser would send it back untouched."""
    form = visitor.get(SHEET).context
    bound = [form["form"], *form["rows"]]
    found = {one.add_prefix(name): one[name].value() or "" for one in bound for name in one.fields}
    for row in form["rows"]:
        found[row.add_prefix("whom")] = next(iter(row.seats))
    return found


def test_the_office_files_a_call_and_a_request_for_more_time(cast, make_package):
    money, report = make_package("BCTC"), make_package("BCCT")
    office = Visitor(cast.vanphong)
    sent = fields(office) | {
        f"{money.code}-answer": "Xin thêm hai ngày, chờ số liệu.",
        f"{money.code}-more_time": "06/06/2022",
        f"{report.code}-answer": "Thứ Hai trình.",
        f"{report.code}-promised": "21/03/2022",
    }

    answer = office.client.post(SHEET, sent, follow=True)
    again = office.client.post(SHEET, sent, follow=True)

    calls = {call.package.code: (call.answer, call.promised, call.by) for call in Call.objects.all()}
    assert calls == {
        money.code: ("Xin thêm hai ngày, chờ số liệu.", None, cast.vanphong),
        report.code: ("Thứ Hai trình.", date(2022, 3, 21), cast.vanphong),
    }
    asked = open_request(money)
    assert (asked.day, asked.step.acting_for, asked.step.ground) == (
        date(2022, 6, 6),
        Call.objects.get(package=money).person,
        "telephone",
    )
    assert open_request(report) is None
    assert "Đã ghi 2 dòng của bảng giao ban." in answer.content.decode()
    # Sent twice: the same rows, and no second request.
    assert (again.status_code, Call.objects.count()) == (200, 2)


def test_a_wrong_row_keeps_all_that_was_typed_and_files_nothing(cast, make_package):
    money, report = make_package("BCTC"), make_package("BCCT")
    btc = Visitor(cast.btc)
    sent = fields(btc) | {
        f"{money.code}-promised": "21/03/2022",
        f"{report.code}-answer": "Thứ Hai trình.",
        f"{report.code}-promised": "17/03/2022",
    }

    page = btc.client.post(SHEET, sent)

    words = page.content.decode()
    assert (page.status_code, Call.objects.count()) == (422, 0)
    assert "Chưa ghi nội dung trả lời." in words
    assert "Ngày hẹn không được trước hôm nay." in words
    assert "Thứ Hai trình." in words
    # The committee asks for no time in another's name; the office enters that.
    assert "more_time" not in re.sub(r"<style.*", "", words)


def test_an_empty_sheet_is_refused_and_strangers_may_not_see_it(cast, make_package):
    make_package("BCTC")
    btc = Visitor(cast.btc)

    assert btc.client.post(SHEET, fields(btc)).status_code == 422
    assert Visitor(cast.truong).get(SHEET).status_code == 403
