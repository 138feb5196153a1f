"""A button that is blocked or not there says why, whose it is, and who can help."""

from __future__ import annotations

import pytest

from tests.demo_world import Visitor, at

pytestmark = pytest.mark.one_database

PAGE = "/ho-so/DH3-BCTC/"
BLOCKED = "Chưa có biên bản thẩm tra của Ban Kiểm tra cho dự thảo lần 1."


@pytest.fixture(autouse=True)
def inspected(cast, make_package):
    """The financial report before the inspectors, on 18/03/2022 at nine."""
    make_package("BCTC", "verification")
    with at(18):
        yield


def test_the_lead_reads_what_is_lacking_and_who_else_may(cast):
    page = Visitor(cast.tbtc).read(PAGE)

    assert f"Trình Thường trực Lý do chưa thực hiện được: {BLOCKED}" in page
    assert "Cũng có quyền làm các việc này: Ông Người tbtc2." in page


def test_who_is_not_asked_reads_whose_move_it_is(cast):
    page = Visitor(cast.truong).read(PAGE)

    assert "Việc của nơi khác ở bước này" in page
    assert "Ghi kết luận thẩm tra: Chỉ Ban Kiểm tra có quyền thẩm tra." in page
    assert "Văn phòng nhập thay" not in page


def test_the_office_is_led_to_where_it_enters_for_others(cast):
    page = Visitor(cast.vanphong).read(PAGE)

    assert "Văn phòng nhập thay từ phiếu giấy hoặc điện thoại: Văn phòng" in page


def test_what_cannot_be_taken_back_says_why(cast):
    page = Visitor(cast.bkt).read(PAGE)

    assert "Rút lại kết luận đã ghi: Cơ quan chưa có kết luận nào để rút lại." in page
    assert "Việc của nơi khác ở bước này" not in page
