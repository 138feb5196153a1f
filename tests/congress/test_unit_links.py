"""The standing link of a unit: given once, printed again, replaced, and what it opens after a decision."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry

from congress.models import Unit, UnitLink
from congress.people.queries.unit_links import link_code, standing_links, token_of, unit_led_to
from congress.people.services.unit_links import give_links, link_by_code, renew_link
from congress.people.services.units import UnitFacts, add_unit, succeed
from workflows.errors import Forbidden, NotNow, Stale, Unmet

pytestmark = pytest.mark.one_database

GROUND = "QĐ 12/QĐ-HTS ngày 16/03/2022"
LOST = "Mất điện thoại"


@pytest.fixture
def units(cast):
    names = ("Hội tỉnh Lào Cai", "Hội tỉnh Yên Bái", "Hội tỉnh Hà Giang")
    return [add_unit(UnitFacts(name), association=cast.congress.association, by=None) for name in names]


@pytest.fixture
def links(cast, units):
    given = give_links(units, by=cast.vanphong)
    return [given[unit.pk] for unit in units]


def test_each_unit_gets_one_link_and_keeps_it(cast, units, links):
    again = give_links(units, by=cast.btc)

    assert [again[unit.pk] for unit in units] == links
    assert UnitLink.objects.count() == 3
    assert len({token_of(link) for link in links}) == len({link_code(link) for link in links}) == 3
    assert {len(token_of(link)) for link in links} == {32}
    assert {len(link_code(link)) for link in links} == {8}
    assert unit_led_to(token_of(links[0])).unit == units[0]
    assert LogEntry.objects.filter(change_message="Cấp đường dẫn trả lời của đơn vị").count() == 3


def test_as_many_queries_for_three_units_as_for_one(cast, units, django_assert_num_queries):
    with django_assert_num_queries(12):
        give_links(units[:1], by=cast.vanphong)
    with django_assert_num_queries(12):
        give_links(units, by=cast.vanphong)


def test_the_database_alone_opens_nothing(units, links, settings):
    kept = {str(value) for row in UnitLink.objects.values() for value in row.values()}
    token, code = token_of(links[0]), link_code(links[0])

    settings.SECRET_KEY = "another-key-" + "1" * 40

    assert not kept & {token, code}
    assert (token_of(links[0]), link_code(links[0])) == ("", "")
    # What people hold still opens.
    assert unit_led_to(token).unit == units[0]


def test_the_key_before_still_prints(links, settings):
    token, code = token_of(links[0]), link_code(links[0])

    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another-key-" + "1" * 40

    assert (token_of(links[0]), link_code(links[0])) == (token, code)
    assert link_by_code("lao cai", code)[1] == token


def test_a_new_link_ends_the_one_before(cast, units, links):
    unit, old = units[0], token_of(links[0])

    new = renew_link(unit, reason=LOST, seen=links[0].pk, by=cast.vanphong, request_id="a1")
    twice = renew_link(unit, reason=LOST, seen=links[0].pk, by=cast.vanphong, request_id="a1")

    assert new == twice == standing_links([unit])[unit.pk]
    assert unit_led_to(old).unit is None
    assert unit_led_to(token_of(new)).unit == unit
    assert LogEntry.objects.first().change_message.endswith(f"Lý do: {LOST}")


def test_who_looked_before_somebody_else_is_told(cast, units, links):
    renew_link(units[0], reason=LOST, seen=links[0].pk, by=cast.vanphong)

    with pytest.raises(Stale):
        renew_link(units[0], reason=LOST, seen=links[0].pk, by=cast.vanphong)


def test_it_is_given_by_the_office_and_the_organisers_with_a_reason(cast, units, links):
    with pytest.raises(Forbidden):
        give_links(units, by=cast.truong)
    with pytest.raises(Forbidden):
        renew_link(units[0], reason=LOST, seen=links[0].pk, by=cast.chutich)
    with pytest.raises(Unmet):
        renew_link(units[0], reason=" ", seen=links[0].pk, by=cast.vanphong)
    assert UnitLink.objects.count() == 3


def test_a_unit_that_merged_leads_on_and_one_that_was_split_nowhere(cast, units, links):
    day = date(2022, 3, 17)
    north = UnitFacts("Hội tỉnh Lào Cai – Yên Bái")
    rows = succeed(units[:2], [north], way="merge", decision=GROUND, on=day, by=cast.vanphong)
    parts = [UnitFacts("Hội Hà Giang 1"), UnitFacts("Hội Hà Giang 2")]
    succeed(units[2:], parts, way="split", decision=GROUND, on=day, by=cast.vanphong)

    after = [unit_led_to(token_of(link)).unit for link in links]

    assert after == [rows[0].after, rows[0].after, None]
    assert set(give_links(Unit.objects.all(), by=cast.vanphong)) == set(
        Unit.objects.values_list("pk", flat=True)
    )
    with pytest.raises(NotNow):
        renew_link(Unit.objects.get(pk=units[2].pk), reason=LOST, seen=links[2].pk, by=cast.vanphong)


@pytest.mark.parametrize("name", ["Hội tỉnh Lào Cai", "lao cai", "  LÀO   CAI "])
def test_the_code_of_the_letter_opens_with_the_name(links, units, name):
    code = link_code(links[0])

    assert link_by_code(name, f"{code[:4]}-{code[4:]}".lower()) == ([units[0]], token_of(links[0]))
    assert link_by_code(name, link_code(links[1])) == ([units[0]], "")
    assert link_by_code("", code) == ([], "")
    assert link_by_code("hoi tinh", link_code(links[2]))[1] == token_of(links[2])


@pytest.mark.parametrize(
    "token", ["", "a" * 31, "a" * 32, "a" * 10_000, "\0" * 32, "ạ" * 32, "a" * 31 + "\n"]
)
def test_what_was_never_given_opens_nothing(links, token):
    assert unit_led_to(token) is None
