"""A round of one package and six units whose letters were given links; the office at its tray."""

import pytest

from tests.demo_world import Visitor
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
def office(cast):
    return Visitor(cast.vanphong)
