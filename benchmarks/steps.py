"""One step through `engine.perform` beside the same step by hand."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks import by_hand
from benchmarks.measure import Operation, Times, side_by_side, table
from documents.assigning.services import assign_package
from documents.desk.doctor import duties as holders
from documents.desk.doctor import histories
from documents.models import Package
from documents.packages.answers.values import Draft, NewPart
from tests.cast import perform
from workflows import engine

if TYPE_CHECKING:
    from congress.models import Person

DUE = date(2022, 3, 30)
WARM = 5


def report(cast: Any, rounds: int) -> str:
    """Tables of both kinds of step: milliseconds p10 / p50 / p95, ratio of p50, queries."""
    blocks = ["### One step, milliseconds p10 / p50 / p95\n"]
    rows = [_verdicts(cast, rounds), _submissions(cast, rounds)]
    head = ["step", "engine.perform", "ORM by hand", "ratio of p50", "queries engine / hand"]
    return "\n".join([*blocks, table(head, rows)])


def _verdicts(cast: Any, rounds: int) -> list[str]:
    """The same body says "pass" again and again of one draft: a step that stays."""
    first, second = (consulted(cast) for _contestant in range(2))
    queries = [
        counted(partial(performed, first, engine.seen(first), "comment", cast.tttd, verdict="pass")),
        counted(partial(by_hand.comment, second.pk, cast.tttd)),
    ]
    times = side_by_side(
        {
            "engine": [partial(performed, first, engine.seen(first), "comment", cast.tttd, verdict="pass")]
            * (rounds + WARM),
            "hand": [partial(by_hand.comment, second.pk, cast.tttd)] * (rounds + WARM),
        },
        warm=WARM,
    )
    _assert_sound([first, second])
    return _row("verdict (self-loop with a row)", times, queries)


def _submissions(cast: Any, rounds: int) -> list[str]:
    """Each package is submitted once: another state, duties and notices."""
    packages = [drafted(cast) for _round in range(2 * (rounds + WARM + 1))]
    mine, theirs = packages[::2], packages[1::2]
    queries = [
        counted(partial(performed, mine[-1], engine.seen(mine[-1]), "to_subcommittee", cast.tbns)),
        counted(partial(by_hand.to_subcommittee, theirs[-1].pk, cast.tbns)),
    ]
    times = side_by_side(
        {
            "engine": [
                partial(performed, one, engine.seen(one), "to_subcommittee", cast.tbns) for one in mine[:-1]
            ],
            "hand": [partial(by_hand.to_subcommittee, one.pk, cast.tbns) for one in theirs[:-1]],
        },
        warm=WARM,
    )
    _assert_sound([mine[0], theirs[0]])
    return _row("submission (other state, 4 conditions)", times, queries)


def _row(name: str, times: dict[str, Times], queries: list[int]) -> list[str]:
    mine, theirs = times["engine"], times["hand"]
    return [name, str(mine), str(theirs), f"{mine.p50 / theirs.p50:.2f}", f"{queries[0]} / {queries[1]}"]


def performed(package: Package, seen: str, action: str, by: Person, **answers: Any) -> None:
    """The item is in memory, as the view has read it; what was seen comes back with the form."""
    engine.perform(package, action, by=by, seen=seen, **answers)


def _assert_sound(packages: list[Package]) -> None:
    """Both contestants did the whole work: history, duties and state agree."""
    for package in packages:
        fresh = Package.objects.get(pk=package.pk)
        assert [*histories.history_faults(fresh), *holders.duty_faults(fresh)] == []


def counted(operation: Operation) -> int:
    with CaptureQueriesContext(connection) as captured:
        operation()
    return len(captured)


def drafted(cast: Any) -> Package:
    package = assign_package(cast.congress, "DANS", by=cast.btc, due=DUE, due_exclusive=True)
    perform(package, "accept", cast.tbns)
    perform(package, "revise", cast.tbns, version=_draft(package, "de-an", "danh-sach"))
    return package


def consulted(cast: Any) -> Package:
    package = assign_package(cast.congress, "BCCT", by=cast.btc, due=DUE, due_exclusive=True)
    perform(package, "accept", cast.truong)
    perform(
        package, "revise", cast.truong, version=_draft(package, *(part.code for part in package.kind.parts))
    )
    perform(package, "consult", cast.truong)
    return package


def _draft(package: Package, *codes: str) -> Draft:
    """Papers that exist in the books only: a step reads no bytes."""
    return Draft(tuple(_paper(f"{package.pk}-{code}", code) for code in codes))


def _paper(name: str, code: str) -> NewPart:
    return NewPart(
        code=code,
        name=f"{code}.txt",
        stored_name=name,
        sha256=f"{abs(hash(name)):064x}",
        size=1,
        extension="txt",
        content_type="text/plain",
    )
