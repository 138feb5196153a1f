"""The board as a drawing over weeks: sound SVG without a style, the same days as the table."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from documents.models import Package
from tests.demo_world import Visitor, at

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


@pytest.fixture
def btc(cast):
    return Visitor(cast.btc)


def test_drawing_is_sound_and_says_what_the_table_says(cast, btc, make_package):
    with at(10, 1):
        make_package("BCTC")
    Package.objects.update(title="Báo cáo <b>&amp; “Tài chính”")

    response = btc.get("/tien-do/thoi-gian/")
    page = response.content.decode()

    svg = ET.fromstring(re.search(r"<svg.*</svg>", page, re.DOTALL)[0])  # noqa: S314 - our own page
    words = " ".join(" ".join(svg.itertext()).split())
    assert "style=" not in page
    told = ["Hôm nay 18/03", "Quá hạn 15 ngày làm việc", "DH3-BCTC"]
    assert [one for one in told if one not in words] == []
    assert "Báo cáo <b>&amp; “Tài chính”" in words
    numbers = [
        value for node in svg.iter() for name, value in node.attrib.items() if name in ("x", "y", "width")
    ]
    assert [value for value in numbers if not value.lstrip("-").isdecimal()] == []
    # Assigned, taken on and drafted today; due on 25/2, 21 days ago.
    assert "Xong 10/01/2022" in btc.read("/tien-do/thoi-gian/")


def test_drawing_of_a_plan_over_years_is_cut_and_says_so(cast, btc, make_package):
    make_package("BCTC", "assigned", due=date(2029, 12, 31))

    page = btc.read("/tien-do/thoi-gian/")

    assert (
        "Biểu đồ chỉ vẽ 26 tuần trước" in page,
        btc.get("/tien-do/thoi-gian/").context["drawing"].width < 4000,
    ) == (True, True)


def test_how_long_finished_steps_took_is_told_with_what_the_forecast_counts_on(cast, btc, make_package):
    with at(10, 1):
        make_package("BCTC")

    page = btc.read("/tien-do/thoi-gian/")

    # Assigned, taken on and drafted on one day: one step finished, in no working day.
    assert "Thời gian thực tế của từng bước" in page
    assert "Chưa triển khai 1 0 0 Mọi bước 1 0 0" in page
