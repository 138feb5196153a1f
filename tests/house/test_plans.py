"""At 100,000 packages the list of what waits for one person is walked along an index, never scanned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from workflows.models import Duty
from workflows.work import first_open, unions

RIGHTS = ("draft", "submit", "review", "verify", "record", "sign")
BODIES = range(1, 7)
PAIRS = [(body, right) for body in BODIES for right in RIGHTS]
TOTAL = 100_000

# Spread by the golden ratio: every body, right and day occurs, and none in the order of the ids.
INSERT = """
INSERT INTO workflows_duty (item_type, item_id, track, stage, role, "right", holder, due, opened, closed)
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {total})
SELECT 'documents.package', n, '', 'stage', 'lead', {right}, 1 + (n * 61803) % 60, {day},
       {moment}, CASE WHEN n % 4 = 0 THEN {moment} END
FROM numbers
"""
DAY = {
    "sqlite": "date('2022-01-01', '+' || ((n * 38197) % 900) || ' days')",
    "postgresql": "date '2022-01-01' + ((n::bigint * 38197) % 900)::int",
}
MOMENT = {"sqlite": "'2022-01-01 00:00:00'", "postgresql": "timestamptz '2022-01-01 00:00:00+00'"}
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}


def fill(total: int) -> None:
    """That many duties, three in four of them open, held by sixty bodies."""
    rights = " ".join(f"WHEN {number} THEN '{right}'" for number, right in enumerate(RIGHTS))
    words = {"right": f"CASE (n * 7) % 6 {rights} END", "day": DAY[connection.vendor]}
    with connection.cursor() as cursor:
        insert = INSERT if connection.vendor == "sqlite" else INSERT.replace("n * 61803", "n::bigint * 61803")
        cursor.execute(insert.format(total=total, moment=MOMENT[connection.vendor], **words))
        cursor.execute("ANALYZE workflows_duty")


def plan(sql: str, params: tuple[object, ...]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(EXPLAIN[connection.vendor] + sql, params)
        return [str(row[-1]).strip() for row in cursor.fetchall()]


@pytest.mark.slow
@pytest.mark.django_db
def test_my_work_at_100_000_packages_has_no_scan_and_one_query(django_assert_num_queries):
    fill(TOTAL)

    lines = [line for sql, params in unions(PAIRS, 1, 50) for line in plan(sql, params)]
    with django_assert_num_queries(1):
        first_open(PAIRS, 1, 50)

    searched = [line for line in lines if "duty_open_by_" in line]
    assert [line for line in lines if "Seq Scan" in line or line.startswith("SCAN")] == []
    assert [line for line in lines if "Sort  " in line or "TEMP B-TREE" in line] == []
    assert len(searched) == len(PAIRS) + 1


@pytest.mark.django_db
def test_first_open_says_what_a_plain_search_would():
    fill(5_000)

    found = first_open(PAIRS, 1, 50)

    rows = Duty.objects.filter(closed=None, holder__in=BODIES, right__in=RIGHTS)
    assert found == list(rows.order_by("due", "id")[:50])


@pytest.mark.django_db
def test_first_open_takes_more_pairs_than_one_query_can_hold():
    fill(5_000)
    pairs = [
        (body, f"{right}{suffix}") for body in range(1, 61) for right in RIGHTS for suffix in ("", "_not")
    ]

    found = first_open(pairs, 1, 50)

    assert found == list(Duty.objects.filter(closed=None).order_by("due", "id")[:50])


def test_first_open_finds_what_waits_for_the_person_himself(cast):
    day = date(2022, 3, 30)
    facts = {"item_type": "documents.package", "stage": "s", "role": "r", "right": "review"}
    facts["opened"] = "2022-03-18T08:00:00+07:00"
    rows = [
        Duty(item_id=1, person=cast.truong, due=day, **facts),
        Duty(item_id=2, holder=cast.bodies.TBVK.pk, due=day - timedelta(days=1), **facts),
        Duty(item_id=3, person=cast.thuky, due=day, **facts),
        Duty(item_id=4, holder=cast.bodies.TBTC.pk, due=day, **facts),
    ]
    Duty.objects.bulk_create(rows)

    found = first_open([(cast.bodies.TBVK.pk, "review")], cast.truong.pk, 50)

    assert [duty.item_id for duty in found] == [2, 1]


def test_first_open_of_one_without_a_body_is_empty(cast):
    assert first_open([], cast.nguoila.pk, 50) == []
