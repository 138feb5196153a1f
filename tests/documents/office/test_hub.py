"""The first page of the office: what it does, and every package with those it waits for."""

from __future__ import annotations

import re

import pytest

from congress.models import Congress, Person
from documents.assigning.services import assign_package
from documents.models import Package
from tests.demo_world import at
from tests.documents.desk.test_query_counts import queries
from workflows import deadlines
from workflows.models import Duty

HUB = "/van-phong/"


@pytest.fixture
def office(world):
    """The clerk of the office, at nine o'clock of 18/03/2022."""
    with at(18, hour=9):
        yield world.visitor("tv06")


def cards(visitor):
    """Code of a package -> its card on the page, from the top."""
    page = visitor.get(HUB).content.decode()
    found = re.findall(r"<article.*?</article>", page, re.DOTALL)
    return {re.search(r"DH3-[A-Z0-9-]+", card)[0]: card for card in found}


def test_every_package_that_waits_is_there_once_the_latest_first(office):
    found = cards(office)

    waiting = Duty.objects.filter(item_type="documents.package", closed=None).values("item_id")
    assert sorted(found) == sorted(Package.objects.filter(pk__in=waiting).values_list("code", flat=True))
    assert next(iter(found)) in {"DH3-BCTC", "DH3-HSNS"}


def test_a_card_says_whom_it_waits_for_till_when_and_what_may_be_entered(office):
    card = cards(office)["DH3-BCTC"]

    assert "Ban Kiểm tra: Quá hạn 2 ngày làm việc – hạn 16/03/2022" in card
    assert "Bước: Chờ Ban Kiểm tra thẩm tra" in card
    assert '/van-phong/nhap-thay/DH3-BCTC/verify/"' in card


def test_bodies_that_are_asked_together_stand_in_one_card(office):
    with at(1, 2, hour=9):
        asked = Package.objects.get(code="DH3-VKDH")
        duty = Duty.objects.filter(item_id=asked.pk, closed=None).first()
        others = [body for body in Congress.objects.get().bodies.all() if body.pk != duty.holder][:2]
    same = {name: getattr(duty, name) for name in ("item_type", "item_id", "stage", "role", "right", "due")}
    for body in others:
        Duty.objects.create(holder=body.pk, opened=duty.opened, **same)

    card = cards(office)["DH3-VKDH"]

    assert [f"<li>{body.name}: " in card for body in others] == [True, True]
    assert card.count("<summary>") == 1


def test_a_confidential_title_is_not_told(office, world):
    package = world.package("DH3-DANS")
    package.title = "Đề án về ông Trần Văn Kín"
    package.save()

    assert "Trần Văn Kín" not in cards(office)["DH3-DANS"]


def test_it_leads_to_all_that_the_office_does(office):
    page = office.get(HUB).content.decode()
    ways = ("cong-van", "ky-tren-giay", "diem-danh", "nhan-su", "tai-khoan", "phan-doi")

    missing = [way for way in ways if f'href="/van-phong/{way}/"' not in page]

    assert (missing, 'href="/bieu-quyet/"' in page) == ([], True)
    assert [office.get(f"/van-phong/{way}/").status_code for way in ways] == [200] * len(ways)


def test_it_asks_no_more_for_more_packages(office):
    few = queries(office, HUB)
    due = deadlines.end_calendar(Package.objects.first().due, 30)
    for _number in range(3):
        assign_package(Congress.objects.get(), "BCCT", by=Person.objects.get(username="btc"), due=due)

    many = queries(office, HUB)

    assert len(many) == len(few)
