"""`manage.py people import`: a real workbook or Word table, written whole or not at all."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from congress.models import Membership, Person
from congress.people.audit import grant_faults
from documents.texts.reading.grids import read_grids
from tests.lists import PEOPLE, book, kept, row, word_table
from workflows.ledger import book_faults

pytestmark = pytest.mark.one_database

GROUND = "NQ 05/NQ-HTS ngày 08/09/2021"
SEAT = {"body": "Ban Chấp hành", "role": "Ủy viên", "start": "04/01/2022", "ground": GROUND}


@pytest.fixture
def run(cast, tmp_path):
    """A function that runs the command on a file with these bytes and returns what it says."""

    def ran(data, *options, name="danh-sach.xlsx"):
        said = io.StringIO()
        path = kept(tmp_path / name, data)
        call_command("people", "import", path, *options, "--by", "vanphong", stdout=said)
        return said.getvalue()

    return ran


def member(name):
    return Membership.objects.select_related("person", "body").get(person__full_name=name)


def test_a_workbook_is_taken_in_once(run):
    data = book(row(name="Ông Lê Mận", phone=912345678, birth=date(1948, 3, 12), **SEAT))

    looked = run(data, "--dry-run")
    nothing = Person.objects.filter(full_name="Lê Mận").exists()
    first, again = run(data), run(data)

    assert "Dòng 2. Mới. Lê Mận. Danh xưng: Ông; Ngày sinh hoặc năm sinh: 12/03/1948; Điện thoại: " in looked
    assert "0912345678; Nhiệm vụ mới: Ủy viên, Ban Chấp hành khóa II, từ ngày 04/01/2022" in looked
    assert nothing is False
    assert "Đã ghi 1 người mới, 1 nhiệm vụ mới, 0 thay đổi." in first
    assert "Đã ghi 0 người mới, 0 nhiệm vụ mới, 0 thay đổi." in again
    person = member("Lê Mận").person
    assert (person.phone, person.birth_day, person.honorific) == ("0912345678", date(1948, 3, 12), "Ông")


def test_a_word_table_of_the_same_columns_is_read(run):
    data = word_table(row(name="Bà Lê Thị Mận", phone="0912 345 678", birth="1948", **SEAT))

    run(data, name="danh-sach.docx")

    seat = member("Lê Thị Mận")
    assert (seat.body.code, seat.role, seat.person.birth_year) == ("BCH", "member", 1948)


def test_merged_cells_stand_in_each_of_their_rows(run):
    def merged(page):
        place = {label: PEOPLE.index(label) + 1 for label in ("Cơ quan", "Căn cứ")}
        for column in place.values():
            page.merge_cells(start_row=2, end_row=4, start_column=column, end_column=column)
        page.insert_rows(1)
        page["A1"] = "DANH SÁCH ĐẠI BIỂU"

    rows = [row(name=name, **SEAT) for name in ("Lê Mận", "Trần Bình", "Đỗ Chính")]
    data = book(*rows, change=lambda page: page.merge_cells("H2:H4"))
    titled = book(*rows, change=merged)

    run(data)
    _name, lines = read_grids(titled, "a.xlsx")[0]

    assert [member(name).body.code for name in ("Lê Mận", "Trần Bình", "Đỗ Chính")] == ["BCH"] * 3
    assert [number for number, _cells in lines] == [1, 2, 3, 4, 5]


def test_a_formula_is_what_it_shows_and_a_fault_where_it_shows_nothing(run):
    data = book(row(name="Lê Mận", **SEAT | {"start": "=TODAY()"}))

    with pytest.raises(CommandError, match=r"Dòng 2, cột K \(Từ ngày\): Ô công thức chưa có kết quả"):
        run(data)
    assert not Person.objects.filter(full_name="Lê Mận").exists()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (book(headings=[]), "a.xlsx", "Tệp không có dòng nào"),
        (b"", "a.xlsx", "Tệp trống"),
        (b"Ho ten;Don vi\n", "a.csv", "không được nhận"),
        (b"%PDF-1.4 a list", "a.xlsx", "đuôi"),
        (b"PK\x03\x04" + b"\x00" * 400, "a.xlsx", "không trọn vẹn"),
        (word_table(headings=["Số", "Ghi chú"]), "a.docx", "Không thấy dòng tiêu đề"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(run, data, name, words):
    with pytest.raises(CommandError, match=words):
        run(data, name=name)


@pytest.mark.slow
def test_five_thousand_people_are_taken_in_at_once(run):
    numbers = range(5000)
    data = book(*(row(name=f"Lê {surname(n)}", phone=f"09{n:08d}", birth="1948", **SEAT) for n in numbers))

    first, again = run(data), run(data)

    assert "Đã ghi 5000 người mới, 5000 nhiệm vụ mới, 0 thay đổi." in first
    assert "Đã ghi 0 người mới, 0 nhiệm vụ mới, 0 thay đổi." in again
    assert grant_faults() == []
    assert list(book_faults()) == []


def test_five_thousand_and_one_are_too_many(run):
    with pytest.raises(CommandError, match=r"Danh sách có 5001 dòng; mỗi lần nhập tối đa 5000 dòng"):
        run(book(*(["Lê Mận", None, str(n)] for n in range(5001))))


def surname(number):
    """A name of letters only."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).capitalize()
