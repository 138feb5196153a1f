"""What was said at the set-up is put right later; other congresses keep the letterhead they began with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from congress.models import Congress, Person
from congress.settingup.services.changing import SaidCongress, change_facts
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from workflows import clock
from workflows.errors import Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

SAID = NewAssociation("Hội Khuyến học tỉnh", "Hội Khuyến học", "HKH", place="Hòa Bình")
OPENING, TERM = date(2027, 5, 15), "2027–2032"


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(date(2026, 11, 2)):
        yield


@pytest.fixture
def sixth():
    return set_up(NewCongress("hoi", OPENING, SAID, number=6), by=None)


def test_the_association_and_this_congress_are_written_anew(sixth):
    seventh = set_up(NewCongress("hoi", date(2032, 5, 15), source=sixth, number=7), by=None)
    said = replace(
        SAID, name="Hội Khuyến học và Cựu giáo chức", office_phone="0218 000 000", address="comrade"
    )

    made = change_facts(seventh, said, SaidCongress(date(2032, 6, 1), "2032–2037"), by=None)

    assert made.org_lines == ["HỘI KHUYẾN HỌC", "VÀ CỰU GIÁO CHỨC"]
    assert (made.opening, made.symbol, made.office_phone) == (date(2032, 6, 1), "HKH", "0218 000 000")
    assert (made.association.name, made.association.address) == (said.name, "comrade")
    assert Congress.objects.get(pk=sixth.pk).org_lines == ["HỘI KHUYẾN HỌC TỈNH"]


def test_what_does_not_fit_is_told_by_field(sixth):
    with pytest.raises(Unmet) as told:
        change_facts(
            sixth, replace(SAID, name="Hội " * 75, short_name=""), SaidCongress(date(2020, 1, 1), ""), by=None
        )

    faults = {name for name, said in told.value.by_field.items() if said}
    assert faults == {"name", "short_name", "opening", "term"}
    assert Congress.objects.get().opening == OPENING


def test_on_the_page(sixth):
    client = Client()
    admin = Person.objects.create_superuser("quantri", full_name="Quản trị", password="x")
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    page = "/thiet-lap/HKH6/thong-tin/"
    filled = {"name": SAID.name, "short_name": SAID.short_name, "place": "Hà Đông", "lines": "HỘI KHUYẾN HỌC"}
    filled |= {"address": "mr_mrs", "precedence": "office", "opening": "20/05/2027", "term": TERM}
    filled |= {"symbol": "HKHT", "full_name": "Đại hội lần thứ VII Hội Khuyến học tỉnh", "number": "7"}

    shown = client.get(page).content.decode()
    done = client.post(page, filled)

    assert ('value="Hội Khuyến học tỉnh"' in shown, done["Location"]) == (True, "/thiet-lap/HKH6/")
    held = Congress.objects.get()
    assert (held.opening, held.place, held.org_lines) == (date(2027, 5, 20), "Hà Đông", ["HỘI KHUYẾN HỌC"])
    assert (held.symbol, held.association.symbol, held.code) == ("HKHT", "HKHT", "HKH6")
    assert (held.short_name, held.number) == ("Đại hội VII", 7)
    assert held.name == "Đại hội lần thứ VII Hội Khuyến học tỉnh"


def test_the_hour_and_the_place_of_the_opening_are_written_and_taken_away_again(sixth):
    client = Client()
    admin = Person.objects.create_superuser("quantri", full_name="Quản trị", password="x")
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    page = "/thiet-lap/HKH6/thong-tin/"
    filled = {
        "name": SAID.name,
        "short_name": SAID.short_name,
        "place": "Hòa Bình",
        "lines": "HỘI KHUYẾN HỌC",
    }
    filled |= {"address": "mr_mrs", "precedence": "office", "opening": "15/05/2027", "term": TERM}
    filled |= {"symbol": "HKH", "full_name": sixth.name, "number": "6"}
    where = {"hour": "8h30", "venue": "Hội trường Nhà văn hóa tỉnh"}

    wrong = client.post(page, filled | {"hour": "sáng", "venue": "Hội trường " * 30})
    client.post(page, filled | where)
    shown = client.get("/thiet-lap/HKH6/").content.decode()
    form = client.get(page).content.decode()
    client.post(page, filled)

    assert wrong.status_code == 422
    assert "Giờ phải ghi dạng giờ:phút" in wrong.content.decode()
    assert "Khai mạc 08:30, 15/05/2027*, Hội trường Nhà văn hóa tỉnh" in shown
    assert 'value="08:30"' in form
    assert Congress.objects.get().opens == "15/05/2027"


def test_who_says_nothing_of_the_place_leaves_it(sixth):
    change_facts(sixth, SAID, SaidCongress(OPENING, TERM, where=(None, "Nhà văn hóa tỉnh")), by=None)

    made = change_facts(sixth, SAID, SaidCongress(OPENING, TERM), by=None)

    assert made.opens == "15/05/2027, Nhà văn hóa tỉnh"


def test_a_symbol_and_a_number_are_nobody_elses(sixth):
    set_up(NewCongress("hoi", date(2032, 5, 15), source=sixth, number=7), by=None)
    other = NewAssociation("Hội Làm vườn", "Hội Làm vườn", "HLV", place="Hòa Bình")
    set_up(NewCongress("hoi", OPENING, other, number=3), by=None)

    with pytest.raises(Unmet) as told:
        change_facts(sixth, replace(SAID, symbol="hlv"), SaidCongress(OPENING, TERM, number=7), by=None)

    assert {name for name, said in told.value.by_field.items() if said} == {"symbol", "number"}
