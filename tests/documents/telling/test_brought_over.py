"""A database of before has its sentences in the one table: as they were said, read, mailed, passed on."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.cast import TODAY
from workflows import clock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database, pytest.mark.slow]

BEFORE, AFTER = [("congress", "0016_emblems")], [("congress", "0018_told_is_news")]


@pytest.fixture
def before():
    """The tables as they were, and whatever happens the tables of now afterwards."""
    executor = MigrationExecutor(connection)
    ends = executor.loader.graph.leaf_nodes()
    executor.migrate(BEFORE)
    yield executor.loader.project_state(BEFORE).apps
    MigrationExecutor(connection).migrate(ends)


def test_what_was_told_before_is_told_and_read_as_before(before):
    person, congress = before.get_model("congress", "Person"), before.get_model("congress", "Congress")
    told, passed = before.get_model("congress", "Told"), before.get_model("congress", "PassedOn")
    one = person.objects.create(username="cu", full_name="Người cũ", folded="cu", sort_name="cu")
    other = person.objects.create(username="moi", full_name="Người mới", folded="moi", sort_name="moi")
    where = congress.objects.create(name="Đại hội cũ", short_name="Đại hội", opening=TODAY)
    at, seen = clock.now(), clock.now()
    rows = [
        told.objects.create(person=one, by=other, congress=where, words="Đã báo.", at=at),
        told.objects.create(person=one, by=other, congress=where, words="Chưa báo.", at=at),
        told.objects.create(person=one, by=other, words="Tài khoản.", at=at, seen=seen),
    ]
    how = {"way": "phone", "outcome": "told", "words": "x", "news": 0, "told": rows[0].pk, "at": seen}
    passed.objects.create(person=one, congress=where, by=other, **how)

    executor = MigrationExecutor(connection)
    executor.migrate(AFTER)
    news = executor.loader.project_state(AFTER).apps.get_model("congress", "News")
    kept = news.objects.order_by("id").values_list("words", "event", "congress", "seen", "at")

    assert list(kept) == [
        ("Đã báo.", "told", where.pk, seen, at),
        ("Chưa báo.", "told", where.pk, None, at),
        ("Tài khoản.", "told", None, seen, at),
    ]
