"""Điều lệ hiện hành is entered once: a second click starts no second table."""

from __future__ import annotations

import pytest

from documents.charter.services import enter_charter
from tests.documents.on_charter import charter_package


@pytest.mark.django_db
def test_the_same_text_from_the_same_person_is_one_charter(cast):
    package = charter_package(cast)
    text = "Điều 1. Tên gọi\nHội Truyền thống."

    first, second = (enter_charter(package, text, name="Điều lệ", by=cast.truong) for _ in range(2))
    other = enter_charter(package, text + " Việt Nam.", name="Điều lệ", by=cast.truong)

    assert first == second
    assert [one.pk for one in package.charters.order_by("id")] == [first.pk, other.pk]
