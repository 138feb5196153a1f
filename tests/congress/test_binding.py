"""Which bodies fill the roles of a kind is changed after the set-up, on a page; what runs keeps its own."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from congress.models import Person
from congress.settingup.queries import bindings_of
from congress.settingup.services.binding import bind_kind
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from workflows import clock
from workflows.errors import Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def congress():
    with clock.frozen(date(2026, 11, 2)):
        association = NewAssociation("Hội Khuyến học tỉnh", "Hội Khuyến học", "HKH")
        yield set_up(NewCongress("chi-hoi", date(2027, 5, 15), association, number=6), by=None)


def said(congress, code, bound):
    with pytest.raises(Unmet) as told:
        bind_kind(congress, code, bound, by=None)
    return told.value.reasons


def test_a_role_is_given_to_another_body(congress):
    bound = bindings_of(congress)["BCCT"] | {"lead": ["BCH"], "reviewers": ["VT", "BTC"]}

    bind_kind(congress, "BCCT", bound, by=None)

    assert bindings_of(congress)["BCCT"] == bound
    assert list(bindings_of(congress)) == ["BCCT", "DANS", "NQ"]


def test_a_kind_is_left_out_and_taken_up_again(congress):
    before = bindings_of(congress)["NQ"]

    bind_kind(congress, "NQ", None, by=None)
    without = list(bindings_of(congress))
    bind_kind(congress, "NQ", before, by=None)

    assert (without, list(bindings_of(congress))) == (["BCCT", "DANS"], ["BCCT", "DANS", "NQ"])


def test_a_role_must_be_filled_by_a_body_that_may(congress):
    bound = dict(bindings_of(congress)["BCCT"])

    assert said(congress, "BCCT", bound | {"board": ["TVK"]}) == [
        (
            "“Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)” chưa có cơ quan nào giữ vai trò: "
            "biểu quyết thông qua ở cấp Ban Chấp hành (Cơ quan lãnh đạo tập thể)."
        )
    ]
    assert said(congress, "BCCT", bound | {"lead": ["TVK", "BCH"]}) == ["Chỉ chọn một cơ quan chủ trì."]


def test_a_congress_keeps_one_kind_at_least(congress):
    for code in ("BCCT", "DANS"):
        bind_kind(congress, code, None, by=None)

    assert said(congress, "NQ", None) == ["Đại hội phải còn ít nhất một loại hồ sơ."]


def test_on_the_page(congress):
    client = Client()
    admin = Person.objects.create_superuser("quantri", full_name="Quản trị", password="x")
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    page = "/thiet-lap/HKH6/loai-ho-so/NQ/"
    bound = bindings_of(congress)["NQ"]

    shown = client.get(page).content.decode()
    refused = client.post(page, {"has": "on", **bound, "signer": []})
    done = client.post(page, {"has": "on", **bound, "lead": ["BTC"]})

    assert 'value="CHT"' in shown
    assert (refused.status_code, done["Location"]) == (422, "/thiet-lap/HKH6/")
    assert bindings_of(congress)["NQ"]["lead"] == ["BTC"]
    assert client.get("/thiet-lap/HKH6/loai-ho-so/XX/").status_code == 404
