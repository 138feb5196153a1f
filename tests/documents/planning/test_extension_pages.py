"""Gia hạn on the pages: asked by who holds the stage or by telephone, answered with what follows in sight."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import perform
from tests.demo_world import Visitor, at, text_of
from tests.documents.examined import faults
from tests.documents.signed_in import entry_url, paper, send
from workflows.models import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

WHY = "Chờ số liệu quý II."


@pytest.fixture
def package(make_package):
    with at(10, 1):
        return make_package("BCTC", "drafting", due=date(2022, 6, 30))


def asked(package, by, day=date(2022, 6, 10)):
    perform(package, "ask_extension", by, note=WHY, more_time=day)


def due_days(package):
    rows = Duty.objects.open_for(type(package)).filter(item_id=package.pk)
    return {duty.due for duty in rows}


def test_asked_for_by_the_holder_shortened_by_the_committee(cast, package):
    holder, btc = Visitor(cast.tbtc2), Visitor(cast.btc)
    url = f"/ho-so/{package.code}/"
    assert "Đề nghị gia hạn" in holder.read(url)

    sent = holder.act(package.code, "ask_extension", until="14/06/2022", note_field=WHY)

    assert sent.status_code == 302
    work = btc.get("/").content.decode()
    assert f'href="{url}viec/answer_extension/"' in work
    assert "Tiểu ban Tài chính đề nghị gia hạn bước “Đang soạn thảo”" in cast.btc.news.said().last().words
    form = btc.read(f"{url}viec/answer_extension/")
    assert "Đã trình Tiểu ban 14/06/2022 16/06/2022" in form

    # Another day is sent once its days were seen.
    shorter = {"outcome": "shortened", "until": "13/06/2022", "note_field": "Đại hội không lùi."}
    first = btc.act(package.code, "answer_extension", **shorter)
    assert first.status_code == 422
    assert "Đang soạn thảo 30/05/2022 13/06/2022" in text_of(first)
    assert "Đã trình Tiểu ban 14/06/2022 15/06/2022" in text_of(first)
    again = {**first.context["form"].data.dict(), **shorter}
    assert btc.send(package.code, "answer_extension", **again).status_code == 302

    package.refresh_from_db()
    assert due_days(package) == {date(2022, 6, 13)}
    assert (
        "đến hết ngày 13/06/2022 (đề nghị đến hết ngày 14/06/2022). Lý do: Đại hội không lùi."
        in cast.tbtc2.news.said().last().words
    )
    plan = holder.read(f"{url}ke-hoach/")
    assert "Gia hạn một phần theo đề nghị của Tiểu ban Tài chính ngày 18/03/2022: Đại hội không lùi." in plan
    assert "Từ 30/05/2022 đến 14/06/2022" in plan
    page = holder.read(url)
    assert "Đề nghị gia hạn: đến 14/06/2022." in page
    assert "Trả lời đề nghị gia hạn: rút ngắn, đến 13/06/2022." in page
    assert faults() == []


def test_granted_as_asked_in_one_touch(cast, package):
    asked(package, cast.tbtc)

    sent = Visitor(cast.btc).act(package.code, "answer_extension", outcome="granted")

    assert (sent.status_code, due_days(package)) == (302, {date(2022, 6, 10)})


@pytest.mark.parametrize("outcome", ["granted", "refused"])
def test_a_day_beside_another_choice_is_asked_about(cast, package, outcome):
    asked(package, cast.tbtc)

    typed = {"outcome": outcome, "until": "08/06/2022", "note_field": "Theo lịch chung."}
    sent = Visitor(cast.btc).act(package.code, "answer_extension", **typed)

    assert (sent.status_code, due_days(package)) == (422, {date(2022, 5, 30)})
    assert "Đã ghi ngày này nhưng không chọn rút ngắn; cần bỏ ngày hoặc chọn lại trả lời." in text_of(sent)


def test_refused_with_the_reason(cast, package):
    asked(package, cast.tbtc)
    btc = Visitor(cast.btc)

    bare = btc.act(package.code, "answer_extension", outcome="refused")
    sent = btc.act(package.code, "answer_extension", outcome="refused", note_field="Đại hội không lùi.")

    assert (bare.status_code, sent.status_code, due_days(package)) == (422, 302, {date(2022, 5, 30)})
    assert "Không đồng ý hoặc rút ngắn thì phải nêu rõ lý do." in text_of(bare)
    said = cast.tbtc.news.said().last().words
    assert said.startswith("Ban Tổ chức Đại hội chưa chấp thuận đề nghị gia hạn bước “")
    assert said.endswith(". Lý do: Đại hội không lùi.")
    assert "không đồng ý. Đại hội không lùi." in btc.read(f"/ho-so/{package.code}/ke-hoach/")


def test_the_deadline_that_must_move_is_said_before(cast, package):
    asked(package, cast.tbtc, date(2022, 7, 4))
    btc = Visitor(cast.btc)

    page = btc.read(f"/ho-so/{package.code}/viec/answer_extension/")
    btc.act(package.code, "answer_extension", outcome="granted")

    package.refresh_from_db()
    assert "thời hạn phải lùi từ 29/06/2022 đến 20/07/2022." in page
    assert (package.due, faults()) == (date(2022, 7, 21), [])


def test_stages_that_would_be_pressed_into_one_day_are_named(cast, package):
    last = max(package.plan_days.values())
    asked(package, cast.tbtc, last)

    page = Visitor(cast.btc).read(f"/ho-so/{package.code}/viec/answer_extension/")

    assert f"Các bước sau dồn vào cùng ngày {last:%d/%m/%Y}: Đang soạn thảo, " in page


def test_what_waits_for_it_is_named(cast, make_package):
    with at(10, 1):
        source = make_package("BCCT", "drafting", due=date(2022, 6, 30))
        make_package("NQ", "assigned", due=date(2022, 7, 15))
    asked(source, cast.truong, date(2022, 6, 20))

    page = Visitor(cast.btc).read(f"/ho-so/{source.code}/viec/answer_extension/")

    assert "phải chờ hồ sơ này" in page


def test_the_office_enters_what_both_said_on_the_telephone(cast, package):
    office = Visitor(cast.vanphong)
    assert "Đề nghị gia hạn" in office.read("/van-phong/")

    def entered(action, who, **said):
        return send(office.client, entry_url(package, action), paper(who, ground="telephone"), **said)

    ask = entered("ask_extension", cast.tbtc, until="10/06/2022", note_field=WHY)
    answer = entered("answer_extension", cast.btc, outcome="granted")

    assert (ask.status_code, answer.status_code, due_days(package)) == (302, 302, {date(2022, 6, 10)})
    history = office.read(f"/ho-so/{package.code}/")
    assert "Ông Người vanphong nhập thay Ông Người tbtc theo điện thoại ngày 17/03/2022" in history
    assert faults() == []


@pytest.mark.parametrize("name", ["truong", "btc", "vanphong", "bkt", "chutich"])
def test_others_do_not_ask(cast, package, name):
    visitor, url = Visitor(getattr(cast, name)), f"/ho-so/{package.code}/viec/ask_extension/"

    assert "Chỉ Tiểu ban Tài chính, nơi đang giữ bước này, được đề nghị gia hạn." in visitor.read(url)
    assert visitor.client.post(url, {}).status_code == 403


@pytest.mark.parametrize("name", ["tbtc", "truong", "vanphong", "bkt", "chutich"])
def test_others_do_not_answer(cast, package, name):
    asked(package, cast.tbtc)
    visitor, url = Visitor(getattr(cast, name)), f"/ho-so/{package.code}/viec/answer_extension/"

    assert "Chỉ Ban Tổ chức Đại hội có quyền theo dõi, đôn đốc." in visitor.read(url)
    assert visitor.client.post(url, {}).status_code == 403


def test_two_who_answer_at_once_are_told_of_each_other(cast, package):
    asked(package, cast.tbtc)
    one, other = Visitor(cast.btc), Visitor(cast.btc)
    forms = [visitor.form(package.code, "answer_extension") for visitor in (one, other)]

    first = one.send(package.code, "answer_extension", **forms[0] | {"outcome": "granted"})
    second = other.send(package.code, "answer_extension", **forms[1] | {"outcome": "granted"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert "đã thực hiện “Trả lời đề nghị gia hạn”" in text_of(second)


@pytest.mark.parametrize("move", ["pause", "cancel"])
def test_nothing_is_asked_of_what_stands_still(cast, package, move):
    holder = Visitor(cast.tbtc)
    form = holder.form(package.code, "ask_extension")
    perform(package, move, cast.btc, note="Chờ ý kiến cấp trên.")

    sent = holder.send(package.code, "ask_extension", **form | {"until": "10/06/2022", "note_field": WHY})

    assert sent.status_code == 409
    assert "Đề nghị gia hạn" not in holder.read(f"/ho-so/{package.code}/")
