"""What waits for one person, at a thousand and at a hundred thousand packages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from benchmarks.measure import Operation, side_by_side, table
from congress.models import Body
from congress.people.queries.hats import hats as hats_of
from documents.models import Package
from documents.packages.queries.visible import visible_to
from workflows import clock
from workflows.models import Duty
from workflows.procedures import store
from workflows.work import first_open, unions

if TYPE_CHECKING:
    from congress.models import Person

SHOWN = 50
BATCH = 2_000
RIGHTS = ("draft", "submit", "review", "verify", "record", "sign")
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}


def report(cast: Any, sizes: list[int], rounds: int) -> str:
    """Tables for a head of one body and for the chairman, who sits in four."""
    rows: list[list[object]] = []
    for size in sizes:
        _fill(cast, size)
        for name, person in (("head of one body", cast.truong), ("chairman", cast.chutich)):
            rows.append([f"{size:,}", name, *_measured(person, rounds)])
    head = ["packages", "person", "page: rights, work, packages", "queries", "first_open", "plain OR", "plan"]
    note = "### My work, 50 rows, milliseconds p10 / p50 / p95\n"
    return "\n".join([note, table(head, rows), _growth(rows, sizes)])


def _measured(person: Person, rounds: int) -> list[object]:
    pairs = hats_of(person).pairs()
    assert _ids(first_open(pairs, person.pk, SHOWN)) == _ids(_plain(pairs))
    page: Operation = partial(_page, person)
    with CaptureQueriesContext(connection) as captured:
        page()
    times = side_by_side(
        {
            "page": [page] * rounds,
            "first_open": [partial(first_open, pairs, person.pk, SHOWN)] * rounds,
            "plain": [partial(_plain, pairs)] * max(10, rounds // 5),
        }
    )
    return [times["page"], len(captured), times["first_open"], times["plain"], _plan(pairs, person)]


def _page(person: Person) -> list[tuple[Duty, Package]]:
    """What the view asks the database for."""
    hats = hats_of(person)
    duties = first_open(hats.pairs(), person.pk, SHOWN)
    seen = visible_to(person, hats=hats).filter(pk__in={duty.item_id for duty in duties})
    packages = {package.pk: package for package in seen.select_related("procedure", "lead")}
    return [(duty, packages[duty.item_id]) for duty in duties if duty.item_id in packages]


def _plain(pairs: Iterable[tuple[int, str]]) -> list[Duty]:
    """The list as it would be written without a thought for the index."""
    wanted = Q(pk__in=[])
    for holder, right in pairs:
        wanted |= Q(holder=holder, right=right)
    return list(Duty.objects.filter(wanted, closed=None).order_by("due", "id")[:SHOWN])


def _plan(pairs: list[tuple[int, str]], person: Person) -> str:
    lines = []
    for sql, params in unions(pairs, person.pk, SHOWN):
        with connection.cursor() as cursor:
            cursor.execute(EXPLAIN[connection.vendor] + sql, params)
            lines += [str(row[-1]).strip() for row in cursor.fetchall()]
    walks = sum("duty_open_by_" in line for line in lines)
    scans = sum("Seq Scan" in line or line.startswith("SCAN") for line in lines)
    return f"{walks} index walks, {scans} scans"


def _growth(rows: list[list[object]], sizes: list[int]) -> str:
    """How much longer the page takes at the largest size than at the smallest, for each person."""
    first, last = rows[:2], rows[-2:]
    words = [
        f"{small[1]}: {large[2].p50 / small[2].p50:.2f}"  # type: ignore[attr-defined]  # Times
        for small, large in zip(first, last, strict=True)
    ]
    return f"Page at {sizes[-1]:,} over page at {sizes[0]:,} packages (p50): " + "; ".join(words) + "\n"


def _ids(duties: Iterable[Duty]) -> list[int]:
    return [duty.pk for duty in duties]


def _fill(cast: Any, size: int) -> None:
    """That many packages, each with one duty; three in four duties are open."""
    version, now = store.pin("BCCT"), clock.now()
    bodies = list(Body.objects.filter(congress=cast.congress).order_by("pk"))
    have = Package.objects.filter(code__startswith="N").count()
    for start in range(have, size, BATCH):
        numbers = range(start, min(start + BATCH, size))
        packages = [
            Package(
                congress=cast.congress,
                procedure=version,
                code=f"N{number}",
                kind_code="BCCT",
                title=f"Hồ sơ {number}",
                folded=f"n{number} ho so {number}",
                state="drafting",
                lead=bodies[number % len(bodies)],
            )
            for number in numbers
        ]
        stored = Package.objects.bulk_create(packages)
        Duty.objects.bulk_create(
            _duty(row.pk, number, bodies, now) for row, number in zip(stored, numbers, strict=True)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _duty(package: int, number: int, bodies: list[Any], now: datetime) -> Duty:
    # Multiplied by primes, so that body, right and day do not move in step.
    return Duty(
        item_type="documents.package",
        item_id=package,
        stage="drafting",
        role="lead",
        right=RIGHTS[number * 7919 // 11 % len(RIGHTS)],
        holder=bodies[number * 104729 // 7 % len(bodies)].pk,
        due=date(2022, 1, 1) + timedelta(days=number * 38197 % 900),
        opened=now,
        closed=now if number % 4 == 0 else None,
    )
