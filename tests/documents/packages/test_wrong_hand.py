"""The wrong hand, the guessed address and the unknown act: nothing is told and nothing is written."""

from __future__ import annotations

import pytest

from documents.models import PackageStep, Version
from tests.demo_world import act_url, at, text_of
from workflows.models import Notice, SealedText

CODE = "DH3-BCCT"
PAGE = "/ho-so/DH3-BCCT/"
WORDS = "Mục II.3 cần ghi rõ thời điểm thống kê số liệu tri ân."


@pytest.fixture(autouse=True)
def on_18_march():
    """The demo's own day, in the morning."""
    with at(18, hour=9):
        yield


@pytest.fixture
def clerk(world):
    """Records for Thường trực, with whom the political report is."""
    return world.visitor("thuongtruc")


def rows() -> tuple[int, ...]:
    """How much is written of what a move writes."""
    return tuple(model.objects.count() for model in (PackageStep, Version, Notice, SealedText))


@pytest.mark.parametrize("username", ["tbvk", "btc", "chutich", "bch01", "vanphong", "bch45"])
def test_wrong_hand_is_told_who_may(world, username):
    visitor = world.visitor(username)
    before = rows()

    response = visitor.act("DH3-BCTC", "verify", verdict="pass", note_field=WORDS)

    assert response.status_code == 403
    assert "Chỉ Ban Kiểm tra có quyền" in text_of(response)
    assert WORDS in text_of(response)
    assert rows() == before


@pytest.mark.parametrize("username", ["nguoila", "tbvk", "btc", "chutich", "vanphong", "bch45", "quantri"])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "du-thao/1/",
        "du-thao/1/de-an/",
        "phieu-trinh-ky/",
        "viec/revise/",
        "viec/sign/",
        "viec/khong-co/",
    ],
)
def test_guessed_address_of_a_confidential_package_is_as_if_there_were_none(world, username, path):
    visitor = world.visitor(username)

    guessed = visitor.get(f"/ho-so/DH3-DANS/{path}")
    absent = visitor.get(f"/ho-so/DH3-XYZ/{path}")

    assert (guessed.status_code, absent.status_code) == (404, 404)
    assert text_of(guessed) == text_of(absent)


@pytest.mark.parametrize("username", ["nguoila", "tbvk", "chutich"])
def test_forged_act_on_a_confidential_package_is_404(world, username):
    before = rows()

    response = world.visitor(username).send("DH3-DANS", "revise", text="Danh sách khác.")

    assert response.status_code == 404
    assert rows() == before


def test_person_in_no_body_finds_nothing(world):
    stranger = world.visitor("nguoila")

    pages = [stranger.get(path) for path in (PAGE, "/ho-so/", "/tien-do/", "/", "/thong-bao/", "/ky-duyet/")]

    assert [page.status_code for page in pages] == [404, 200, 200, 200, 200, 200]
    assert [page for page in pages[1:] if "DH3-" in text_of(page)] == []


@pytest.mark.parametrize("action", ["__init__", "khong-co", "save", "state", "assign", "-", "ký"])
def test_unknown_act_is_nowhere_to_be_found(clerk, action):
    before = rows()

    page, response = clerk.get(act_url(CODE, action)), clerk.act(CODE, action, note_field=WORDS)

    assert page.status_code == 404
    assert response.status_code in (403, 409)
    assert rows() == before


@pytest.mark.parametrize(
    "path",
    [
        "/ho-so/DH3-BCCT%00/",
        "/ho-so/%00/viec/sign/",
        "/ho-so/DH3-BCCT/viec/sign%00/",
        "/ho-so/DH3-BCCT/du-thao/99999999999999999999999/",
        "/ho-so/DH3-BCCT/du-thao/0/",
        "/ho-so/DH3-BCCT/du-thao/1/khong-co/",
        "/ho-so/DH3-BCCT/du-thao/1/..%2f..%2fsettings.py/",
        "/ho-so/%F0%9F%92%A3/",
        "/ho-so/' OR 1=1 --/",
    ],
)
def test_odd_address_is_404(clerk, path):
    assert clerk.get(path).status_code == 404


@pytest.mark.parametrize(
    "query", ["tim=%00", "tim=%25", "tim=" + "a" * 5000, "trang=-1", "trang=x%00", "tim=%ff"]
)
def test_odd_search_is_answered(clerk, query):
    assert clerk.get(f"/ho-so/?{query}").status_code == 200
