"""Seven hundred people told at once: the questions of seven, and for each letter no more than before."""

from __future__ import annotations

from collections import deque
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.models import Mailing, Membership, News, Person, Urging
from documents.telling.papers.posting import post_round
from documents.telling.queries.reminders import reminders_for
from documents.telling.rows import lines_to_pass, urge_lines
from documents.telling.services.urging import urge_by_itself
from tests.cast import START
from tests.sampled import WHOLE
from workflows import clock
from workflows.background.running import as_a_page
from workflows.models import Duty

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db, pytest.mark.slow, pytest.mark.sweep]

FEW, MANY = 7, 700
# `make sweep` sends them all.
LETTERS = MANY if WHOLE else 70
# Questions for one reminder or one letter, with what keeps two workers apart: a lock more on PostgreSQL.
MOST_EACH = 33


def at(hour, day=24):
    return clock.frozen(datetime(2022, 3, day, hour, tzinfo=clock.HANOI))


def asked(what):
    """How many questions it took a page or a worker, and what came of it."""
    before = connection.queries_log
    connection.queries_log = deque(maxlen=100_000)
    try:
        with CaptureQueriesContext(connection) as queries, as_a_page():
            found = what()
        return len(queries), found
    finally:
        connection.queries_log = before


@pytest.fixture
def drafters(cast, make_package):
    """So many secretaries of the subcommittee that holds the political report until 24/03."""
    make_package("BCCT", "drafting")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))

    def seated(number, way):
        names = [f"ts{number}{place:03d}" for place in range(number)]
        rows = [
            Person(username=one, full_name=f"Người {one}", way=way, email=f"{one}@example.vn", phone="0912")
            for one in names
        ]
        people = Person.objects.bulk_create(rows)
        Membership.objects.bulk_create(
            Membership(person=one, body=cast.bodies.TBVK, role="secretary", start=START) for one in people
        )
        return people

    return seated


@pytest.mark.parametrize(
    "gathered",
    [
        pytest.param(lambda congress: reminders_for(congress, again=True), id="reminders"),
        pytest.param(urge_lines, id="page-of-urging"),
        pytest.param(lines_to_pass, id="page-of-telling"),
    ],
)
def test_what_is_gathered_for_seven_hundred_takes_the_questions_of_seven(cast, drafters, gathered):
    counts = []
    for number, way in ((FEW, Person.ZALO), (MANY - FEW, Person.TELEPHONE)):
        drafters(number, way)
        if gathered is lines_to_pass:
            # Everybody was reminded on the day before: that is what the office is to tell.
            people = Person.objects.filter(username__startswith="ts", news=None)
            tell_each(cast, people)
        with at(9):
            asked(lambda: gathered(cast.congress))
            counts.append(asked(lambda: gathered(cast.congress)))

    assert counts[1][0] == counts[0][0]
    assert len(counts[1][1]) - len(counts[0][1]) == MANY - FEW


def tell_each(cast, people):
    duty = Duty.objects.filter(closed=None).order_by("pk").first()
    News.objects.bulk_create(
        News(
            person=one,
            congress=cast.congress,
            event="waits",
            item_type=duty.item_type,
            item_id=duty.item_id,
            number=1,
            body_id=duty.holder,
            right=duty.right,
            due=duty.due,
        )
        for one in people
    )


def test_of_seven_hundred_reminders_and_letters_each_costs_no_more(cast, drafters, mailoutbox):
    drafters(FEW, Person.MAIL)
    costs = []
    for hour, more in ((9, 0), (10, LETTERS - FEW)):
        drafters(more, Person.MAIL)
        with at(hour):
            urged, made = asked(urge_by_itself)
            posted, sent = asked(lambda: post_round(seconds=600))
        costs.append((urged / len(made), posted / sent))

    letters = [letter.extra_headers["Message-ID"] for letter in mailoutbox]
    assert Urging.objects.filter(person__username__startswith="ts").count() == LETTERS
    assert len(set(letters)) == len(letters) == Mailing.objects.filter(outcome=Mailing.SENT).count()
    assert len({letter.to[0] for letter in mailoutbox} & addresses()) == LETTERS
    # What is asked once for all is shared by more.
    assert all(many <= few for few, many in zip(*costs, strict=True))
    assert max(costs[1]) <= MOST_EACH


def addresses():
    return set(Person.objects.filter(username__startswith="ts").values_list("email", flat=True))
