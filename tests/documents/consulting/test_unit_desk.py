"""The code typed from a letter, and the page about a unit in the office."""

from __future__ import annotations

import pytest
from django.test import Client

from congress.people.queries.unit_links import link_code
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.documents.answering import NAMES, send

pytestmark = pytest.mark.one_database


def test_the_code_of_the_letter_leads_to_the_page(links, place):
    client = Client(enforce_csrf_checks=True)
    typed = {"name": "lao cai", "code": link_code(links[0])}
    unproved = client.post("/y-kien/", typed)
    client.get("/y-kien/")
    typed["csrfmiddlewaretoken"] = client.cookies["csrftoken"].value

    answer = client.post("/y-kien/", typed)

    assert unproved.status_code == 403
    assert (answer.status_code, answer["Location"]) == (302, place)


def test_ten_wrong_codes_shut_the_way_for_one_unit(links, place):
    client = Client()
    wrong = [client.post("/y-kien/", {"name": "lao cai", "code": "AAAACCCC"}) for _time in range(10)]

    shut = client.post("/y-kien/", {"name": "Hội tỉnh Lào Cai", "code": link_code(links[0])})
    other = client.post("/y-kien/", {"name": NAMES[1], "code": link_code(links[1])})

    assert {one.status_code for one in wrong} == {422}
    assert (shut.status_code, other.status_code) == (429, 302)
    assert client.get(place).status_code == 200


def test_the_office_finds_a_unit_and_gets_another_link(cast, links, place, form):
    send(form, {"all_agreed": "on"})
    office = Visitor(cast.vanphong)

    found = office.client.get("/don-vi/?q=lao cai", follow=True)
    told = text_of(found)
    asking = "/don-vi/DV01/duong-dan/"
    hidden = dict(HIDDEN.findall(office.client.get(asking).content.decode()))
    moved = office.client.post(asking, hidden | {"reason": "Mất điện thoại"}, follow=True)

    assert "nhất trí – Trần Văn Ba, Chủ tịch" in told
    assert "khuyết người chủ trì" in told
    assert place in found.content.decode()
    assert place not in moved.content.decode()
    assert "Đã cấp đường dẫn mới cho Hội tỉnh Lào Cai" in text_of(moved)
    assert Client().get(place).status_code == 404


def test_the_page_about_a_unit_is_the_offices(cast, branches):
    assert Visitor(cast.truong).client.get("/don-vi/DV01/").status_code == 403
    assert Visitor(cast.nguoila).client.get("/don-vi/DV01/duong-dan/").status_code == 403
    assert Visitor(cast.vanphong).client.get("/don-vi/KHONGCO/").status_code == 404
