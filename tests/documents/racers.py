"""Sixteen hands on one package: threads of this process, or four processes of four threads each."""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

HANDS = 16
PROCESSES = 4
TODAY = date(2022, 3, 18)


def in_threads(hands, act):
    """What came of `act(number)`, started by every hand at the same moment."""
    start = threading.Barrier(hands)
    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(lambda number: _one(act, number, start), range(hands)))


def _one(act, number, start):
    from django.db import connections  # noqa: PLC0415 - a spawned process imports this file before set-up

    from workflows import clock  # noqa: PLC0415 - as above
    from workflows.errors import Refused  # noqa: PLC0415 - as above

    # A new thread has a clock and a connection of its own.
    with clock.frozen(TODAY):
        start.wait(timeout=60)
        try:
            return act(number).pk
        except Refused as refused:
            return refused.outcome
        finally:
            connections.close_all()


def in_processes(act, case):
    """The same from four new processes; `act(number, case)` must be a function of this file."""
    from django.db import connection  # noqa: PLC0415 - as above

    context = multiprocessing.get_context("spawn")
    start, found = context.Barrier(PROCESSES), context.Queue()
    database = connection.settings_dict["NAME"]
    workers = [
        context.Process(
            target=_process, args=(number, database, start), kwargs={"found": found, "job": (act, case)}
        )
        for number in range(PROCESSES)
    ]
    for worker in workers:
        worker.start()
    outcomes = [outcome for _worker in workers for outcome in found.get(timeout=120)]
    for worker in workers:
        worker.join()
    return outcomes


def _process(number, database, start, *, found, job):
    import django  # noqa: PLC0415 - as above
    from django.conf import settings  # noqa: PLC0415 - as above

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    act, case = job
    hands = HANDS // PROCESSES
    start.wait(timeout=60)
    found.put(in_threads(hands, lambda hand: act(number * hands + hand, case)))


def decide(number, case):
    """The board passes a package; without a request id every hand has its own."""
    from congress.models import Person  # noqa: PLC0415 - as above
    from congress.tally import Ballots  # noqa: PLC0415 - as above
    from documents.models import Package  # noqa: PLC0415 - as above
    from documents.packages.answers.values import Count  # noqa: PLC0415 - as above
    from workflows import engine  # noqa: PLC0415 - as above

    return engine.perform(
        Package.objects.get(pk=case["package"]),
        "decide_board",
        by=Person.objects.get(pk=case["by"]),
        seen=case["seen"],
        request_id=case["request_id"] or f"r-{number}",
        ballot=Count(**case["count"], ballots=Ballots(**case["ballots"])),
    )
