"""How often each step may ask the database: more than its budget is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.assigning.services import assign_package
from tests.cast import road

pytestmark = pytest.mark.both_databases

# Where a step leads -> how often it asks, with what its caller asks before it (`engine.seen`, the count).
# Each asks who is to hear of it, and writes a row for each of them at once.
STEPS = {
    "accepted": 12,
    # With the table of remarks and the submission note beside the report: files and their lines in the book
    # are written together.
    "drafting": 22,
    "consultation": 15,
    "asked": 10,
    "answered": 13,
    "resolving": 14,
    # Whether every remark in time is settled is asked here.
    "subcommittee": 21,
    "verification": 29,
    "verified": 19,
    "standing": 23,
    "with minutes": 32,
    "executive": 25,
    "board": 23,
    "signing": 22,
    "signed": 17,
}
# Beginning and end of the transaction; and what is read once in the life of a process.
ASIDE = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", 'SELECT "workflows_procedureversion"')
# The first paper of a store marks it, once in the life of a database.
ONCE = "documents_storemark"


@pytest.mark.parametrize("kind", ["BCCT", "BCTC", "DANS"])
def test_a_step_asks_no_more_than_its_budget(cast, kind):
    due = date(2022, 3, 30)
    package = assign_package(cast.congress, kind, by=cast.btc, due=due, due_exclusive=True)
    over = {}
    for where, step in road(cast, package):
        with CaptureQueriesContext(connection) as found:
            step()
        asked = sum(not query["sql"].startswith(ASIDE) and ONCE not in query["sql"] for query in found)
        if asked > STEPS[where]:
            over[where] = asked

    assert over == {}
