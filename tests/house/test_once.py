"""Every form that makes a row says which request it is: a second click makes no second row."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from congress.models import Person
from tests.demo_world import BACKEND
from tests.house.url_table import TABLE

FORM = re.compile(r'<form\b[^>]*method="post"(?:[^>]*?action="([^"]*)")?[^>]*>(.*?)</form>', re.DOTALL)
# The id of the request, or what was seen: whatever comes second is then stale.
ONCE = re.compile(r'name="(?:[\w-]+-)?(?:request_id|seen)" value="[^"]+"')
# The end of the address to which such a form is sent, and why a second click does no harm there.
HARMLESS = {
    "/dang-xuat/": "makes no row",
    "/ngay-mo-phong/": "makes no row",
    "/ngon-ngu/": "makes no row",
    "/dang-nhap/": "makes no row",
    "/mo-tai-khoan/": "a slip is used once",
    "/dong-mo/": "opens or closes what is there, and says which",
    "/rut/": "writes who and why into the row that is there, once",
    "/ket-thuc/": "writes a day into the row that is there",
    "/phieu/": "the code is kept nowhere, so a second click can only give another, and ends the first",
    "/lich-nghi/ghi/": "the same day said twice is one row",
    "/doi-chieu/": "the same difference excused twice is one row",
    "/don-doc/": "a task is urged once a day",
    "/dang-sua/": "one row for one who is at it",
    "/hien-hanh/": "the same text entered twice is one row",
    "/them-chuong/": "the same chapter added twice is one row",
    "/chuyen/": "the same seat given twice is one",
    "/ke-thua/": "the same decision entered twice is one",
    "/xoa/": "takes out what is there, once",
    "/thong-tin/": "writes into the row that is there",
    "/cach-ky/": "the same choice twice is refused as nothing new",
    "/vang/": "the same days away are one row",
    "/uy-quyen/": "the same lending is one row",
    "/da-doc/": "writes when it was read into rows that are there, once",
    "/tai-khoan/": "writes into the row that is there",
    "/mat-khau/": "writes into the row that is there",
    "/mat-dien-thoai/": "ends what is there, once",
    "/cach-nhan/": "writes into the row that is there",
    "/y-kien/": "leads on to the page of a unit",
}


# Addresses that say what they send: no page, and so no form.
PAPERS = (".pdf", ".xlsx", ".txt")


def unmarked(client: Client, address: str) -> set[str]:
    """Where the forms of a page lead that say nothing of their request."""
    if address.endswith(PAPERS):
        return set()
    answer = client.get(address)
    # A file is read to its end, or it would stay open.
    page = b"".join(answer)
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return set()
    forms = FORM.findall(page.decode())
    here = address.partition("?")[0]
    return {action or here for action, inner in forms if not ONCE.search(inner)}


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.slow
def test_every_form_that_makes_a_row_says_which_request_it_is(visitors):
    office = Client()
    office.force_login(Person.objects.get(username="vanphong"), backend=BACKEND)
    # Who gets no page has no form; the table says who gets one, and another test that it is right.
    pages = [
        (client, row.address)
        for row in TABLE
        for visitor, client in visitors.items()
        if row.expected("GET")[visitor] == 200
    ]
    pages += [(office, row.address) for row in TABLE]

    found = {where for client, address in pages for where in unmarked(client, address)}

    assert {where for where in found if not where.endswith(tuple(HARMLESS))} == set()
    assert [end for end in HARMLESS if not any(where.endswith(end) for where in found)] == []
