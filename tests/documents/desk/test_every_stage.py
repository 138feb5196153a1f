"""The page of a package, and the form of whatever may be done there, at every step of its way."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from documents.assigning.services import assign_package
from tests.cast import cast, on_18_march, road
from tests.sampled import WHOLE
from workflows import engine

pytestmark = pytest.mark.one_database

__all__ = ["cast", "on_18_march"]


def opened(package, person, asked):
    """Statuses of the package page, and of each form of a move that he was not asked for as it now stands."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    offers = [offer for offer in engine.available(package, person) if offer.permitted]

    def new(offer):
        return WHOLE or (person, offer.action, offer.allowed) not in asked

    pages = [f"/ho-so/{package.code}/"]
    pages += [f"/ho-so/{package.code}/viec/{offer.action}/" for offer in offers if new(offer)]
    asked |= {(person, offer.action, offer.allowed) for offer in offers}
    return {page: client.get(page).status_code for page in pages}


@pytest.mark.slow
@pytest.mark.sweep
@pytest.mark.parametrize("kind", ["BCCT", "BCTC", "DANS"])
def test_no_page_fails_on_the_way_from_assignment_to_signature(cast, kind):
    package = assign_package(cast.congress, kind, by=cast.btc, due=date(2022, 3, 30), due_exclusive=True)
    found, asked = {}, set()

    for where, step in [("assigned", lambda: None), *road(cast, package)]:
        step()
        for person in (package.lead.memberships.get(role="head").person, cast.chutich, cast.vanphong):
            if package.is_visible(person):
                found |= {(where, page): status for page, status in opened(package, person, asked).items()}

    assert found == dict.fromkeys(found, 200)
    assert len(found) > 15
