"""What Excel makes of a list: read where it is clear, told at its cell where it is not."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.models import Membership, Person
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.lists import PEOPLE, book, row

pytestmark = pytest.mark.one_database

PAGE = "/van-phong/nhap-danh-sach/nguoi/"
GROUND = "NQ 05/NQ-HTS ngày 08/09/2021"
SEAT = {"body": "Ban Chấp hành", "role": "Ủy viên", "start": "04/01/2022", "ground": GROUND}
BODY, NAME = (PEOPLE.index(label) + 1 for label in ("Cơ quan", "Họ và tên"))


@pytest.fixture
def send(cast):
    """A function that sends a workbook and returns the office and its preview."""

    def sent(data):
        office = Visitor(cast.vanphong)
        return office, office.client.post(PAGE, {"file": SimpleUploadedFile("ds.xlsx", data)}, follow=True)

    return sent


def taken(office, page):
    """Whom a preview brings in once it is confirmed."""
    seen = dict(HIDDEN.findall(page.content.decode()))["seen"]
    office.client.post(page.wsgi_request.path, {"seen": seen})
    return Membership.objects.filter(ground=GROUND, person__full_name__startswith="Chẩu")


def test_a_cell_merged_over_rows_is_said_of_each(send):
    rows = [row(name=f"Ông Chẩu Văn {name}", **SEAT) for name in ("An", "Bình")]
    data = book(*rows, change=lambda sheet: sheet.merge_cells(None, 2, BODY, 3, BODY))

    seats = taken(*send(data))

    assert sorted((seat.person.full_name, seat.body.code) for seat in seats) == [
        ("Chẩu Văn An", "BCH"),
        ("Chẩu Văn Bình", "BCH"),
    ]


def test_a_formula_without_a_result_is_a_fault_at_its_cell(send):
    def reckoned(sheet):
        sheet.cell(2, NAME).value = '="Chẩu "&"Văn An"'

    _office, page = send(book(row(name="x", **SEAT), change=reckoned))

    assert "Dòng 2, cột A (Họ và tên): Ô công thức chưa có kết quả" in text_of(page)
    assert "Xác nhận, ghi toàn bộ danh sách" not in page.content.decode()


def test_days_as_text_as_cells_and_spoken_are_days(send):
    said = ("ngày 12 tháng 3 năm 1948", date(1948, 3, 12), "1948-03-12", "12-3-1948")
    rows = [row(name=f"Ông Chẩu {name}", birth=one, **SEAT) for name, one in zip("ABCD", said, strict=True)]

    taken(*send(book(*rows)))

    born = Person.objects.filter(full_name__startswith="Chẩu").values_list("birth_day", flat=True)
    assert list(born) == [date(1948, 3, 12)] * 4


def test_a_list_in_decomposed_letters_finds_its_bodies(send):
    apart = {key: unicodedata.normalize("NFD", words) for key, words in SEAT.items()}

    seats = taken(*send(book(row(name=unicodedata.normalize("NFD", "Ông Chẩu Văn An"), **apart))))

    assert [seat.person.full_name for seat in seats] == ["Chẩu Văn An"]


def test_further_heads_and_an_unknown_body_stop_all(send):
    heads = [row(name=f"Ông Chẩu {one}", **SEAT | {"body": "TBVK", "role": "Trưởng"}) for one in ("An", "Ba")]
    _office, page = send(book(*heads, row(name="Bà Chẩu Cúc", **SEAT | {"body": "Ban Bí mật"})))

    assert text_of(page).count("Tiểu ban Văn kiện đang có người đứng đầu là") == 3
    assert "Dòng 4, cột H (Cơ quan): Đại hội này không có cơ quan “Ban Bí mật”" in text_of(page)
    assert not Person.objects.filter(full_name__startswith="Chẩu").exists()


@pytest.mark.slow
def test_five_thousand_rows_are_looked_at_row_by_row(send):
    rows = [row(name=f"Ông Chẩu {chr(65 + n // 676)}{chr(65 + n // 26 % 26)}", **SEAT) for n in range(5_000)]

    _office, page = send(book(*rows))

    assert page.status_code == 200
    assert "Tất cả (5000)" in text_of(page)
