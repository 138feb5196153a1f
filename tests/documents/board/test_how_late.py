"""How late a package is: page, list, board, report, morning sheet and workbooks say the same."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from documents.assigning.services import assign_package
from documents.models import Package
from tests.demo_world import Visitor, at
from tests.documents.pdf_samples import solid
from tests.documents.printed import words
from workflows.models import Duty
from workflows.standing import standing_of

pytestmark = pytest.mark.one_database

SAID = "Quá hạn 1 ngày làm việc – hạn 07/04/2022"


@pytest.fixture
def late(cast):
    """To be done before 8/4, assigned on 18/3 to a body that was given until 8/4: it is 8/4."""
    package = assign_package(cast.congress, "BCTC", by=cast.btc, due=date(2022, 4, 8), due_exclusive=True)
    Duty.objects.filter(item_id=package.pk).update(due=date(2022, 4, 8))
    with at(8, 4):
        yield package


def cells(visitor, path):
    """The first row of a workbook under its headings."""
    book = load_workbook(BytesIO(visitor.get(path).content))
    heads, row = list(book.active.iter_rows(min_row=1, max_row=2, values_only=True))
    return dict(zip(heads, row, strict=True))


def test_every_page_says_the_same_day_and_the_same_number(cast, late):
    visitor = Visitor(cast.btc)

    said = {path: SAID in visitor.read(path) for path in (f"/ho-so/{late.code}/", "/ho-so/", "/tien-do/")}

    standing = standing_of(Package.objects.get(pk=late.pk))
    assert (standing.due, standing.late_days) == (date(2022, 4, 7), 1)
    assert said == {f"/ho-so/{late.code}/": True, "/ho-so/": True, "/tien-do/": True}
    assert f"{late.code}" in visitor.read("/tien-do/?tinh-trang=qua-han")
    assert SAID in Visitor(cast.vanphong).read("/van-phong/")


def test_papers_and_workbooks_say_it_too(cast, late):
    visitor = Visitor(cast.btc)

    report = words(visitor.get("/tien-do/bao-cao.pdf").content)
    morning = words(visitor.get("/tien-do/giao-ban.pdf").content)
    board, packages = cells(visitor, "/tien-do/bang-tinh.xlsx"), cells(visitor, "/ho-so/bang-tinh.xlsx")

    assert "07/04/2022" in report
    assert solid("quá hạn 1 ngày làm việc") in report
    assert solid(SAID) in morning
    assert (board["Hạn của bước"], board["Quá hạn (ngày làm việc)"]) == (datetime(2022, 4, 7), 1)  # noqa: DTZ001 - Excel has no zones
    assert packages["Quá hạn (ngày làm việc)"] == 1


def test_the_page_says_that_the_holder_is_not_late(cast, late):
    page = Visitor(cast.btc).read(f"/ho-so/{late.code}/")

    assert "Kế hoạch của bước này muộn hơn thời hạn của cả hồ sơ." in page


def test_home_tells_the_holder_his_own_day_and_that_the_whole_is_late(cast, late):
    page = Visitor(cast.tbtc).read("/")

    assert "Đến hạn hôm nay – hạn 08/04/2022" in page
    assert f"Cả hồ sơ: {SAID}" in page
