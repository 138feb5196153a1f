"""A close asks the same of the database however many have voted: five, forty-five, a thousand."""

from __future__ import annotations

from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.models import Person
from documents.models import OpenBallot, Package, Poll, PollQuestion, PollVoter
from documents.voting.services.closing import close_poll
from documents.voting.services.figures import PollClosing
from documents.voting.services.opening import open_poll
from documents.voting.services.terms import PollTerms
from workflows import engine

pytestmark = [pytest.mark.one_database, pytest.mark.slow]

# One of Ban Chấp hành closes it within this many seconds, a thousand ballots among it.
SOON = 2.0


def open_vote(cast, package, present):
    terms = PollTerms(manner="meeting", way="open", present=present)
    return open_poll(package, cast.bodies.BCH, terms, by=cast.vanphong, seen=engine.seen(package))


def as_of(poll, many):
    """The same vote with so many voters; nobody types a thousand seats, so their rows are written."""
    columns = {field.attname: getattr(poll, field.attname) for field in Poll._meta.fields}
    columns |= {"id": None, "members": many, "present": many, "request_id": None}
    people = Person.objects.bulk_create(
        Person(username=f"u{number}", full_name=f"Hội viên {number}") for number in range(many)
    )
    made = Poll.objects.create(**columns)
    PollQuestion.objects.create(poll=made, number=1, kind="draft")
    rows = [PollVoter(poll=made, person=one, number=n, name=str(one)) for n, one in enumerate(people, 1)]
    type(rows[0]).objects.bulk_create(rows)
    return made


def closed(cast, poll, votes):
    """How many queries the close took with ballots of so many, and for how long."""
    people = list(poll.voters.values_list("person_id", flat=True))[:votes]
    rows = [OpenBallot(poll=poll, person_id=one, choices={"1": "for"}, by=cast.vanphong) for one in people]
    type(rows[0]).objects.bulk_create(rows)
    seen = engine.seen(Package.objects.get(pk=poll.package_id))
    began = perf_counter()
    with CaptureQueriesContext(connection) as asked:
        end = close_poll(poll, PollClosing(present=votes), by=cast.vanphong, seen=seen)
    assert end.decision.decision.votes_for == votes
    return len(asked), perf_counter() - began


def test_a_thousand_ballots_are_closed_with_as_many_queries_as_few(cast, make_package):
    few = open_vote(cast, make_package("BCCT", "board"), 23)
    all_ = open_vote(cast, make_package("BCKD", "board"), 45)
    many = as_of(open_vote(cast, make_package("BCTC", "board"), 45), 1000)

    queries = {}
    for poll, votes in ((few, 23), (all_, 45), (many, 1000)):
        queries[votes], took = closed(cast, poll, votes)

    assert len(set(queries.values())) == 1, queries
    assert took < SOON
