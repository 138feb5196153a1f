"""What stands in an address in place of a code is looked at in one place."""

from __future__ import annotations

import pytest

from tests.house.test_urls import all_routes

pytestmark = pytest.mark.django_db


def test_no_address_takes_just_any_word():
    assert [route for route in all_routes() if "<str:" in route and not route.startswith("quan-tri/")] == []


@pytest.mark.parametrize("unseen", ["%00", "DH3-BCCT%00", "%0A", "%E2%80%AE", "%C2%AD"])
@pytest.mark.parametrize(
    "address",
    [
        "/ho-so/{}/",
        "/ho-so/DH3-BCCT/viec/{}/",
        "/tien-do/{}/goi/",
        "/bieu-quyet/{}/",
        "/cuoc-hop/ghi/{}/",
        "/cuoc-hop/trieu-tap/{}/",
        "/cuoc-bieu-quyet/quy-dinh/{}/",
        "/sua-loi-ky-thuat/quy-dinh/{}/",
        "/van-phong/nhap-thay/{}/verify/",
        "/van-phong/nhan-su/{}/thay/",
        "/van-phong/diem-danh/{}.pdf?ngay=18/03/2022",
        "/quy-trinh/{}/",
        "/ho-so-cua-toi/{}/so-yeu-ly-lich/nhan/",
    ],
)
def test_signs_that_nobody_types_lead_nowhere(visitors, address, unseen):
    assert visitors["head"].get(address.format(unseen)).status_code == 404
