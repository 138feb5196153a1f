"""Whoever works by a procedure hears that an administrator took another into use; nobody else does."""

from __future__ import annotations

import pytest

from congress.models import News, Person
from documents.procedures.services.adopting import adopt
from tests.documents.packages.test_two_congresses import fourth
from tests.documents.procedures.test_editions_of_a_congress import renamed
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database

__all__ = ["fourth"]


@pytest.fixture
def administrator(cast):
    return Person.objects.create_superuser("qt", full_name="Quản trị", password="x")


def told(congress):
    return {row.person.username: row.words for row in News.objects.said().filter(congress=congress)}


def test_committee_office_and_drafters_hear_of_it_with_the_reason(cast, administrator):
    adopt(renamed("Báo cáo mới"), by=administrator, reason="Theo quy chế mới", congress=cast.congress)

    found = told(cast.congress)
    assert {"btc", "vanphong", "truong", "thuky"} <= set(found)
    assert {"chutich", "tbns", "thuongtruc"} & set(found) == set()
    assert found["thuky"] == (
        "Quản trị đưa vào dùng quy trình mới của loại hồ sơ “Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)”: "
        "hồ sơ lập từ nay theo quy trình mới, hồ sơ đang xử lý giữ quy trình cũ. Lý do: Theo quy chế mới"
    )


def test_a_congress_with_an_edition_of_its_own_hears_nothing_of_that_of_all(cast, fourth, administrator):
    adopt(renamed("Riêng"), by=administrator, reason="Theo quy chế mới", congress=fourth.congress)
    before = News.objects.said().filter(congress=fourth.congress).count()
    adopt(renamed("Chung"), by=administrator, reason="Theo quy chế mới")

    assert News.objects.said().filter(congress=fourth.congress).count() == before
    assert "thuky" in told(cast.congress)


def test_what_is_refused_or_done_on_the_command_line_is_told_to_nobody(cast, administrator):
    with pytest.raises(Unmet):
        adopt(renamed("Báo cáo mới"), by=administrator, reason="", congress=cast.congress)
    adopt(renamed("Báo cáo mới"), by=None, reason="Theo quy chế mới", congress=cast.congress)

    assert not News.objects.said().exists()
