"""A round of one package and six units; another of two packages, answered by links."""

import pytest

from congress.people.queries.unit_links import token_of
from congress.people.services.unit_links import give_links
from congress.people.services.units import UnitFacts, add_unit
from tests.demo_world import at
from tests.documents.answering import NAMES, PHONE, asked_about, packaged
from tests.documents.asked import ask, make_units


@pytest.fixture
def package(make_package):
    return make_package("BCCT", "consultation")


@pytest.fixture
def units(cast):
    return make_units(cast, 6)


@pytest.fixture
def asked(cast, package, units):
    return ask(cast, [package], units)


@pytest.fixture
def branches(cast):
    """Three units, and a telephone to ask."""
    association = cast.congress.association
    association.office_phone = PHONE
    association.save()
    with at(18):
        yield [add_unit(UnitFacts(name), association=association, by=None) for name in NAMES]


@pytest.fixture
def sent_round(cast, branches):
    return asked_about(cast, branches, {packaged(cast): True, packaged(cast, "BCTC", "Tài chính"): True})


@pytest.fixture
def links(cast, branches, sent_round):
    given = give_links(branches, by=cast.vanphong)
    return [given[unit.pk] for unit in branches]


@pytest.fixture
def place(links):
    return f"/y-kien/{token_of(links[0])}/"


@pytest.fixture
def form(place, sent_round):
    return f"{place}tra-loi/{sent_round.pk}/"
