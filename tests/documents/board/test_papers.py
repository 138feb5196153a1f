"""The morning sheet on one A4, the drawing, and workbooks without a live formula or a forbidden name."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from documents.board.papers.morning import Morning, MorningLine, render_morning
from documents.board.services.calls import record_call
from documents.models import Call, Package
from documents.packages.pages.files import workbook
from documents.paper.listing import Column, Listing
from documents.paper.workbook import saved
from tests.demo_world import Visitor, at
from workflows.clock import HANOI

pytestmark = pytest.mark.one_database

LONG = (
    "Báo cáo tổng kết nhiệm kỳ và phương hướng công tác của Ban Chấp hành trình Đại hội đại biểu toàn quốc "
    * 3
)
FILES = [
    "/tien-do/bang-tinh.xlsx",
    "/tien-do/don-doc.xlsx",
    "/ho-so/bang-tinh.xlsx",
    "/viec-can-xu-ly.xlsx",
    "/thong-bao/bang-tinh.xlsx",
]
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    '"=1+1',
    "  =1+1",
    "=cmd|' /C calc'!A0",
    "#N/A",
]


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


@pytest.fixture
def btc(cast):
    return Visitor(cast.btc)


def rows_of(visitor, path):
    """The cells of a workbook, as Excel would read them."""
    response = visitor.get(path)
    assert response.status_code == 200
    return list(openpyxl.load_workbook(BytesIO(response.content)).active.iter_rows())


def values(rows):
    return [[cell.value for cell in row] for row in rows]


def text_of_pdf(data):
    pages = PdfReader(BytesIO(data)).pages
    return len(pages), " ".join(" ".join(page.extract_text().split()) for page in pages)


def urge(cast, package, **more):
    seat = {"body": cast.bodies.TBTC, "person": cast.tbtc} | more
    return record_call(
        package, by=cast.btc, **seat, answer="Thứ Hai trình.", promised=date(2022, 3, 21), request_id=None
    )


def test_morning_sheet_stands_the_late_first_and_leaves_room_to_write(cast, btc, make_package):
    make_package("BCCT", due=date(2022, 9, 30))
    with at(10, 1):
        late = make_package("BCTC")
    urge(cast, late)

    response = btc.get("/tien-do/giao-ban.pdf")

    pages, words = text_of_pdf(response.content)
    assert (pages, response["Content-Type"]) == (1, "application/pdf")
    assert words.index("DH3-BCTC") < words.index("DH3-BCCT")
    for said in (
        "BẢN GIAO BAN",
        "2 hồ sơ: 1 quá hạn",
        "Kết quả liên hệ",
        "Ngày hẹn",
        "Ông Người tbtc",
        "0912 000 000",
        "Hẹn xong ngày 21/03/2022",
    ):
        assert said in words


@pytest.mark.parametrize("count", [0, 1, 12, 40])
def test_morning_sheet_takes_more_pages_and_leaves_no_row_out(count):
    lines = tuple(
        MorningLine(
            title=LONG[:300],
            code=f"DH3-X{number}",
            stage=LONG[:80],
            holders=LONG[:90],
            state=LONG[:60],
            late=True,
            calls=(LONG[:60],) * 3,
            promise=LONG[:70],
        )
        for number in range(count)
    )
    sheet = Morning(
        org_lines=("HỘI TRUYỀN THỐNG TRƯỜNG SƠN", "ĐƯỜNG HỒ CHÍ MINH VIỆT NAM"),
        place="Hà Nội",
        day=date(2022, 3, 18),
        printed=datetime(2022, 3, 18, 7, 30, tzinfo=HANOI),
        congress_name="Đại hội III",
        summary="Một câu.",
        lines=lines,
        total=count,
    )

    made = render_morning(sheet)

    _pages, words = text_of_pdf(made)
    assert [line.code for line in lines if f"({line.code})" not in words] == []
    assert "hồ sơ không in ở đây" not in words
    assert render_morning(sheet) == made
    assert least_size(made) >= 12


def least_size(data):
    """The smallest letters above the foot, in points."""
    sizes = []

    def heard(text, matrix, place, _font, size):
        height = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
        if text.strip() and height > 80:
            sizes.append(size * abs(place[3] * matrix[3]))

    for page in PdfReader(BytesIO(data)).pages:
        page.extract_text(visitor_text=heard)
    return min(sizes)


def test_morning_sheet_names_nobody_of_a_personnel_package(cast, make_package):
    make_package("DANS")
    Package.objects.update(title="Nhân sự Canary")
    cast.congress.office_phone = "024 3333 4444"
    cast.congress.save()

    _pages, words = text_of_pdf(Visitor(cast.tbns).get("/tien-do/giao-ban.pdf").content)

    # His own number says who he is as well as his name does; the office knows whom to ask.
    assert ("DH3-DANS" in words, "0912 000 000" in words) == (True, False)
    assert "024 3333 4444" in words
    assert ("Canary" in words, "Người tbns" in words) == (False, False)


def test_texts_that_look_like_formulas_stay_texts():
    listing = Listing("=Bảng [tính]: thử*", [Column("=1+1", str)], FORMULAS)

    page = openpyxl.load_workbook(BytesIO(saved(listing))).active

    read = [row[0] for row in page.iter_rows()]
    assert [cell.data_type for cell in read] == ["s"] * (len(FORMULAS) + 1)
    assert [cell.value for cell in read] == [text.strip() for text in ["=1+1", *FORMULAS]]
    assert [cell.quotePrefix for cell in read] == [True] * len(FORMULAS) + [False]
    assert page.title == "=Bảng -tính-- thử-"


def test_workbook_that_leaves_rows_out_says_how_many():
    listing = Listing("Hồ sơ", [Column("Mã", str)], ["DH3-BCCT", "DH3-DL"])

    whole, part = (workbook(listing, name="ho-so", found=found).content for found in (2, 5002))

    rows = [list(openpyxl.load_workbook(BytesIO(data)).active.values) for data in (whole, part)]
    assert rows[0] == [("Mã",), ("DH3-BCCT",), ("DH3-DL",)]
    assert rows[1][3:] == [("Còn 5000 dòng không có trong tệp này; đề nghị lọc bớt rồi tải lại.",)]


@pytest.mark.parametrize("formula", FORMULAS)
def test_formula_in_a_title_or_an_answer_is_text_in_every_workbook(cast, make_package, formula):
    package = make_package("BCTC", "standing")
    Package.objects.update(title=formula)
    Call.objects.create(
        package=package,
        body=cast.bodies.TT,
        person=cast.thuongtruc,
        stage="standing",
        answer=formula,
        by=cast.btc,
    )

    for visitor in (Visitor(cast.btc), Visitor(cast.thuongtruc)):
        for path in FILES:
            kinds = {cell.data_type for row in rows_of(visitor, path) for cell in row}
            assert kinds <= {"s", "n", "d"}, path


def test_board_workbook_has_real_days_and_the_rows_of_the_page(cast, btc, make_package):
    with at(10, 1):
        late = make_package("BCTC")
    urge(cast, late)
    make_package("BCCT", due=date(2022, 9, 30))

    head, first, second = values(rows_of(btc, "/tien-do/bang-tinh.xlsx"))
    (only,) = values(rows_of(btc, "/tien-do/bang-tinh.xlsx?loai=BCCT"))[1:]

    row = dict(zip(head, first, strict=True))
    assert (row["Mã"], second[0], only[0]) == ("DH3-BCTC", "DH3-BCCT", "DH3-BCCT")
    assert (row["Hạn của bước"], row["Ngày hẹn"]) == (datetime(2022, 2, 25), datetime(2022, 3, 21))  # noqa: DTZ001 - Excel has no zones
    assert (row["Quá hạn (ngày làm việc)"], row["Giữ từ ngày"]) == (15, datetime(2022, 1, 10))  # noqa: DTZ001 - Excel has no zones
    assert (row["Người liên hệ"], row["Trả lời"]) == ("Ông Người tbtc", "Thứ Hai trình.")


def test_workbook_is_a_download_that_nobody_keeps(btc, make_package):
    make_package("BCTC")

    for path in FILES:
        response = btc.get(path)
        assert response["Content-Disposition"].startswith("attachment; filename="), path
        assert response["Content-Disposition"].endswith("-2022-03-18.xlsx")
        assert "no-store" in response["Cache-Control"]


def test_workbooks_are_nfc(btc, make_package):
    make_package("BCTC")
    Package.objects.update(title=unicodedata.normalize("NFD", "Báo cáo tài chính"))

    texts = [
        cell.value for path in FILES for row in rows_of(btc, path) for cell in row if cell.data_type == "s"
    ]

    assert "Báo cáo tài chính" in texts
    assert [text for text in texts if not unicodedata.is_normalized("NFC", text)] == []


def test_no_workbook_names_anybody_of_a_personnel_package(cast, make_package):
    package = make_package("DANS")
    Package.objects.update(title="Nhân sự Canary")
    urge(cast, package, body=cast.bodies.TBNS, person=cast.tbns)
    shown = {}

    for name in ("btc", "tbns", "truong"):
        visitor = Visitor(getattr(cast, name))
        words = {path: str(values(rows_of(visitor, path))) for path in FILES}
        assert {path for path, text in words.items() if "Canary" in text or "Người tbns" in text} == set()
        shown[name] = sorted(path for path, text in words.items() if "DH3-DANS" in text)
        assert ("Thứ Hai trình." in words["/tien-do/don-doc.xlsx"]) == (name == "tbns")

    # Work and notices are for those who take part; calls for those who urge or were called.
    assert shown == {
        "btc": sorted([FILES[0], FILES[1], FILES[2]]),
        "tbns": sorted(FILES),
        "truong": sorted([FILES[0], FILES[2]]),
    }


def test_lists_lead_to_their_workbooks(cast, make_package):
    make_package("BCTC", "standing")
    tt = Visitor(cast.thuongtruc)

    pages = {
        "/": "/viec-can-xu-ly.xlsx",
        "/ho-so/": "/ho-so/bang-tinh.xlsx?tim=",
        "/thong-bao/": "/thong-bao/bang-tinh.xlsx",
        "/tien-do/": "/tien-do/bang-tinh.xlsx",
        "/tien-do/don-doc/": "/tien-do/don-doc.xlsx",
    }

    assert {
        path for path, file in pages.items() if f'href="{file}"' not in tt.get(path).content.decode()
    } == set()
