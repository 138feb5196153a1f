"""A package gets another name: with a reason, in its history, by who assigned it, not once it is signed."""

from __future__ import annotations

import pytest

from documents.models import Package
from tests.demo_world import HIDDEN, Visitor, at, text_of
from tests.documents.examined import faults

pytestmark = pytest.mark.one_database

RENAME = "/ho-so/DH3-BCCT/doi-ten/"
NEW = "Báo cáo chính trị trình Đại hội III"


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


def hidden_of(visitor):
    return dict(HIDDEN.findall(visitor.get(RENAME).content.decode()))


def test_it_is_renamed_with_a_reason_and_its_drafters_are_told(cast, make_package):
    package = make_package("BCCT", "board")
    before, read = package.title, package.fingerprint()
    organiser = Visitor(cast.btc)
    form = hidden_of(organiser) | {"title": NEW, "reason": "Theo Kết luận 15-KL/BTV ngày 17/03/2022"}

    first, again = (organiser.client.post(RENAME, form) for _click in range(2))

    package = Package.objects.get(pk=package.pk)
    assert (first.status_code, again.status_code) == (302, 302)
    assert (package.title, package.state, package.fingerprint()) == (NEW, "board", read)
    assert package.steps.filter(action="*contents.title").count() == 1
    page = organiser.read("/ho-so/DH3-BCCT/")
    assert "(Ban Tổ chức Đại hội) – Đổi tên hồ sơ." in page
    assert f"Từ “{before}” thành “{NEW}”. Theo Kết luận 15-KL/BTV" in page
    told = f"Ban Tổ chức Đại hội đã đổi tên {before} (DH3-BCCT) thành “{NEW}”. Lý do: "
    assert told in Visitor(cast.truong).read("/thong-bao/")
    assert NEW in organiser.read("/ho-so/?tim=bao+cao+chinh+tri+trinh")
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"title": NEW, "reason": ""}, "Chưa nhập mục này."),
        ({"title": " ", "reason": "Cho gọn"}, "Chưa nhập mục này."),
        ({"title": "Báo  cáo", "reason": "\u200b"}, "Phải nêu rõ lý do."),
    ],
)
def test_without_name_or_reason_it_keeps_its_name(cast, make_package, typed, words):
    title = make_package("BCCT", "drafting").title
    organiser = Visitor(cast.btc)

    refused = organiser.client.post(RENAME, hidden_of(organiser) | typed)

    assert refused.status_code == 422
    assert words in text_of(refused)
    assert Package.objects.get(code="DH3-BCCT").title == title


def test_the_same_name_is_no_change(cast, make_package):
    title = make_package("BCCT", "drafting").title
    organiser = Visitor(cast.btc)

    refused = organiser.client.post(RENAME, hidden_of(organiser) | {"title": title, "reason": "Cho gọn"})

    assert refused.status_code == 422
    assert "Tên mới giống hệt tên đang có." in text_of(refused)


def test_of_two_who_rename_at_once_the_second_is_told(cast, make_package):
    make_package("BCCT", "drafting")
    organiser = Visitor(cast.btc)
    early, late = hidden_of(organiser), hidden_of(organiser)
    organiser.client.post(RENAME, early | {"title": NEW, "reason": "Theo kết luận"})

    refused = organiser.client.post(RENAME, late | {"title": "Tên khác", "reason": "Cho gọn"})

    assert refused.status_code == 409
    assert Package.objects.get(code="DH3-BCCT").title == NEW


def test_a_signed_package_keeps_its_name_until_it_is_opened_again(cast, make_package):
    make_package("BCCT", "signed")
    organiser = Visitor(cast.btc)

    refused = organiser.client.post(RENAME, hidden_of(organiser) | {"title": NEW, "reason": "Theo kết luận"})

    assert refused.status_code == 409
    assert "phải mở lại hồ sơ rồi mới làm được việc này" in text_of(refused)


def test_who_did_not_assign_it_does_not_rename_it(cast, make_package):
    make_package("BCCT", "drafting")

    refused = Visitor(cast.truong).get(RENAME)

    assert refused.status_code == 403
    assert "Chỉ Ban Tổ chức Đại hội làm việc này." in text_of(refused)
