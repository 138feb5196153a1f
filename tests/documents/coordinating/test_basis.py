"""A signed Resolution whose source changed is to be looked at again; its owner and its signer are told."""

from __future__ import annotations

from datetime import date

import pytest

from documents.assigning.services import assign_package
from documents.models import Package
from documents.packages.services.duties import settle_where_something_happened
from tests.cast import count, draft, perform
from tests.demo_world import HIDDEN, Visitor, act_url, at, text_of
from tests.documents.examined import faults

pytestmark = pytest.mark.one_database

TOLD = "vì căn cứ là Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị) (DH3-BCCT) đã chuyển về bước “%s”."
RELIES = "Dự thảo Nghị quyết Đại hội (DH3-NQ): %s"
LOOKED_AT = RELIES % "đã ký, sẽ đưa vào diện “Cần rà soát lại”"
UNSIGNED = RELIES % "đang chờ ký, chưa ký được cho đến khi hồ sơ này lại được thông qua"


@pytest.fixture
def report(cast, make_package):
    """The political report, signed at nine of 18/03/2022."""
    with at(18):
        yield make_package("BCCT", "signed")


@pytest.fixture
def passed(cast, report):
    """The draft Resolution that rests on it alone, passed and waiting for the signature."""
    package = assign_package(cast.congress, "NQ", by=cast.btc, due=date(2022, 3, 30), due_exclusive=True)
    organiser, path = Visitor(cast.btc), f"/ho-so/{package.code}/phai-cho/"
    asked = dict(HIDDEN.findall(organiser.get(path).content.decode()))
    chosen = {"wanted": [report.code], "reason": "Năm loại khác do Ban Chấp hành khóa mới lập"}
    assert organiser.client.post(path, asked | chosen).status_code == 302
    package = Package.objects.get(pk=package.pk)
    perform(package, "revise", cast.thuky, version=draft(package))
    perform(package, "to_subcommittee", cast.truong)
    perform(package, "decide_subcommittee", cast.truong, decision=count(cast.bodies.TBVK))
    perform(package, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    perform(package, "decide_executive", cast.vanphong, decision=count(cast.bodies.BTV))
    perform(package, "decide_board", cast.vanphong, decision=count(cast.bodies.BCH))
    return package


@pytest.fixture
def resolution(cast, passed):
    """The same, signed."""
    perform(passed, "sign", cast.chutich, signature=passed.fingerprint())
    return passed


def stands(package):
    settle_where_something_happened()
    return Package.objects.get(pk=package.pk).state


def test_a_signed_resolution_is_looked_at_again_when_its_source_is_reopened(cast, report, resolution):
    chairman = Visitor(cast.chutich)
    foretold = chairman.read(act_url(report.code, "reopen"))
    reopened = chairman.act(report.code, "reopen", note_field="Số liệu tri ân còn sót.")
    before = stands(resolution)
    drafted = Visitor(cast.truong).act(report.code, "revise", text="Báo cáo, dự thảo sửa số liệu.")
    after = stands(resolution)

    step = Package.objects.get(pk=resolution.pk).steps.order_by("-sequence").first()
    assert LOOKED_AT in foretold
    assert (reopened.status_code, before, drafted.status_code, after) == (
        302,
        "look_again",
        302,
        "look_again",
    )
    assert (step.actor, step.rule, step.action) == (None, "event:basis_changed", "basis_changed")
    told = {name: (TOLD % "Đang soạn thảo") in notices(cast, name) for name in ("thuky", "chutich", "tbtc")}
    # Who did it was told before.
    assert told == {"thuky": True, "chutich": False, "tbtc": False}
    page = Visitor(cast.btc).read(f"/ho-so/{resolution.code}/")
    assert "Cần rà soát lại" in page
    assert page.count("Thông qua (hồ sơ phải rà soát lại, không còn tính)") == 4
    assert list(faults()) == []


def notices(cast, name):
    return Visitor(getattr(cast, name)).read("/thong-bao/")


def test_one_that_waits_for_its_signature_cannot_be_signed_once_its_source_went_back(cast, report, passed):
    chairman = Visitor(cast.chutich)
    foretold = chairman.read(act_url(report.code, "reopen"))
    chairman.act(report.code, "reopen", note_field="Số liệu tri ân còn sót.")
    refused = chairman.act(passed.code, "sign", read="on")

    why = f"Không còn ở bước đã thông qua, phải chờ kết quả: {report.title}."
    assert UNSIGNED in foretold
    assert (refused.status_code, why in text_of(refused), stands(passed)) == (422, True, "signing")
    assert (TOLD % "Đang soạn thảo") in notices(cast, "thuky")


def test_votes_count_again_on_the_page_once_the_body_upholds_them(cast, resolution):
    perform(resolution, "look_again", cast.btc, note="Số liệu tri ân còn sót.")
    perform(resolution, "looked_again", cast.vanphong, note="Không ảnh hưởng nội dung.")

    assert "không còn tính" not in Visitor(cast.btc).read(f"/ho-so/{resolution.code}/")


def test_one_that_is_not_signed_yet_stays_and_is_stopped_at_its_signature(cast, report, resolution):
    perform(resolution, "reopen", cast.chutich, note="Xem lại.", reason=True)
    perform(report, "reopen", cast.chutich, note="Số liệu còn sót.", reason=True)
    perform(report, "revise", cast.truong, version=draft(report, "Khác"))

    assert stands(resolution) == "drafting"
