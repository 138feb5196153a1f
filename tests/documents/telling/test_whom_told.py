"""Before a move is made its page may say who will hear of it: the same whom the table tells afterwards."""

from __future__ import annotations

import pytest

from congress.models import News
from documents.packages.answers.values import Return
from documents.packages.told import whom_told
from tests.cast import perform
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(
    ("act", "names"),
    [
        ("send_back", ["Tiểu ban Văn kiện", "Thường trực Hội"]),
        ("decide_standing", ["Tiểu ban Văn kiện", "Ban Thường vụ", "Thường trực Hội"]),
        ("replan", ["Tiểu ban Văn kiện", "Thường trực Hội"]),
        ("ask_extension", ["Tiểu ban Văn kiện", "Ban Tổ chức Đại hội"]),
        ("sign", []),
        ("nothing", []),
    ],
)
def test_the_bodies_that_would_hear_of_a_move(cast, make_package, act, names):
    assert whom_told(make_package("BCCT", "standing"), act) == names


def test_who_would_make_it_hears_nothing_of_it(cast, make_package):
    package = make_package("BCCT", "signing")
    told = whom_told(package, "sign", by=cast.chutich)

    assert "Chủ tịch Hội" not in told
    assert "Tiểu ban Văn kiện" in told


def test_what_is_foretold_is_what_is_told(cast, make_package):
    package = make_package("BCCT", "standing")
    names, before = whom_told(package, "send_back", by=cast.thuongtruc), News.objects.latest("pk").pk
    perform(package, "send_back", cast.thuongtruc, note="Thiếu.", **{"return": Return(until=clock.today())})
    heard = News.objects.filter(pk__gt=before).exclude(body=None)

    assert {row.body.name for row in heard} <= set(names)
    assert heard.exists()
