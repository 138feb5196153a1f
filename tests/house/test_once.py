"""Every form that makes a row says which request it is: a second click makes no second row."""

from __future__ import annotations

import re

import pytest

from tests.house.walked import Page, walked
from tests.sampled import WHOLE

FORM = re.compile(r'<form\b[^>]*method="post"(?:[^>]*?action="([^"]*)")?[^>]*>(.*?)</form>', re.DOTALL)
# The id of the request, or what was seen: whatever comes second is then stale.
ONCE = re.compile(r'name="(?:[\w-]+-)?(?:request_id|seen)" value="[^"]+"')
# Who writes most: the office. `make sweep` asks what every account of the table is shown.
WRITERS = ["vanphong"]
# The end of the address to which such a form is sent, and why a second click does no harm there.
HARMLESS = {
    "/dang-xuat/": "makes no row",
    "/ngay-mo-phong/": "makes no row",
    "/ngon-ngu/": "makes no row",
    "/dang-nhap/": "makes no row",
    "/dang-nhap/ma/": "a number is taken once",
    "/mo-tai-khoan/": "a slip is used once",
    "/quen-mat-khau/": "one letter a name and hour, whoever asks",
    "/dong-mo/": "opens or closes what is there, and says which",
    "/rut/": "writes who and why into the row that is there, once",
    "/ket-thuc/": "writes a day into the row that is there",
    "/tap-du-phong.pdf": "prints, and keeps that it was printed",
    "/phieu/": "the code is kept nowhere, so a second click can only give another, and ends the first",
    "/lich-nghi/ghi/": "the same day said twice is one row",
    "/doi-chieu/": "the same difference excused twice is one row",
    "/don-doc/": "a task is urged once a day",
    "/tu-tran/": "one is recorded to have died once; what takes it back says which record it saw",
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
    "/ma-xac-thuc/": "the same secret joined twice is one key; boxes are written into the row that is there",
    "/the-so/": "its numbers are shown once, so a second click can only give another, and ends the first",
    "/bo-ma/": "ends what is there, once",
    "/tai-khoan/": "writes into the row that is there",
    "/mat-khau/": "writes into the row that is there",
    "/mat-dien-thoai/": "ends what is there, once",
    "/cach-nhan/": "writes into the row that is there",
    "/y-kien/": "leads on to the page of a unit",
    "/tra-loi/": "the same unit seated twice is one body",
}


def unmarked(address: str, page: Page) -> set[str]:
    """Where the forms of a page lead that say nothing of their request."""
    forms = FORM.findall(page.html) if page.status == 200 else []
    here = address.partition("?")[0]
    return {action or here for action, inner in forms if not ONCE.search(inner)}


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.sweep
def test_every_form_that_makes_a_row_says_which_request_it_is(everybody):
    found = {
        where
        for account in (everybody if WHOLE else WRITERS)
        for address, page in walked(account, everybody[account]).items()
        for where in unmarked(address, page)
    }

    assert {where for where in found if not where.endswith(tuple(HARMLESS))} == set()
    if WHOLE:
        assert [end for end in HARMLESS if not any(where.endswith(end) for where in found)] == []
