"""A paper that tells of a verdict is asked for once there is one, and leaves the verdict standing."""

from __future__ import annotations

import pytest

from documents.drafting.queries.parts import lacking_parts
from documents.models import Package
from documents.packages.answers.values import Draft
from documents.packages.kinds import kind_of
from documents.packages.services.taking_in import receive_text
from tests.cast import count, perform
from workflows.errors import Unmet
from workflows.procedures import store

pytestmark = pytest.mark.one_database
MINUTES = "Hồ sơ còn thiếu: Biên bản thẩm tra. Chủ trì bổ sung tại việc “Tải lên dự thảo mới”."


def titles(package):
    return [one.title for one in lacking_parts(Package.objects.get(pk=package.pk))]


def brings(package, by, code, words):
    version = Draft((receive_text(words, part=code, title=words),))
    perform(package, "revise", by, version=version)


def test_it_is_not_asked_before_the_verdict(cast, make_package):
    package = make_package("BCTC", "verification")

    before = titles(package)
    perform(package, "verify", cast.bkt, verdict="pass")

    assert (before, titles(package)) == ([], ["Biên bản thẩm tra"])


def test_the_standing_board_waits_for_it_and_the_verdict_stays(cast, make_package):
    package = make_package("BCTC", "verified")
    perform(package, "to_standing", cast.tbtc)
    decision = count(cast.bodies.TT)
    with pytest.raises(Unmet) as refused:
        perform(package, "decide_standing", cast.thuongtruc, decision=decision)

    brings(package, cast.tbtc, "tham-tra", "Biên bản thẩm tra ngày 16/3/2022")
    perform(package, "to_standing", cast.tbtc)
    perform(package, "decide_standing", cast.thuongtruc, decision=decision)

    assert refused.value.reasons == [MINUTES]
    assert package.state == "executive"


def test_another_report_beside_it_is_judged_anew(cast, make_package):
    package = make_package("BCTC", "verified")
    brings(package, cast.tbtc, "tham-tra", "Biên bản thẩm tra ngày 16/3/2022")
    brings(package, cast.tbtc, "bao-cao", "Báo cáo đã sửa số dư")

    with pytest.raises(Unmet, match="Chưa có biên bản thẩm tra của Ban Kiểm tra cho dự thảo lần 3"):
        perform(package, "to_standing", cast.tbtc)


@pytest.mark.parametrize(
    ("code", "required"),
    [
        ("BCCT", {"bao-cao", "tiep-thu", "to-trinh"}),
        ("DL", {"bao-cao", "bang-so-sanh", "toan-van", "tiep-thu", "to-trinh"}),
        ("DANS", {"de-an", "danh-sach"}),
        ("BCTC", {"bao-cao", "thuyet-minh"}),
    ],
)
def test_what_each_kind_asks_for(code, required):
    kind = kind_of(store.read_shipped(code))

    assert {part.code for part in kind.parts if part.required} == required
