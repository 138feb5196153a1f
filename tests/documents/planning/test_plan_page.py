"""Kế hoạch: what was planned, first planned, really done; changed by the committee with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import perform
from tests.demo_world import HIDDEN, Visitor, at, text_of
from tests.documents.examined import faults

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def package(make_package):
    with at(10, 1):
        return make_package("BCTC", "drafting", due=date(2022, 6, 30))


def changed(visitor, package, **typed):
    """The form of a changed plan, with these days typed over those that stand there."""
    page = f"/ho-so/{package.code}/viec/replan/"
    form = visitor.get(page)
    fields = form.context["form"]
    there = {name: fields[name].value() for name in fields.fields if name.startswith(("day_", "due"))}
    there = {name: f"{day:%d/%m/%Y}" for name, day in there.items() if day}
    return visitor.client.post(page, dict(HIDDEN.findall(form.content.decode())) | there | typed)


def lines(visitor, package):
    rows = visitor.get(f"/ho-so/{package.code}/ke-hoach/").context["listing"].rows
    return {line.label: line for line in rows}


def test_the_committee_moves_a_day_and_the_page_says_who_and_why(cast, package):
    btc = Visitor(cast.btc)

    answer = changed(btc, package, day_drafting="02/06/2022", note_field="Chờ số liệu quý II.")

    line = lines(Visitor(cast.tbtc), package)["Đang soạn thảo"]
    assert answer.status_code == 302
    assert (line.day, line.first, line.left) == (date(2022, 6, 2), date(2022, 5, 30), None)
    assert line.changes == ("02/06/2022 – Ông Người btc, ngày 18/03/2022: Chờ số liệu quý II.",)
    assert faults() == []


def test_what_was_left_has_its_real_day(cast, package):
    assert lines(Visitor(cast.btc), package)["Chưa triển khai"].left == date(2022, 1, 10)


def test_the_whole_is_moved_with_its_last_stage(cast, package):
    answer = changed(
        Visitor(cast.btc), package, due="30/07/2022", day_signing="29/07/2022", note_field="Đại hội lùi."
    )

    package.refresh_from_db()
    assert (answer.status_code, package.due, package.due_exclusive) == (302, date(2022, 7, 30), True)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"day_drafting": "17/03/2022"}, "đã qua; chọn từ ngày 18/03/2022 trở đi."),
        ({"day_drafting": "30/06/2022"}, "muộn hơn thời hạn của hồ sơ; chậm nhất 29/06/2022."),
        ({"day_standing": "01/06/2022"}, "(01/06/2022) phải từ hạn của"),
        ({"day_drafting": "31/02/2022"}, "Ngày phải ghi dạng ngày/tháng/năm"),
        ({"note_field": ""}, "Phải nêu rõ lý do thay đổi."),
        ({}, "Kế hoạch gửi lên không khác kế hoạch hiện tại."),
    ],
)
def test_what_cannot_be_planned_comes_back_with_what_would(cast, package, typed, reason):
    answer = changed(Visitor(cast.btc), package, **{"note_field": "Theo tiến độ chung."} | typed)

    assert (answer.status_code, reason in text_of(answer)) == (422, True)
    assert package.planned.filter(reason__gt="").count() == 0


def test_others_read_the_plan_and_are_told_whom_to_ask(cast, package):
    page = text_of(Visitor(cast.tbtc).get(f"/ho-so/{package.code}/ke-hoach/"))

    assert "Thay đổi kế hoạch: đề nghị Ban Tổ chức Đại hội." in page
    assert Visitor(cast.nguoila).get(f"/ho-so/{package.code}/ke-hoach/").status_code == 404


def test_a_cancelled_package_is_not_planned(cast, package):
    perform(package, "cancel", cast.btc, note="Giao nhầm.")

    page = f"/ho-so/{package.code}/viec/replan/"
    sent = Visitor(cast.btc).client.post(page, {"seen": "", "note_field": "Lùi hạn."})

    assert (sent.status_code, package.planned.filter(reason__gt="").count()) == (409, 0)


def test_a_return_proposes_its_day(cast, make_package):
    package = make_package("BCTC", "subcommittee", due=date(2022, 3, 30))

    with at(25):
        form = Visitor(cast.tbtc).get(f"/ho-so/{package.code}/viec/send_back/").context["form"]

    # Friday, and the plan leaves nothing: Monday and Tuesday.
    assert form["until"].value() == date(2022, 3, 29)
