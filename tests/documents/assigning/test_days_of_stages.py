"""Giao nhiệm vụ: the day of every stage is on the page before anything is filed, and can be changed there."""

from __future__ import annotations

from datetime import date

import pytest

from documents.models import Package
from tests.demo_world import HIDDEN, Visitor, at, give, text_of

URL = "/ho-so/giao-moi/"

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def typed(cast):
    """A package of twelve working days, filled in and not yet looked at; and who gives it."""
    with at(18):
        visitor = Visitor(cast.btc)
        hidden = dict(HIDDEN.findall(visitor.get(URL).content.decode()))
        yield visitor, hidden | {"kind": "BCTC", "due": "05/04/2022", "note": "", "due_from": "opening"}


def test_nothing_is_filed_before_the_days_were_on_the_page(typed):
    visitor, fields = typed

    shown = visitor.client.post(URL, fields)

    days = {name: value for name, value in shown.context["form"].data.items() if name.startswith("day_")}
    assert (shown.status_code, Package.objects.count()) == (200, 0)
    assert list(days.values()) == [
        *["22/03/2022", "25/03/2022", "28/03/2022", "29/03/2022"],
        *["30/03/2022", "31/03/2022", "01/04/2022", "04/04/2022"],
    ]
    assert "Hạn của từng bước" in text_of(shown)


def test_days_sent_as_they_are_shown_are_the_plan_and_nothing_is_late(typed):
    visitor, fields = typed

    give(visitor.client, fields)
    package = Package.objects.get()

    assert (package.plan_days["assigned"], package.plan_days["signing"]) == (
        date(2022, 3, 22),
        date(2022, 4, 4),
    )
    assert "Quá hạn" not in visitor.read(f"/ho-so/{package.code}/")


def test_a_changed_day_is_kept_and_one_out_of_order_is_said_with_what_would_do(typed):
    visitor, fields = typed
    shown = visitor.client.post(URL, fields).context["form"].data.dict()

    refused = visitor.client.post(URL, shown | {"day_standing": "28/03/2022"})
    filed = visitor.client.post(URL, shown | {"day_drafting": "24/03/2022"})

    words = "(28/03/2022) phải từ hạn của “Chờ Ban Kiểm tra thẩm tra” (29/03/2022) trở đi."
    assert (refused.status_code, words in text_of(refused)) == (422, True)
    assert (filed.status_code, Package.objects.get().plan_days["drafting"]) == (302, date(2022, 3, 24))


def test_another_last_day_shows_the_days_anew(typed):
    visitor, fields = typed
    shown = visitor.client.post(URL, fields).context["form"].data.dict()

    again = visitor.client.post(URL, shown | {"due": "12/04/2022"})

    assert (again.status_code, Package.objects.count()) == (200, 0)
    assert again.context["form"].data["day_signing"] == "11/04/2022"
