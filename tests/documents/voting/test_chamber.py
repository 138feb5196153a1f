"""Whatever anybody tries of a vote comes to what a second reckoning says; a rule that is spoilt is found."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from tests.documents.voting.chamber import Chamber
from tests.documents.voting.mutants import OF_VOTES
from tests.mutants import spoilt
from tests.sampled import WHOLE
from workflows.errors import Refused

pytestmark = pytest.mark.one_database

STORIES = range(40 if WHOLE else 8)
FIRST = ("a closed vote takes ballots", "who left still votes", "a tie passes", "closed twice")


def lives(cast, package, seed):
    """One story, of which nothing is left."""
    with transaction.atomic():
        Chamber(cast, package, seed).tell()
        transaction.set_rollback(True)


def found_out(cast, package):
    """The first story in which the product does another thing than the reckoning; None for none."""
    for seed in range(80):
        try:
            lives(cast, package, seed)
        except (AssertionError, DatabaseError, LookupError, Refused):
            # What the database or a second click is refused is found out as well.
            return seed
    return None


@pytest.mark.slow
def test_whatever_anybody_tries_comes_to_what_was_reckoned(cast, make_package):
    package = make_package("BCCT", "standing")

    for seed in STORIES:
        lives(cast, package, seed)


@pytest.mark.slow
@pytest.mark.sweep
@pytest.mark.parametrize("name", list(OF_VOTES) if WHOLE else FIRST)
def test_a_rule_that_is_spoilt_is_found(cast, make_package, name):
    package = make_package("BCCT", "standing")

    with spoilt(*OF_VOTES[name]):
        seed = found_out(cast, package)

    assert seed is not None, name


def test_there_are_enough_of_them():
    assert len(OF_VOTES) >= 20
