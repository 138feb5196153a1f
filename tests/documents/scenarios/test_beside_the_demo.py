"""Beside the demo an association with bodies of the same codes: no address tells one of the other."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Congress, Person, Unit
from congress.settingup.services.faults import NewCongress
from congress.settingup.services.founding import set_up
from tests.demo_world import Visitor
from tests.documents.associations import lived, read, told_of
from tests.documents.scenarios.test_two_associations import addressed
from tests.house.url_table import TABLE
from tests.house.url_words import ACCOUNTS
from tests.sampled import WHOLE
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]

TODAY = date(2022, 3, 18)
# Who reads most; the others too in `make sweep`.
READERS = [*filter(None, ACCOUNTS.values()), "vanphong"] if WHOLE else ["vanphong", "tbvk"]
THEIR_READERS = ["office", "organiser", "lead", "chair"] if WHOLE else ["office", "lead"]


@pytest.fixture
def beside(demo_day):
    """18/03/2022 of the demo, and the other association, which works at packages of the same kinds."""
    with clock.frozen(TODAY):
        yield lived("Ánh Dương", "HAD", "0911111111", today=TODAY)


def pages_of(visitor, addresses):
    """address -> what it says, of those that open."""
    said = {}
    for address in addresses:
        response = visitor.get(address)
        words = read(response)
        if response.status_code == 200:
            said[address] = words
    return said


def marks_of(congress):
    """What only this association has: names of people and units, telephones, what papers call it."""
    people = Person.objects.filter(memberships__body__congress=congress)
    names = {name for name in people.values_list("full_name", flat=True) if len(name.split()) > 2}
    phones = set(people.exclude(phone="").values_list("phone", flat=True))
    units = set(Unit.objects.filter(association=congress.association).values_list("name", flat=True))
    return [*names, *phones, *units, *congress.org_lines, f"{congress.code}-"]


@pytest.mark.parametrize("account", READERS)
def test_no_page_of_the_demo_tells_of_the_other(beside, account):
    visitor = Visitor(Person.objects.get(username=account))

    said = pages_of(visitor, {row.address for row in TABLE})

    assert told_of(said, beside.marks) == []
    assert len(said) > 60


@pytest.mark.parametrize("who", THEIR_READERS)
def test_no_page_of_the_other_tells_of_the_demo(beside, who):
    visitor = Visitor(getattr(beside, who))
    demo = Congress.objects.get(code="DH3")
    here = {
        row.address.replace("DH3-BCCT", beside.package.code).replace("DH3", beside.congress.code)
        for row in TABLE
    }
    own = {path for row in TABLE if (path := addressed(row.route, beside))}

    said = pages_of(visitor, here | own)

    marks = marks_of(demo)
    assert told_of(said, marks) == []
    assert len(marks) > 60
    assert len(said) > 40


def test_who_sits_in_the_next_congress_too_reads_of_that_one_alone(demo_day):
    with clock.frozen(TODAY):
        demo = Congress.objects.get(code="DH3")
        following = set_up(NewCongress("hoi", date(2027, 5, 18), source=demo, seats=True), by=None)
        clerk = Visitor(Person.objects.get(username="vanphong"))
        clerk.client.post("/dai-hoi/", {"congress": following.code})
        # Where a number alone says which, it is of the demo.
        plain = {f"/{row.route}" for row in TABLE if "<" not in row.route}
        here = {row.address.replace("DH3", following.code) for row in TABLE if "DH3" in row.address}

        said = pages_of(clerk, sorted(plain | here))

    switch = f"Chuyển sang {demo.short_name}"
    kept = {address: words.replace(switch, "") for address, words in said.items()}
    assert told_of(kept, ["DH3-", f"Chuẩn bị {demo.short_name}", demo.term]) == []
    assert len(said) > 50
