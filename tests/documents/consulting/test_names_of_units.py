"""A unit is found by every name it has borne: its letter keeps the name and code of the day it left."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from congress.people.queries.unit_links import link_code, standing_links, token_of
from congress.people.services.units import UnitFacts, change_unit, succeed
from documents.consulting.queries.rounds import round_state
from documents.consulting.queries.unit_page import answered_for_by
from documents.models import IncomingPaper, Reply, TakenRemark
from documents.tray.queries import units_meant_by
from tests.demo_world import HIDDEN, Visitor, at
from tests.documents.asked import ask, make_units, reply
from tests.documents.returned import articles, consulted, marked, taken
from tests.documents.scanned import TRAY, dropped, photograph, sent_from
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database

MARCH = date(2022, 3, 1)


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def become(cast):
    """A function by which units become another by a decision."""

    def became(units, name, *, way="merge", on=MARCH):
        decision = "QĐ 20/QĐ-HTS ngày 20/02/2022"
        return succeed(units, [UnitFacts(name)], way=way, on=on, decision=decision, by=cast.vanphong)[0].after

    return became


@pytest.fixture
def links(units, asked):
    found = standing_links(units)
    return [found[unit.pk] for unit in units]


def typed(name, link):
    """Where name and code lead at the page for who cannot scan; the status where they lead nowhere."""
    visitor = Client()
    form = dict(HIDDEN.findall(visitor.get("/y-kien/").content.decode()))
    done = visitor.post("/y-kien/", form | {"name": name, "code": link_code(link)})
    return done.get("Location", done.status_code)


def page_of(link):
    return f"/y-kien/{token_of(link)}/"


def entered(office, found, unit):
    """What comes back when a slip of a unit, as somebody calls it, is entered by the office."""
    said = {"unit": unit, "ground": "slip", "arrived": "01/03/2022", "whole": "agrees"}
    return sent_from(office, f"/lay-y-kien/{found.pk}/nhap/", **said).status_code


def heard(found):
    return [one.asked.name for one in round_state(found).units if one.replies]


def test_renamed_unit_is_known_by_what_its_letter_prints_and_by_its_new_name(
    office, asked, units, links, become
):
    old = units[0].name
    become(units[:1], "Hội tỉnh Lào Cai mới", way="rename")

    ways = [typed(old, links[0]), typed("Hội tỉnh Lào Cai mới", links[0]), typed(old, links[1])]
    answers = [entered(office, asked, name) for name in (old, "lao cai moi")]
    dropped(office, photograph(10), ground="letter")
    told = {"about": "Góp ý", "package": "", "day": "", "taken_as": "", "unit": old}
    sorted_ = sent_from(office, f"{TRAY}{IncomingPaper.objects.get().pk}/", **told)

    assert ways == [page_of(links[0]), page_of(links[0]), 422]
    assert (answers, heard(asked)) == ([302, 302], [old])
    assert sorted_.status_code == 302
    assert IncomingPaper.objects.get().sortings.get().unit == units[0]
    assert office.get(f"/don-vi/?q={old}")["Location"] == f"/don-vi/{units[0].code}/"
    assert old in office.read(f"/lay-y-kien/{asked.pk}/?tim=tinh so 1")


def test_name_put_right_in_the_register_leaves_the_one_on_the_letter_known(cast, office, asked, units, links):
    old = units[0].name
    change_unit(units[0], UnitFacts("Hội tỉnh Lào Cai"), by=cast.vanphong, reason="Ghi sai tên")

    assert typed(old, links[0]) == page_of(links[0])
    assert (entered(office, asked, old), heard(asked)) == (302, [old])


def test_code_of_a_merged_units_letter_opens_the_page_of_what_it_became(asked, units, links, become):
    names = [unit.name for unit in units[:2]]
    become(units[:2], "Hội liên tỉnh")

    ways = [typed(name, links[0]) for name in (names[0], "Hội liên tỉnh")]
    opened = Client().get(page_of(links[0]))

    assert ways == [page_of(links[0])] * 2
    assert (opened.status_code, "Hội liên tỉnh" in opened.content.decode()) == (200, True)
    assert typed(names[1], links[0]) == 422


def test_until_a_merger_is_in_force_each_unit_answers_for_itself(office, asked, units, links, become):
    coming = become(units[:2], "Hội tương lai", on=date(2022, 4, 15))

    ways = [typed(units[0].name, links[0]), typed("Hội tương lai", links[0])]
    early = entered(office, asked, "Hội tương lai")
    own = entered(office, asked, units[0].name)
    before = heard(asked)
    meant = [units_meant_by(name, asked.congress) for name in (units[0].name, "Hội tương lai")]
    with at(20, month=4):
        later = [entered(office, asked, "Hội tương lai"), heard(asked)]

    assert ways == [page_of(links[0]), 422]
    assert (early, own, before) == (422, 302, [units[0].name])
    assert meant == [units[:1], []]
    assert later == [302, [unit.name for unit in units[:2]]]
    assert Reply.objects.last().unit == coming


def test_who_leads_a_unit_that_merges_later_still_answers_by_his_account(asked, units, become):
    become(units[:2], "Hội tương lai", on=date(2022, 4, 15))

    with at(14, month=4):
        last = list(answered_for_by(units[0].head))
    with at(15, month=4):
        after = list(answered_for_by(units[0].head))

    assert (last, after) == (units[:1], [])


def test_file_under_a_name_of_before_is_of_that_unit_and_told_to_its_successor(cast, make_package, become):
    package, text = make_package("BCCT", "drafting"), articles(4)
    consulted(package, cast, text)
    units = make_units(cast, 4)
    ask(cast, [package], units)
    merged = become(units[:2], "Hội liên tỉnh")
    old = units[2].name
    become(units[2:3], "Hội tỉnh mới", way="rename")

    for number, sender in enumerate((units[0].name, old, "Hội tỉnh mới"), 1):
        file = marked(text, f"Người {number}", comments={number})
        taken(package, cast, file, f"{number}.docx", sender=sender, arrived=date(2022, 3, 5))

    assert list(TakenRemark.objects.values_list("unit", flat=True)) == [
        units[0].pk,
        units[2].pk,
        units[2].pk,
    ]
    assert merged.pk != units[0].pk


def test_coming_unit_sends_nothing(cast, asked, units, become):
    coming = become(units[:2], "Hội tương lai", on=date(2022, 4, 15))

    with pytest.raises(Unmet, match="Không có đơn vị này trong danh sách"):
        reply(cast, asked, coming)
