"""Names that other programs call stay, whatever is renamed around them: each is called here as they would."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.core.management import get_commands
from django.urls import resolve

from congress import tally
from documents import charter
from documents.models import Package
from documents.texts import compare, reading
from workflows import deadlines, engine, standing

pytestmark = pytest.mark.one_database

COMMANDS = {"congress", "daily", "demo", "doctor", "people", "procedures"}
ADDRESSES = [
    "/",
    "/dang-nhap/",
    "/dang-xuat/",
    "/ho-so/",
    "/ho-so/giao-moi/",
    "/ho-so/DH3-BCCT/",
    "/ho-so/DH3-BCCT/bo-trinh-ky.pdf",
    "/ho-so/DH3-BCCT/phieu-trinh-ky/",
    "/tien-do/",
    "/ky-duyet/",
    "/van-phong/",
    "/quan-tri/",
    "/quy-trinh/",
    "/thiet-lap/",
    "/thong-bao/",
]


def test_the_commands_and_addresses():
    assert set(get_commands()) >= COMMANDS
    assert [resolve(address).route is not None for address in ADDRESSES] == [True] * len(ADDRESSES)


def test_the_engine_and_the_deadlines():
    days = (date(2022, 3, 18), 3)

    assert all(callable(getattr(engine, name)) for name in ("available", "perform", "seen"))
    assert deadlines.end_calendar(*days) == date(2022, 3, 21)
    assert deadlines.end_working(*days) == date(2022, 3, 23)
    assert deadlines.before(*days) == date(2022, 3, 15)
    assert deadlines.before_working(*days) == date(2022, 3, 15)
    assert callable(standing.standing_of)


def test_a_package_has_its_code_state_and_steps():
    assert {"code", "state", "steps"} <= {field.name for field in Package._meta.get_fields()}


def test_a_count():
    rule = tally.Rule(quorum=Fraction(1, 2), majority=Fraction(2, 3), majority_strict=False, base="cast")

    found = tally.outcome(rule, members=9, present=9, votes_for=4, against=2, abstain=3)

    assert (found.quorate, found.passed, found.reason) == (True, True, "")
    assert (rule.quorum_strict, rule.base) == (True, "cast")


def test_reading_a_file_and_comparing_two_texts():
    read = reading.read("Đại hội III".encode(), "loi-chao.txt")

    assert (read.text, "Đại hội III" in read.html, list(read.warnings)) == ("Đại hội III", True, [])
    with pytest.raises(reading.Unreadable):
        reading.read(b"", "rong.pdf")
    assert {part.op for part in compare.compare("a b", "a c")} == {"keep", "delete", "insert"}
    assert compare.summary("a b", "a c") is not None


def test_a_charter():
    parsed = charter.parse("Điều 1. Tên gọi\n1. Hội A\nĐiều 2. Tôn chỉ\n1. Hội B")

    assert [article.number for article in parsed.articles] == [1, 2]
    assert "Hội B" in parsed.articles[1].text
    assert callable(charter.consolidate)
