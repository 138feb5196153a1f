"""A day on which nobody works is told where it is typed, with the working days that would do (design §8)."""

from __future__ import annotations

from datetime import date

import pytest

from documents.models import Package
from documents.packages.answers.values import Return
from tests.cast import replan
from tests.demo_world import HIDDEN, Visitor, at, text_of
from tests.documents.planning.test_plan_page import changed
from tests.workflows.attempts import refused
from workflows.errors import Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ASSIGN = "/ho-so/giao-moi/"
# Monday 11/04/2022 stands in for Giỗ Tổ on Sunday.
HOLIDAY = "Ngày 11/04/2022 là ngày nghỉ ({}); chọn ngày làm việc, 08/04/2022 hoặc 12/04/2022."
SATURDAY = "Ngày 26/03/2022 là ngày nghỉ (Thứ Bảy); chọn ngày làm việc, 25/03/2022 hoặc 28/03/2022."


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


def typed(visitor, due):
    hidden = dict(HIDDEN.findall(visitor.get(ASSIGN).content.decode()))
    return hidden | {"kind": "BCTC", "due": due, "due_from": "fixed", "note": ""}


def at_field(answer, name):
    return answer.context["form"].errors.get(name, [])


def test_a_stage_is_not_given_one_and_the_field_says_which_would_do(cast):
    btc = Visitor(cast.btc)
    shown = btc.client.post(ASSIGN, typed(btc, "05/04/2022")).context["form"].data.dict()

    answer = btc.client.post(ASSIGN, shown | {"day_drafting": "26/03/2022"})

    assert (answer.status_code, at_field(answer, "day_drafting")) == (422, [SATURDAY])
    assert Package.objects.count() == 0


def test_a_deadline_on_one_is_said_before_it_is_filed_and_never_rolls(cast):
    btc = Visitor(cast.btc)

    shown = btc.client.post(ASSIGN, typed(btc, "28/03/2022"))
    filed = btc.client.post(ASSIGN, shown.context["form"].data.dict())

    told = (
        "Ngày cuối 27/03/2022 là ngày nghỉ (Chủ nhật), thời hạn không tự dời; "
        "muốn vào ngày làm việc thì ghi 26/03/2022 hoặc 29/03/2022."
    )
    assert f"Thứ Hai, 28/03/2022. {told}" in text_of(shown)
    assert (filed.status_code, Package.objects.get().plan_days["signing"]) == (302, date(2022, 3, 27))


def test_a_changed_plan_follows_the_same_rule(cast, make_package):
    package = make_package("BCTC", "drafting", due=date(2022, 4, 29))
    said = {"note_field": "Theo tiến độ chung."}

    answer = changed(Visitor(cast.btc), package, day_drafting="26/03/2022", **said)

    assert (answer.status_code, at_field(answer, "day_drafting")) == (422, [SATURDAY])
    with pytest.raises(Unmet) as outcome:
        replan(package, cast.btc, drafting=date(2022, 3, 26))
    assert list(outcome.value.reasons) == [SATURDAY]


def test_a_changed_deadline_on_one_is_sent_by_who_has_read_it(cast, make_package):
    package, btc = make_package("BCTC", "drafting", due=date(2022, 4, 29)), Visitor(cast.btc)
    said = {"due": "02/05/2022", "note_field": "Theo Nghị quyết."}

    first = changed(btc, package, **said)
    again = btc.client.post(f"/ho-so/{package.code}/viec/replan/", first.context["form"].data.dict())

    told = "Ngày cuối là ngày nghỉ; đề nghị xem lại, nếu giữ nguyên thì gửi lần nữa."
    assert (first.status_code, at_field(first, "due"), again.status_code) == (422, [told], 302)
    assert "muốn vào ngày làm việc thì ghi 30/04/2022 hoặc 05/05/2022." in text_of(first)
    assert Package.objects.get().due == date(2022, 5, 2)


def test_so_do_an_extension_and_a_return(cast, make_package):
    package = make_package("BCTC", "subcommittee", due=date(2022, 4, 29))
    lead, holiday = Visitor(cast.tbtc), "11/04/2022"

    asked = lead.act(package.code, "ask_extension", until=holiday, note_field="Chờ số liệu.")
    returned = lead.act(package.code, "send_back", until=holiday, note_field="Bổ sung thuyết minh.")

    told = [HOLIDAY.format("Ngày Giỗ Tổ Hùng Vương (nghỉ bù)")]
    assert (asked.status_code, at_field(asked, "until")) == (422, told)
    assert (returned.status_code, at_field(returned, "until")) == (422, told)
    day = date(2022, 4, 11)
    assert refused(package, "send_back", cast.tbtc, Unmet, note="Bổ sung.", **{"return": Return(day)}) == told


def test_what_became_one_later_stays_until_it_is_changed(cast, make_package):
    package = make_package("BCTC", "drafting", due=date(2022, 4, 29))
    day = package.plan_days["drafting"]
    visitor = Visitor(cast.vanphong)
    form = dict(HIDDEN.findall(visitor.get("/lich-nghi/ghi/").content.decode()))
    said = {"day": f"{day:%d/%m/%Y}", "works": "0", "source": "Thông báo 12/TB-VP ngày 18/03/2022"}
    assert visitor.client.post("/lich-nghi/ghi/", form | said).status_code == 302

    answer = changed(Visitor(cast.btc), package, day_signing="27/04/2022", note_field="Theo tiến độ chung.")

    assert answer.status_code == 302
    assert Package.objects.get().plan_days["drafting"] == day
