"""One answer to "how late": for one item, for many in few queries, and by dates alone in the database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.models import Package
from tests.cast import count, perform
from tests.demo_world import at
from workflows import clock
from workflows.engine.duties import open_duties
from workflows.models import Duty, ExceptionDay
from workflows.models.records import NO_DATE
from workflows.queries import calendar_in_force
from workflows.standing import Party, late_among, next_due_of, standing_of, standings_of

pytestmark = pytest.mark.both_databases

# Tết, Giỗ Tổ, 30/4 and 1/5 with their weekends, and the turn of a year.
DAYS = st.one_of(
    st.dates(date(2022, 1, 26), date(2022, 2, 10)),
    st.dates(date(2022, 4, 7), date(2022, 5, 6)),
    st.dates(date(2021, 12, 28), date(2022, 1, 5)),
)
SEVERAL_DAYS = st.lists(DAYS, max_size=3)


def set_days(package, due, *, exclusive, steps):
    """The package with this deadline, and open duties with these last days."""
    Package.objects.filter(pk=package.pk).update(due=due, due_exclusive=exclusive)
    Duty.objects.filter(item_id=package.pk).delete()
    holders = list(package.congress.bodies.values_list("pk", flat=True))
    Duty.objects.bulk_create(
        Duty(
            item_type=Package._meta.label_lower,
            item_id=package.pk,
            stage="drafting",
            role="lead",
            right="draft",
            holder=body,
            due=day,
            opened=clock.now(),
        )
        for body, day in zip(holders, steps, strict=False)
    )
    kept = Package.objects.get(pk=package.pk)
    Package.objects.filter(pk=package.pk).update(next_due=next_due_of(kept, open_duties(kept)))
    return Package.objects.get(pk=package.pk)


@pytest.fixture
def package(make_package):
    """A package of the finance report that is being drafted."""
    return make_package("BCTC")


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(due=st.none() | DAYS, exclusive=st.booleans(), steps=SEVERAL_DAYS, today=DAYS)
def test_the_database_says_the_same_day_and_calls_the_same_items_late(package, due, exclusive, steps, today):
    item = set_days(package, due, exclusive=exclusive, steps=steps)

    standing = standing_of(item, today=today)

    assert item.next_due == ((standing.due or NO_DATE) if steps else None)
    assert late_among(Package.objects.all(), today=today).exists() == (standing.late_days > 0)
    assert (standing.late_days > 0) == (standing.due is not None and standing.due < today)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(due=DAYS, exclusive=st.booleans(), today=DAYS, holiday=DAYS)
def test_late_days_are_the_working_days_gone_and_at_least_one(package, due, exclusive, today, holiday):
    item = set_days(package, due, exclusive=exclusive, steps=[date(2022, 12, 30)])
    ExceptionDay.objects.update_or_create(day=holiday, defaults={"works": False, "note": "x", "source": "x"})

    standing = standing_of(item, today=today)

    last = due - timedelta(days=exclusive)
    calendar = calendar_in_force()
    gone = [last + timedelta(days=ahead) for ahead in range(1, (today - last).days + 1)]
    assert standing.due == last
    assert standing.late_days == (max(1, sum(map(calendar.is_working, gone))) if gone else 0)


def test_who_is_waited_for_stands_first_to_last(package, cast):
    item = set_days(package, None, exclusive=False, steps=[date(2022, 3, 25), date(2022, 3, 17)])

    standing = standing_of(item)

    first, second = (Party(body, None) for body in item.congress.bodies.values_list("pk", flat=True)[:2])
    assert standing.holder == (second, first)
    assert (standing.due, standing.late_days, standing.charged_to) == (date(2022, 3, 17), 1, (second,))


def test_the_time_is_charged_to_who_used_it_up_and_not_to_who_is_in_time(cast, make_package):
    with at(4):
        package = make_package("BCTC", "drafting")
    Duty.objects.filter(item_id=package.pk, closed=None).update(due=date(2022, 3, 24))
    with at(28):
        perform(package, "to_subcommittee", cast.tbtc)
        perform(package, "decide_subcommittee", cast.tbtc, decision=count(cast.bodies.TBTC))
    Duty.objects.filter(item_id=package.pk, closed=None).update(due=date(2022, 4, 8))

    with at(31):
        standing = standing_of(Package.objects.get(pk=package.pk))

    # Its own last day was the 29th; the inspectors have until 8/4, Tiểu ban Tài chính kept it past the 24th.
    assert (standing.due, standing.late_days) == (date(2022, 3, 29), 2)
    assert standing.holder == (Party(cast.bodies.BKT.pk, None),)
    assert standing.charged_to == (Party(cast.bodies.TBTC.pk, None),)


def test_nobody_is_late_with_what_is_done(cast, make_package):
    signed = make_package("BCTC", "signed")

    with at(20, 5):
        standing = standing_of(signed)

    assert (standing.due, standing.late_days, standing.holder, standing.charged_to) == (None, 0, (), ())


def test_many_are_asked_in_as_few_queries_as_one(cast, make_package):
    packages = [make_package(kind) for kind in ("BCTC", "BCCT", "DANS")]

    with at(20, 5), CaptureQueriesContext(connection) as one:
        standing_of(packages[0])
    with at(20, 5), CaptureQueriesContext(connection) as many:
        found = standings_of(packages)

    assert len(many) <= len(one) <= 3
    assert {standing.late_days > 0 for standing in found.values()} == {True}
