"""The days of a round: who is given more time, and years that nobody can have meant."""

from __future__ import annotations

from datetime import date

import pytest

from documents.consulting.services.replies import Said
from tests.demo_world import Visitor
from tests.documents.asked import ask, reply
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database


def test_who_was_late_or_answered_in_part_is_offered_another_day(cast, make_package, units):
    packages = [make_package("BCCT", "consultation"), make_package("BCTC", "verification")]
    found = ask(cast, packages, units)
    first = found.drafts.first().pk
    reply(cast, found, units[0])
    reply(cast, found, units[1], arrived=date(2022, 3, 8))
    reply(cast, found, units[2], answers={first: Said("agrees")})

    form = Visitor(cast.btc).get(f"/lay-y-kien/{found.pk}/gia-han/").context["form"]

    assert [name for _key, name in form.fields["units"].choices] == [unit.name for unit in units[1:]]


@pytest.mark.parametrize(
    "days", [{"opened": date(1900, 1, 1)}, {"last_day": date(9999, 12, 31)}, {"opened": date(2020, 12, 31)}]
)
def test_round_of_another_age_is_a_slip(cast, package, units, days):
    with pytest.raises(Unmet, match="Đề nghị kiểm tra lại năm"):
        ask(cast, [package], units, **days)
