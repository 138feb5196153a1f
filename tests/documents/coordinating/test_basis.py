"""A signed Resolution whose source changed is to be looked at again; its owner and its signer are told."""

from __future__ import annotations

from datetime import date

import pytest

from documents.assigning.services import assign_package
from documents.models import Package
from documents.packages.services.duties import settle_where_something_happened
from tests.cast import count, draft, perform
from tests.demo_world import HIDDEN, Visitor, at
from tests.documents.examined import faults

pytestmark = pytest.mark.one_database

TOLD = (
    "nay được đưa vào diện rà soát lại, vì căn cứ là Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị) "
    "(DH3-BCCT) đã thay đổi nội dung."
)


@pytest.fixture
def report(cast, make_package):
    """The political report, signed at nine of 18/03/2022."""
    with at(18):
        yield make_package("BCCT", "signed")


@pytest.fixture
def resolution(cast, report):
    """The draft Resolution that rests on it alone, passed and signed."""
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
    perform(package, "sign", cast.chutich, signature=package.fingerprint())
    return package


def stands(package):
    settle_where_something_happened()
    return Package.objects.get(pk=package.pk).state


def test_a_signed_resolution_is_looked_at_again_when_its_source_has_another_text(cast, report, resolution):
    reopened = Visitor(cast.chutich).act(report.code, "reopen", note_field="Số liệu tri ân còn sót.")
    before = stands(resolution)
    drafted = Visitor(cast.truong).act(report.code, "revise", text="Báo cáo, dự thảo sửa số liệu.")
    after = stands(resolution)

    step = Package.objects.get(pk=resolution.pk).steps.order_by("-sequence").first()
    assert (reopened.status_code, before, drafted.status_code, after) == (302, "signed", 302, "look_again")
    assert (step.actor, step.rule, step.action) == (None, "event:basis_changed", "basis_changed")
    assert {
        name: TOLD in Visitor(getattr(cast, name)).read("/thong-bao/")
        for name in ("thuky", "chutich", "tbtc")
    } == {
        "thuky": True,
        "chutich": True,
        "tbtc": False,
    }
    page = Visitor(cast.btc).read(f"/ho-so/{resolution.code}/")
    assert "Cần rà soát lại" in page
    assert page.count("Thông qua (hồ sơ phải rà soát lại, không còn tính)") == 4
    assert list(faults()) == []


def test_votes_count_again_on_the_page_once_the_body_upholds_them(cast, resolution):
    perform(resolution, "look_again", cast.btc, note="Số liệu tri ân còn sót.")
    perform(resolution, "looked_again", cast.vanphong, note="Không ảnh hưởng nội dung.")

    assert "không còn tính" not in Visitor(cast.btc).read(f"/ho-so/{resolution.code}/")


def test_one_that_is_not_signed_yet_stays_and_is_stopped_at_its_signature(cast, report, resolution):
    perform(resolution, "reopen", cast.chutich, note="Xem lại.", reason=True)
    perform(report, "reopen", cast.chutich, note="Số liệu còn sót.", reason=True)
    perform(report, "revise", cast.truong, version=draft(report, "Khác"))

    assert stands(resolution) == "drafting"
