"""Nhận nhiệm vụ is no gate: whoever was given a package may begin with the first draft itself."""

from __future__ import annotations

import pytest

from tests.cast import draft, perform
from tests.demo_world import Visitor
from tests.documents.examined import faults

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(("kind", "lead"), [("BCCT", "truong"), ("BCTC", "tbtc"), ("DANS", "tbns")])
def test_the_first_draft_accepts_the_task(cast, make_package, kind, lead):
    package = make_package(kind, "assigned")

    perform(package, "revise", getattr(cast, lead), version=draft(package))

    assert (package.state, package.current.number, faults()) == ("drafting", 1, [])


def test_the_upload_is_offered_right_after_the_assignment(cast, make_package):
    package = make_package("BCCT", "assigned")
    secretary = Visitor(cast.thuky)

    page = secretary.get(f"/ho-so/{package.code}/").content.decode()

    assert f'href="/ho-so/{package.code}/viec/revise/"' in page
    assert secretary.get(f"/ho-so/{package.code}/viec/revise/").status_code == 200
