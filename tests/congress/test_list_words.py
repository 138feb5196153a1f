"""What a cell of a list means: names apart from ranks, numbers with their nought, days, roles."""

from __future__ import annotations

from datetime import date

import pytest

from congress.people.words.days import birth_of, day_of
from congress.people.words.listed import letter_of
from congress.people.words.naming import NameParts, honorific_of, name_parts
from congress.people.words.numbers import CellNumbers, numbers_of
from congress.people.words.roles import role_meant
from workflows import clock


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nguyễn Văn An", NameParts("Nguyễn Văn An")),
        ("Ông Nguyễn Văn An", NameParts("Nguyễn Văn An", "Ông")),
        ("Đ/c Nguyễn Văn An", NameParts("Nguyễn Văn An", "", "Đồng chí")),
        ("đ/c Bà Lê Thị Mận", NameParts("Lê Thị Mận", "Bà", "Đồng chí")),
        ("Thiếu tướng Nguyễn Văn An", NameParts("Nguyễn Văn An", "", "", "Thiếu tướng")),
        (
            "Ông Thiếu tướng, GS.TS. Trần Xuân Bách",
            NameParts("Trần Xuân Bách", "Ông", "", "Thiếu tướng, GS, TS"),
        ),
        ("PGS.TS.Trần Bách", NameParts("Trần Bách", "", "", "PGS, TS")),
        ("NGUYỄN VĂN AN", NameParts("Nguyễn Văn An")),
        # Surnames that look like forms of address, with and without marks.
        ("Bá Văn Lộc", NameParts("Bá Văn Lộc")),
        ("Ông Ích Khiêm", NameParts("Ích Khiêm", "Ông", unsure=True)),
        ("Bà", NameParts("Bà")),
        ("Đại Văn Tá", NameParts("Đại Văn Tá")),
    ],
)
def test_a_name_is_taken_apart(text, parts):
    assert name_parts(text) == parts


def test_a_column_of_its_own_says_that_ong_is_the_family_name():
    assert name_parts("Ông Ích Khiêm", honorific="Ông") == NameParts("Ông Ích Khiêm", "Ông")
    assert name_parts("Ông Nguyễn Văn An", honorific="Ông") == NameParts("Nguyễn Văn An", "Ông")
    assert [honorific_of(said) for said in ("Bà", "nam", "Đ/c", "Mr")] == [
        ("Bà", ""),
        ("Ông", ""),
        ("", "Đồng chí"),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("912345678", CellNumbers("0912345678")),
        ("0912 345 678", CellNumbers("0912345678")),
        ("0912.345.678", CellNumbers("0912345678")),
        ("+84 912 345 678", CellNumbers("0912345678")),
        ("84912345678", CellNumbers("0912345678")),
        ("0912345678, 024 3823 4567", CellNumbers("0912345678", "02438234567")),
        ("0912345678 - 0987654321", CellNumbers("0912345678", "0987654321")),
        ("0912 345 678 0987 654 321", CellNumbers("0912345678", "0987654321")),
        ("0912345678/0912345678", CellNumbers("0912345678")),
        ("2438234567", CellNumbers("02438234567")),
        ("0912345678; 0987654321; 0333333333", CellNumbers("0912345678", "0987654321", (), more=True)),
        ("0168123456", CellNumbers("0168123456", "", ("0168123456",))),
        ("gọi con trai", CellNumbers("gọi con trai", "", ("gọi con trai",))),
        ("", CellNumbers()),
    ],
)
def test_telephone_numbers(text, numbers):
    assert numbers_of(text) == numbers


def test_days_are_day_before_month_and_exist():
    assert day_of("5/3/2022") == day_of("05.03.2022") == day_of("2022-03-05") == date(2022, 3, 5)
    assert day_of("ngày 5 tháng 3 năm 2022") == date(2022, 3, 5)
    assert [day_of(text) for text in ("31/02/2022", "03/2022", "44625", "")] == [None] * 4


def test_a_birth_is_a_day_or_a_year_of_somebody_who_may_live():
    with clock.frozen(date(2022, 3, 18)):
        assert (birth_of("1948").year, birth_of("1948").day) == (1948, None)
        assert birth_of("12/3/1948").day == date(1948, 3, 12)
        assert [birth_of(text) for text in ("1848", "2020", "16523", "tuổi Tý")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Trưởng Tiểu ban", "head"),
        ("Chủ tịch Hội", "head"),
        ("Chánh Văn phòng", "head"),
        ("Phó Chủ tịch", "deputy"),
        ("Phó Trưởng", "deputy"),
        ("Ủy viên Thường trực", "member"),
        ("Thư ký", "secretary"),
        ("Thư ký giúp việc", "clerk"),
        ("Văn thư", "clerk"),
        ("Người được ủy quyền", ""),
        ("khách mời", ""),
    ],
)
def test_a_role_is_meant_by_its_first_words(text, role):
    assert role_meant(text) == role


def test_letters_of_columns():
    assert [letter_of(index) for index in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
