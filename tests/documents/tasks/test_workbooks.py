"""A plan goes out as a workbook and comes in again by the numbers of its rows; every bad row is named."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from documents.models import Plan
from tests.demo_world import HIDDEN, paper, text_of
from tests.documents.signed_in import sign_in
from tests.documents.tasks.told import drawn_up, row

pytestmark = pytest.mark.one_database

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
URL = "/nhiem-vu/ke-hoach/DH3-KH-TBTC/"


@pytest.fixture
def plan(cast):
    return drawn_up(cast, *(row(cast, number, f"Việc {number}") for number in (1, 2, 3)))


@pytest.fixture
def head(plan, cast):
    return sign_in(cast.tbtc)


def out(client):
    return openpyxl.load_workbook(io.BytesIO(client.get(f"{URL}bang-tinh.xlsx").content))


def sent(client, book):
    """The workbook sent; what the page then says, and its form."""
    stream = io.BytesIO()
    book.save(stream)
    fields = dict(HIDDEN.findall(client.get(f"{URL}nhap/").content.decode()))
    return client.post(f"{URL}nhap/", fields | {"file": paper("ke-hoach.xlsx", stream.getvalue(), EXCEL)})


def confirmed(client, page):
    return client.post(f"{URL}nhap/", dict(HIDDEN.findall(page.content.decode())))


def column(sheet, heading):
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def put(book, number, heading, value):
    """Writes into the row under the headings; the number counts from one."""
    sheet = book.worksheets[0]
    sheet.cell(number + 1, column(sheet, heading)).value = value


def test_changes_are_shown_cell_by_cell_and_then_filed(head, plan, cast):
    book = out(head)
    put(book, 2, "Thời hạn", date(2022, 3, 29))
    put(book, 2, "Phối hợp", "VP; tieu ban van kien")
    put(book, 4, "Nội dung nhiệm vụ", "Việc mới")
    put(book, 4, "Chủ trì", "TBTC")
    put(book, 4, "Thời hạn", "30/03/2022")
    put(book, 4, "Làm sau dòng", "1; 2")

    page = sent(head, book)

    assert page.status_code == 200
    words = text_of(page)
    assert "Thời hạn: 25/03/2022 → 29/03/2022" in words
    assert "Phối hợp: – → Văn phòng Hội; Tiểu ban Văn kiện" in words
    assert "4. Việc mới Thêm" in words
    assert len(Plan.objects.get(pk=plan.pk).rows) == 3
    assert confirmed(head, page).status_code == 302
    rows = Plan.objects.get(pk=plan.pk).rows
    assert [(one.number, one.due, one.after) for one in rows[1:]] == [
        (2, date(2022, 3, 29), ()),
        (3, date(2022, 3, 25), ()),
        (4, date(2022, 3, 30), (1, 2)),
    ]


def test_a_row_that_was_deleted_is_told_before_it_leaves_the_plan(head, plan):
    book = out(head)
    book.worksheets[0].delete_rows(3)

    page = sent(head, book)

    assert "2. Việc 2 Bỏ khỏi kế hoạch" in text_of(page)
    confirmed(head, page)
    assert [one.number for one in Plan.objects.get(pk=plan.pk).rows] == [1, 3]


def test_every_bad_row_is_named_and_nothing_is_filed(head, plan):
    book = out(head)
    sheet = book.worksheets[0]
    put(book, 1, "Thời hạn", "31/02/2022")
    put(book, 1, "Chủ trì", "Tiểu ban Tài chín")
    put(book, 2, "Số", 77)
    put(book, 3, "Làm sau dòng", "một")
    put(book, 4, "Chủ trì", "TBTC")
    place = column(sheet, "Số")
    put(book, 5, "Nội dung nhiệm vụ", "Việc năm")
    put(book, 6, "Nội dung nhiệm vụ", "Việc sáu")
    put(book, 5, "Số", 3)
    sheet.merge_cells(start_row=6, end_row=7, start_column=place, end_column=place)

    page = sent(head, book)

    assert page.status_code == 422
    words = text_of(page)
    for part in (
        "Dòng 2, cột G: “31/02/2022” không phải một ngày",
        "Dòng 2, cột C: Đại hội này không có cơ quan “Tiểu ban Tài chín”. Có thể là: Tiểu ban Tài chính",
        "Dòng 3, cột B: Kế hoạch không có dòng số “77”",
        "Dòng 4, cột I: Chỉ ghi số của các dòng phải xong trước.",
        "Dòng 5, cột A: Chưa ghi nội dung nhiệm vụ.",
        "Dòng 7, cột B: Số 3 đứng ở nhiều dòng.",
    ):
        assert part in words
    assert len(Plan.objects.get(pk=plan.pk).rows) == 3


def test_a_number_that_was_given_up_is_not_used_again(head, plan, cast):
    book = out(head)
    book.worksheets[0].delete_rows(4)
    confirmed(head, sent(head, book))
    again = out(head)
    put(again, 3, "Nội dung nhiệm vụ", "Việc khác")
    put(again, 3, "Số", 3)

    assert "Dòng số 3 đã bỏ khỏi kế hoạch, không dùng lại" in text_of(sent(head, again))


def test_who_filed_meanwhile_is_not_overwritten(head, plan, cast):
    book = out(head)
    put(book, 1, "Mục trong báo cáo", "A.9")
    page = sent(head, book)
    other = sign_in(cast.tbtc2)
    second = out(other)
    put(second, 2, "Mục trong báo cáo", "A.8")
    confirmed(other, sent(other, second))

    assert confirmed(head, page).status_code == 409
    assert Plan.objects.get(pk=plan.pk).rows[0].source == "A.3"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"khong phai bang tinh"])
def test_what_is_no_workbook_is_said_so(head, data):
    page = head.post(f"{URL}nhap/", {"file": paper("ke-hoach.xlsx", data, EXCEL), "seen": "x"})

    assert page.status_code == 422


def test_the_same_file_again_changes_nothing(head):
    assert "Tệp không khác kế hoạch đang lập" in text_of(sent(head, out(head)))
