"""Who calls, and what is called together, in the stories about meetings to come."""

from __future__ import annotations

import pytest

from documents.convening.services.inviting import convene
from tests.demo_world import Visitor
from tests.documents.summoned import summons


@pytest.fixture
def clerk(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def report(make_package):
    return make_package("BCCT", "board")


@pytest.fixture
def meeting(cast, report):
    return convene(cast.bodies.BCH, summons(cast, report), by=cast.vanphong)
