"""A list is told once: the workbook and the paper have the columns of the page, in the order of the page."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import openpyxl
import pytest

from documents.board.rows.calls import calls_listing
from documents.board.rows.packages import progress_listing
from documents.desk.rows import notices_listing, packages_listing
from tests.demo_world import Visitor, at

pytestmark = pytest.mark.one_database

HEADINGS = re.compile(r'<th scope="col" role="columnheader">(.*?)</th>')
PHASES = {"drafting": "Soạn thảo", "decision": "Quyết định"}


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


def headings_of_page(visitor, path):
    return [unescape(found) for found in HEADINGS.findall(visitor.get(path).content.decode())]


def headings_of_sheet(visitor, path):
    page = openpyxl.load_workbook(BytesIO(visitor.get(path).content)).active
    return [cell.value for cell in next(page.iter_rows())]


@pytest.mark.parametrize(
    ("page", "sheet"),
    [
        ("/ho-so/", "/ho-so/bang-tinh.xlsx"),
        ("/thong-bao/", "/thong-bao/bang-tinh.xlsx"),
        ("/tien-do/", "/tien-do/bang-tinh.xlsx"),
        ("/tien-do/don-doc/", "/tien-do/don-doc.xlsx"),
    ],
)
def test_a_workbook_unfolds_the_columns_of_the_page(cast, make_package, page, sheet):
    package = make_package("BCTC", "standing")
    package.calls.create(
        body=cast.bodies.TT, person=cast.thuongtruc, stage="standing", answer="Đã nghe.", by=cast.btc
    )
    visitor = Visitor(cast.thuongtruc)
    shown, kept = headings_of_page(visitor, page), headings_of_sheet(visitor, sheet)

    phases = [one.removesuffix(": kế hoạch") for one in kept if one.endswith(": kế hoạch")]
    listing = {
        "/ho-so/": packages_listing([], {}, opened=set()),
        "/thong-bao/": notices_listing([]),
        "/tien-do/": progress_listing([], {one: one for one in phases}),
        "/tien-do/don-doc/": calls_listing([]),
    }[page]

    assert [column.heading for column in listing.columns] == shown
    assert [part.heading for column in listing.columns for part in column.unfolded()] == kept


def test_a_column_stands_for_its_parts_in_their_order():
    listing = progress_listing([], PHASES)

    assert [column.heading for column in listing.unfolded[14:18]] == [
        "Soạn thảo: kế hoạch",
        "Soạn thảo: thực tế",
        "Quyết định: kế hoạch",
        "Quyết định: thực tế",
    ]
