"""What a refusal says: of the whole, of a field of a form, of one thing among several."""

from __future__ import annotations

import pytest

from congress.models import Unit
from workflows.errors import Busy, Forbidden, NotNow, Unmet, check


def test_reasons_of_fields_are_told_with_the_others_and_by_field():
    refused = Unmet("Thiếu biên bản.", fields={"ground": ["Phải ghi căn cứ."], "start": ["Ngày đã qua."]})

    assert list(refused.reasons) == ["Thiếu biên bản.", "Phải ghi căn cứ.", "Ngày đã qua."]
    assert refused.by_field == {
        "": ["Thiếu biên bản."],
        "ground": ["Phải ghi căn cứ."],
        "start": ["Ngày đã qua."],
    }


def test_several_things_asked_at_once_keep_the_outcome_of_each():
    refused = Unmet(items={"DH3-DL": Forbidden("Chỉ Thường trực."), "DH3-NQ": NotNow.at("Đã ký duyệt")})

    assert {code: outcome.status for code, outcome in refused.items.items()} == {"DH3-DL": 403, "DH3-NQ": 409}
    assert list(refused.reasons) == [
        "Chỉ Thường trực.",
        "Hồ sơ đang ở bước “Đã ký duyệt”, không thực hiện được việc này.",
    ]


def test_an_outcome_without_a_reason_says_its_own():
    assert list(Busy().reasons) == [str(Busy.default)]
    assert list(Unmet().reasons) == []


@pytest.mark.django_db
def test_a_row_that_django_refuses_is_unmet_by_field():
    with pytest.raises(Unmet) as refused:
        check(Unit(code="X", name=""))

    assert list(refused.value.by_field) == ["", "name"]
    assert refused.value.status == 422
