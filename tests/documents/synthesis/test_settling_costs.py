"""A few remarks or hundreds: settling them and showing them asks the database the same."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.people.models.news import News
from documents.models import Disposition
from documents.opinions.services import comment
from documents.packages.queries.remarks import outcomes_of
from documents.synthesis.services.settling import dispose_of_remarks, how_they_stand
from tests.demo_world import Visitor
from tests.documents.asked import ask, make_units, reply

pytestmark = pytest.mark.one_database


@pytest.fixture
def package(cast, make_package):
    """The political report, on which six units said fifteen things each."""
    found = make_package("BCCT", "consultation")
    units = make_units(cast, 6)
    asked = ask(cast, [found], units)
    for unit in units:
        texts = [f"Bổ sung số liệu {number}" for number in range(15)]
        reply(cast, asked, unit, "remarks", *texts, arrived=date(2022, 3, 2))
    return found


@pytest.mark.parametrize("how", ["proposed", "settled", "as proposed"])
def test_few_or_many_cost_the_same(cast, package, how):
    refs = [one.remark.ref for one in outcomes_of(package) if one.remark.needs]
    told = {"kind": "accepted", "settled": how == "settled"}
    if how == "as proposed":
        dispose_of_remarks(package, refs, by=cast.thuky, seen=how_they_stand(package, refs), kind="accepted")
        told = {"kind": "", "settled": True}
    costs = []
    for chosen in (refs[:3], refs[3:]):
        seen = how_they_stand(package, chosen)
        with CaptureQueriesContext(connection) as asking:
            dispose_of_remarks(package, chosen, by=cast.truong, seen=seen, **told)
        costs.append(len(asking))

    assert (len(refs), costs[0]) == (90, costs[1])
    assert Disposition.objects.filter(settled=how != "proposed").count() == 90


def test_comments_in_place_cost_the_same_and_each_author_hears_once(cast, make_package):
    found = make_package("BCCT", "consultation")
    writers = (cast.tttd, cast.vanphong, cast.btc, cast.bch04)
    for number in range(24):
        text = f"Bổ sung số liệu {number}"
        comment(found.current, by=writers[number % 4], text=text, part="bao-cao", paragraph=1)
    refs = [one.remark.ref for one in outcomes_of(found) if one.remark.source == "comments"]
    costs = []
    for chosen in (refs[:4], refs[4:]):
        seen = how_they_stand(found, chosen)
        with CaptureQueriesContext(connection) as asking:
            dispose_of_remarks(found, chosen, by=cast.truong, seen=seen, kind="accepted", settled=True)
        costs.append(len(asking))

    heard = News.objects.filter(event="disposed").values_list("person", flat=True)
    assert (len(refs), costs[0]) == (24, costs[1])
    assert sorted(heard) == sorted(2 * [one.pk for one in writers])


def test_the_page_and_the_table_ask_the_same_of_few_and_many_in_one_round_or_two(cast, package):
    found, asked = Visitor(cast.thuky), package.asked_in.get().round
    here = f"/ho-so/{package.code}/"
    pages = (f"{here}tiep-thu/", f"{here}tiep-thu/bang.xlsx")

    def costs():
        for path in pages:
            with CaptureQueriesContext(connection) as asking:
                assert found.get(path).status_code == 200
            yield len(asking)

    list(costs())
    few = list(costs())
    again = ask(cast, [package], [one.unit for one in asked.asked.all()], title="Lần hai")
    for one in again.asked.all():
        reply(cast, again, one.unit, "remarks", *map(str, range(20)), arrived=date(2022, 3, 3))
    # What is new in the book is read by the first who comes after.
    list(costs())
    # Two rounds are asked about who came from whom, once for each list of them.
    assert [now - before for now, before in zip(costs(), few, strict=True)] == [2, 2]
    assert few[0] <= 34
