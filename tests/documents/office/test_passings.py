"""Somebody has died: one act takes him out of every list; what waits for his hand is charged to nobody."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Passing, Person
from congress.people.queries.seats import electorate, people_who_may
from congress.roles import Right
from documents.models import Package
from documents.signing.queries import code_of
from tests.cast import perform
from tests.demo_world import Visitor, text_of
from tests.documents.examined import faults
from tests.documents.office.test_authority import lead
from tests.documents.office.test_delegation import loan, seat_of
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DIED, PAPER = "17/03/2022", "Cáo phó của gia đình ngày 17/03/2022"


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


def url_of(person):
    return f"/van-phong/nguoi/{person.pk}/tu-tran/"


def died(office, person, **more):
    return office.client.post(url_of(person), {"day": DIED, "ground": PAPER} | more)


def test_the_chairman_dies_between_the_vote_and_his_signature(office, cast, make_package):
    package = make_package("BCCT", "signing")
    sheet, before = code_of(package), electorate(cast.bodies.BCH).count()
    lent = seat_of(cast.chutich, cast.bodies.CT)
    office.client.post(f"/van-phong/nhiem-vu/{lent.pk}/uy-quyen/", loan(cast.tttd, "sign", rule=""))
    asked = office.read(url_of(cast.chutich))

    assert died(office, cast.chutich).status_code == 302

    assert "Chuyển sang chờ phân công người ký DH3-BCCT" in asked
    assert faults() == ["DH3-BCCT: chưa xong mà không còn ai đương nhiệm xử lý được"]
    assert electorate(cast.bodies.BCH).count() == before - 1
    assert not people_who_may(Right.SIGN, [cast.bodies.CT.pk]).exists()
    assert f"Từ trần ngày {DIED}" in office.read(f"/van-phong/tai-khoan/{cast.chutich.pk}/")
    assert str(cast.chutich) not in office.read("/van-phong/nhiem-vu/them/")
    told = f"Ông Người chutich từ trần ngày {DIED}"
    assert told in cast.btc.news.filter(event="seat").last().words
    here = ("/tien-do/", "/ho-so/", "/", f"/ho-so/{package.code}/")
    with clock.frozen(date(2022, 4, 6)):
        pages = [Visitor(cast.btc).read(url) for url in here]
    assert ["Chờ phân công người ký" in page for page in pages] == [True] * 4
    assert ["Quá hạn 6 ngày" in page for page in pages] == [False] * 4
    back = office.client.get("/van-phong/ky-tren-giay/", {"ma": sheet})
    assert (back.status_code, "đã thu hồi" in text_of(back)) == (409, True)


def test_a_deputy_is_named_and_signs_and_nothing_was_sent_to_the_dead(office, cast, make_package):
    package = make_package("BCCT", "signing")
    before = cast.chutich.news.count()
    died(office, cast.chutich)

    lead(office, cast, "KT")
    perform(package, "sign", cast.thuongtruc, signature=package.fingerprint())

    assert (Package.objects.get(pk=package.pk).state, cast.chutich.news.count()) == ("signed", before)
    assert not Person.objects.get(pk=cast.chutich.pk).is_active


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"day": "19/03/2022"}, 422, "Ngày không được sau hôm nay"),
        ({"day": ""}, 422, "Chưa nhập mục này"),
        ({"ground": "x"}, 422, "Ghi rõ căn cứ"),
    ],
)
def test_what_is_not_known_is_not_recorded(fields, status, words, office, cast):
    page = died(office, cast.bch10, **fields)

    assert (page.status_code, words in text_of(page), Passing.objects.count()) == (status, True, 0)


def test_nobody_else_records_it_and_nobody_of_himself(office, cast):
    own = died(office, cast.vanphong)
    other = Visitor(cast.thuky).client.post(url_of(cast.bch10), {"day": DIED, "ground": PAPER})

    assert (own.status_code, other.status_code, Passing.objects.count()) == (422, 403, 0)


def test_a_mistake_is_taken_back_with_all_that_ended(office, cast):
    before = list(cast.bch10.memberships.order_by("pk").values_list("pk", "end"))
    died(office, cast.bch10)
    opened = office.client.post(
        f"/van-phong/tai-khoan/{cast.bch10.pk}/dong-mo/", {"reason": "Mở lại để dùng"}
    )
    seen = Passing.objects.get().pk
    bare = office.client.post(url_of(cast.bch10), {"ground": "", "seen": seen})
    said = office.client.post(url_of(cast.bch10), {"ground": "Ghi nhầm người cùng tên", "seen": seen})

    assert (opened.status_code, bare.status_code, said.status_code) == (422, 422, 302)
    assert list(cast.bch10.memberships.order_by("pk").values_list("pk", "end")) == before
    assert (Person.objects.get(pk=cast.bch10.pk).is_active, faults()) == (True, [])


def test_a_second_click_takes_nothing_back(office, cast):
    first, second = died(office, cast.bch10), died(office, cast.bch10)
    other = office.client.post(url_of(cast.bch10), {"ground": "Ghi nhầm người", "seen": 0})

    assert (first.status_code, second.status_code, other.status_code) == (302, 409, 409)
    assert Passing.objects.count() == 1
    assert not Person.objects.get(pk=cast.bch10.pk).is_active


def test_a_second_click_on_taking_back_records_nothing(office, cast):
    died(office, cast.bch10)
    sent = {"ground": "Ghi nhầm người cùng tên", "seen": Passing.objects.get().pk}
    first, second = (office.client.post(url_of(cast.bch10), sent) for _time in range(2))

    assert (first.status_code, second.status_code) == (302, 409)
    assert [row.day for row in Passing.objects.order_by("pk")] == [date(2022, 3, 17), None]
