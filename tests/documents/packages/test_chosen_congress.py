"""Who sits in two congresses looks at one at a time: the one he chose, on every page, list and paper."""

from __future__ import annotations

import pytest

from congress.people.services.seats import appoint
from tests.cast import START, TODAY
from tests.demo_world import Visitor
from tests.documents.packages.test_two_congresses import fourth
from tests.documents.pdf_samples import solid
from tests.documents.printed import words

pytestmark = pytest.mark.one_database

__all__ = ["fourth"]

LISTS = ["/", "/ho-so/", "/tien-do/", "/tien-do/thoi-gian/", "/thong-bao/", "/doi-chieu/", "/van-phong/"]
LISTS += ["/van-phong/nhan-su/", "/van-phong/tai-khoan/", "/van-phong/diem-danh/", "/ho-so/?tim=BCTC"]
THEIRS = {"III": ("DH3-BCTC", "Chuẩn bị Đại hội III"), "IV": ("DH4-BCTC", "Người của khóa sau")}


@pytest.fixture
def both(cast, fourth):
    """The clerk of the office of one congress heads the office of the other too."""
    appoint(cast.vanphong, fourth.bodies.VP, role="secretary", start=START)
    return Visitor(cast.vanphong)


def leaks(visitor, foreign):
    """Pages on which something of the other congress stands."""
    read = {page: visitor.read(page) for page in LISTS}
    return [(page, word) for page in LISTS for word in foreign if word in read[page]]


def choose(visitor, code):
    return visitor.client.post("/dai-hoi/", {"congress": code})


def test_the_next_to_open_is_looked_at_first(both):
    assert leaks(both, ["DH4-BCTC", "Người của khóa sau", "Chuẩn bị Đại hội IV"]) == []
    assert "Đang xem Đại hội III. Chuyển sang đại hội khác" in both.read("/")


def test_the_chosen_one_is_looked_at_everywhere(both):
    assert choose(both, "DH4")["Location"] == "/"

    assert leaks(both, ["DH3-BCTC", "Người bch01", "Chuẩn bị Đại hội III"]) == []
    assert "DH4-BCTC" in both.read("/ho-so/")
    assert "Chuẩn bị Đại hội IV" in both.read("/tien-do/")


def test_the_sheet_is_that_of_the_congress_looked_at(both):
    sheet = f"/van-phong/diem-danh/BCH.pdf?ngay={TODAY:%d/%m/%Y}"
    third = words(both.get(sheet).content)
    choose(both, "DH4")
    other = words(both.get(sheet).content)

    assert (solid("Người bch01") in third, solid("Người của khóa sau") in third) == (True, False)
    assert (solid("Người bch01") in other, solid("Người của khóa sau") in other) == (False, True)


@pytest.mark.parametrize("paper", ["/tien-do/bao-cao.pdf", "/tien-do/giao-ban.pdf"])
def test_papers_too(both, paper):
    choose(both, "DH4")

    said = words(both.get(paper).content)

    assert (solid("DH4-BCTC") in said, solid("DH3-BCTC") in said) == (True, False)


def test_a_package_is_opened_whichever_is_looked_at(both):
    choose(both, "DH4")

    assert "Chuẩn bị Đại hội III" in both.read("/ho-so/DH3-BCTC/")
    assert "Chuẩn bị Đại hội III" in both.read("/ho-so/")


def test_a_congress_in_which_one_has_no_seat_is_not_there(cast, fourth):
    visitor = Visitor(cast.vanphong)

    assert choose(visitor, "DH4").status_code == 404
    assert choose(visitor, "").status_code == 404
    assert "Chuyển sang" not in visitor.read("/")
