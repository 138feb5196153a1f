"""Who calls, and what is called together, in the stories about meetings to come."""

from __future__ import annotations

import pytest

from documents.convening.services.inviting import convene
from tests.cast import draft, perform
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


@pytest.fixture
def revised(cast, make_package):
    """The subcommittee is called together about one draft, and its lead writes another."""
    package = make_package("BCCT", "subcommittee")
    lead = package.lead
    head = lead.memberships.get(role="head").person
    meeting = convene(lead, summons(cast, package, chair=head.pk), by=cast.vanphong)
    perform(package, "revise", cast.truong, version=draft(package, "Bản sửa"))
    return meeting
