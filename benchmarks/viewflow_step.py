"""One step beside `viewflow.workflow`: the same verdict as a task of its flow, with the right on the object.

The peer does what its own views do on POST: lock the process, read the task, ask guardian for the right on
this process, assign, start, save the answer, execute, which writes the next task. It keeps no chain of
hashes, opens no duty of another body and tells nobody.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from guardian.shortcuts import assign_perm

from benchmarks.measure import Operation, side_by_side, table
from benchmarks.peers.flows import ReviewFlow
from benchmarks.steps import WARM, consulted, counted, drafted, performed
from workflows import engine

if TYPE_CHECKING:
    from congress.models import Person

OURS = "engine.perform"
AT_ONCE = "viewflow.workflow, taken and finished at once"
AS_ITS_PAGES = "viewflow.workflow, as its pages do"


def report(cast: Any, rounds: int) -> str:
    """A table: the same step of both, milliseconds p10 / p50 / p95, how many times ours, queries."""
    rows = [*_verdicts(cast, rounds), *_submissions(cast, rounds)]
    head = ["step", "contestant", "time", "times ours, p50", "queries"]
    return "\n".join(
        ["### One step beside viewflow.workflow, milliseconds p10 / p50 / p95\n", table(head, rows)]
    )


def _verdicts(cast: Any, rounds: int) -> list[list[object]]:
    package = consulted(cast)
    ours = partial(performed, package, engine.seen(package), "comment", cast.tttd, verdict="pass")
    number = rounds + WARM + 1
    return _rows("verdict", {OURS: [ours] * number, **_theirs("judge", cast.tttd, number)})


def _submissions(cast: Any, rounds: int) -> list[list[object]]:
    number = rounds + WARM + 1
    packages = [drafted(cast) for _round in range(number)]
    ours = [partial(performed, one, engine.seen(one), "to_subcommittee", cast.tbns) for one in packages]
    return _rows("submission", {OURS: ours, **_theirs("submit", cast.tbns, number)})


def _theirs(name: str, person: Person, number: int) -> dict[str, list[Operation]]:
    found = {}
    for contestant, act in ((AT_ONCE, at_once), (AS_ITS_PAGES, as_its_pages)):
        processes = _begun(person, number)
        if name == "submit":
            for process in processes:
                at_once("judge", process.pk, person)
        # A person as each request has him: without rights that an earlier step has looked up.
        found[contestant] = [partial(act, name, one.pk, _unasked(person)) for one in processes]
    return found


def _rows(step: str, contestants: dict[str, list[Operation]]) -> list[list[object]]:
    queries = {name: counted(operations.pop()) for name, operations in contestants.items()}
    times = side_by_side(contestants, warm=WARM)  # type: ignore[arg-type]  # a list is an Iterable
    ours = times[OURS].p50
    return [[step, name, time, f"{time.p50 / ours:.2f}", queries[name]] for name, time in times.items()]


def _begun(person: Person, count: int) -> list[Any]:
    """So many processes, with both rights of the person on each of them."""
    found = [ReviewFlow.start.run() for _number in range(count)]
    for process in found:
        for right in ("peers.judge_review", "peers.submit_review"):
            assign_perm(right, person, process)
    return found


def _unasked(person: Person) -> Person:
    return type(person).objects.get(pk=person.pk)


def at_once(name: str, process_pk: int, person: Person) -> None:
    """Take and finish the open task in one transaction. Raises PermissionDenied without the right."""
    with ReviewFlow.lock(process_pk), transaction.atomic():
        activation = _taken(name, process_pk, person)
        _finish(activation)


def as_its_pages(name: str, process_pk: int, person: Person) -> None:
    """Take the task, then finish it: the two POSTs of its own pages, each under the lock."""
    with ReviewFlow.lock(process_pk), transaction.atomic():
        _taken(name, process_pk, person)
    with ReviewFlow.lock(process_pk), transaction.atomic():
        task = _task(name, process_pk)
        if not task.flow_task.can_execute(person, task):
            raise PermissionDenied
        _finish(task.flow_task.activation_class(task))


def _taken(name: str, process_pk: int, person: Person) -> Any:
    task = _task(name, process_pk)
    if not task.flow_task.can_assign(person, task):
        raise PermissionDenied
    activation = task.flow_task.activation_class(task)
    activation.assign(person)
    return activation


def _task(name: str, process_pk: int) -> Any:
    rows = ReviewFlow.task_class.objects.select_related("process")
    return rows.get(process=process_pk, flow_task=getattr(ReviewFlow, name), finished=None)


def _finish(activation: Any) -> None:
    activation.start(None)
    activation.process.passed = True
    activation.process.save()
    activation.execute()
