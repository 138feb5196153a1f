"""One clerk alone is not the chairman: who is concerned hears of it, and nobody seats himself."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from congress.models import Membership
from congress.people.services.accounts import issue_slip
from congress.people.services.seats import end_membership, replace_head
from tests.cast import PASSWORD, TODAY
from tests.demo_world import text_of
from tests.documents.signed_in import sign_in
from workflows.errors import Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

DECISION = "QĐ 12/QĐ-HTS ngày 16/03/2022"


def words_for(person):
    return [row.words for row in person.news.said().order_by("id")]


def test_who_gets_a_slip_is_told_at_the_next_login_and_among_the_notices(cast):
    issue_slip(cast.thuky, by=cast.vanphong)
    browser = Client()

    browser.post("/dang-nhap/", {"username": "thuky", "password": PASSWORD})
    first, second = text_of(browser.get("/thong-bao/")), text_of(browser.get("/"))

    words = "Ông Người vanphong cấp phiếu mở tài khoản này lúc"
    assert [line.startswith(words) for line in words_for(cast.thuky)] == [True]
    assert (first.count(words), second.count(words)) == (2, 0)
    assert [row.seen is not None for row in cast.thuky.news.said().all()] == [True]


def test_a_new_head_and_the_one_before_him_are_told_on_what_ground(cast):
    replace_head(cast.bodies.TBTC, cast.bch10, start=date(2022, 3, 21), ground=DECISION, by=cast.vanphong)

    assert words_for(cast.bch10) == [
        (
            "Ông Người vanphong ghi: ông được giao nhiệm vụ Trưởng Tiểu ban Tài chính, "
            f"từ ngày 21/03/2022. Căn cứ: {DECISION}."
        )
    ]
    left = "ông kết thúc nhiệm vụ Trưởng Tiểu ban Tài chính, hết ngày 20/03/2022."
    assert words_for(cast.tbtc) == [f"Ông Người vanphong ghi: {left} Căn cứ: {DECISION}."]
    assert words_for(cast.vanphong) == []


def test_what_one_does_about_oneself_is_no_news(cast):
    end_membership(Membership.objects.get(body=cast.bodies.VP), on=TODAY, ground=DECISION, by=cast.vanphong)

    assert words_for(cast.vanphong) == []


@pytest.mark.parametrize("ground", ["theo chỉ đạo", "QĐ 12", "ngày 16/03/2022", ""])
def test_a_head_is_replaced_by_a_decision_with_its_number_and_day(cast, ground):
    with pytest.raises(Unmet, match="đủ số và ngày văn bản"):
        replace_head(cast.bodies.TBTC, cast.bch10, start=TODAY, ground=ground, by=cast.vanphong)


@pytest.mark.parametrize("code", ["TBNS", "CT"])
def test_a_clerk_seats_himself_nowhere(cast, code):
    office, path = sign_in(cast.vanphong), f"/van-phong/nhan-su/{code}/thay/"
    seats = Membership.objects.filter(person=cast.vanphong).count()
    form = office.get(path).context["form"]

    typed = {
        "seen": form.initial["seen"],
        "person": cast.vanphong.pk,
        "start": "19/03/2022",
        "ground": DECISION,
    }
    answer = office.post(path, typed)

    assert answer.status_code == 422
    assert "Người ghi không tự ghi nhiệm vụ cho mình" in text_of(answer)
    assert Membership.objects.filter(person=cast.vanphong).count() == seats
