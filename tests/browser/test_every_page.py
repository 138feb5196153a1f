"""Every page, at a desk and in a pocket: no barrier and no sideways scroll, not even with big text."""

from __future__ import annotations

import pytest

from documents.models import Package

# Who looks, and where; together they meet every template.
PAGES = [
    ("tbvk2", "/"),
    ("tbvk2", "/ho-so/"),
    ("tbvk2", "/ho-so/?tim=khong%20co"),
    ("tbvk2", "/ho-so/DH3-BCCT/"),
    ("tbvk2", "/ho-so/DH3-BCCT/du-thao/3/"),
    ("tbvk2", "/ho-so/DH3-BCCT/du-thao/3/y-kien/"),
    ("tbvk2", "/ho-so/DH3-BCCT/thanh-phan/"),
    ("tbvk2", "/ho-so/DH3-DL/dieu-le/"),
    ("tbvk2", "/ho-so/DH3-DL/dieu-le/bang-so-sanh/"),
    ("tbvk2", "/ho-so/DH3-DL/dieu-le/hop-nhat/"),
    ("bkt", "/ho-so/DH3-BCTC/"),
    ("bkt", "/ho-so/DH3-BCTC/viec/verify/"),
    ("tbns", "/ho-so/DH3-DANS/viec/revise/"),
    ("tbns", "/ho-so/DH3-DANS/viec/to_subcommittee/"),
    ("tbns", "/ho-so/DH3-HSNS/nhan-su/"),
    ("tbns", "/ho-so/DH3-HSNS/nhan-su/1/"),
    ("thuongtruc", "/ho-so/DH3-BCCT/viec/decide_standing/"),
    ("thuongtruc", "/ho-so/DH3-BCCT/viec/send_back/"),
    ("btc", "/tien-do/"),
    ("btc", "/tien-do/?theo=co-quan"),
    ("btc", "/tien-do/?theo=nguoi"),
    ("btc", "/tien-do/thoi-gian/"),
    ("btc", "/tien-do/don-doc/"),
    ("btc", "/tien-do/DH3-BCTC/goi/"),
    ("btc", "/ho-so/giao-moi/"),
    ("chutich", "/ky-duyet/"),
    ("vanphong", "/thong-bao/"),
    ("nguoila", "/"),
    ("nguoila", "/ho-so/DH3-BCCT/"),
]
LONG = (
    "Báo cáo tổng kết nhiệm kỳ và phương hướng công tác của Ban Chấp hành trình Đại hội đại biểu toàn quốc "
    * 3
)


def seen_by(visitor, account):
    """Each page of one person, signed in once."""
    visitor.login(account)
    for who, path in PAGES:
        if who == account:
            visitor.open(path)
            yield path


@pytest.mark.parametrize("account", sorted({who for who, _path in PAGES}))
def test_no_page_has_a_barrier(visitor, width, account):
    visitor.resize(width)
    found = {}

    for path in seen_by(visitor, account):
        visitor.shot(f"{account}{path.replace('/', '-').replace('?', '-')}{width}")
        found[path] = (visitor.barriers(), visitor.sideways())

    assert found == dict.fromkeys(found, ([], 0))


@pytest.mark.parametrize("account", ["tbvk2", "btc", "tbns", "chutich"])
def test_big_text_and_a_long_title_fit_a_phone(visitor, account):
    Package.objects.update(title=LONG[:300])
    visitor.resize(390)
    found = {}

    for path in seen_by(visitor, account):
        visitor.double_text()
        found[path] = visitor.sideways()

    assert found == dict.fromkeys(found, 0)
