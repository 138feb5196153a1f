"""`python -m benchmarks [part …] [--rounds N] [--size N] …`: measure, print tables.

Parts: reading, compare, papers, steps, peer, work, load, pages, uploading, asking, busy, replanning; all of
them when none is named. In a scratch database: SQLite in a file with the settings of the product, or the
PostgreSQL of `TEST_DATABASE_URL`.
"""

from __future__ import annotations

import argparse
import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.test.utils import setup_test_environment

from benchmarks import (
    asking,
    busy,
    compare,
    load,
    my_work,
    pages,
    papers,
    reading,
    replanning,
    steps,
    uploading,
    viewflow_step,
)
from tests.cast import TODAY, make_cast
from workflows import clock

Asked = argparse.Namespace

WITHOUT_DATABASE: dict[str, Callable[[Asked], str]] = {
    "reading": lambda asked: reading.report(asked.rounds),
    "compare": lambda asked: compare.report(asked.rounds),
    "papers": lambda asked: papers.report(asked.rounds),
}
# Each in a database of its own.
WITH_DATABASE: dict[str, Callable[[Any, Asked], str]] = {
    "steps": lambda cast, asked: steps.report(cast, asked.rounds),
    "peer": lambda cast, asked: viewflow_step.report(cast, asked.rounds),
    "work": lambda cast, asked: my_work.report(cast, sorted(asked.packages), asked.rounds),
    "load": lambda cast, asked: load.report(cast, asked.seconds),
    "pages": lambda cast, asked: pages.report(cast, asked.size),
    "uploading": lambda cast, asked: uploading.report(cast, min(asked.rounds, 20)),
    "asking": lambda cast, _asked: asking.report(cast),
    "busy": lambda cast, asked: busy.report(cast, pages=asked.pages),
    "replanning": lambda cast, asked: replanning.report(cast, asked.size),
}


def main() -> None:
    """Print the table of each part that was asked for."""
    asked = _asked()
    for name, report in WITHOUT_DATABASE.items():
        if name in asked.parts:
            print(report(asked), flush=True)
    for name, report_of in WITH_DATABASE.items():
        if name in asked.parts:
            for text in _in_a_new_database(report_of, asked):
                print(text, flush=True)


def _asked() -> Asked:
    every = [*WITHOUT_DATABASE, *WITH_DATABASE]
    options = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure; print tables.")
    options.add_argument("parts", nargs="*", metavar="part", help=" ".join(every))
    options.add_argument("--rounds", type=int, default=200, help="operations of each kind")
    options.add_argument("--packages", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options.add_argument("--size", type=int, default=97_000, help="packages behind the pages")
    options.add_argument("--pages", type=int, default=500, help="pages of each long draft")
    options.add_argument("--seconds", type=float, default=8, help="how long each page is asked for")
    asked = options.parse_args()
    asked.parts = asked.parts or every
    return asked


def _in_a_new_database(report: Callable[[Any, Asked], str], asked: Asked) -> Iterator[str]:
    """One part leaves nothing behind that the next would measure."""
    old = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0)
    try:
        with clock.frozen(TODAY):
            yield f"## {connection.vendor}\n"
            yield report(make_cast(), asked)
    finally:
        connection.creation.destroy_test_db(old, verbosity=0)


if __name__ == "__main__":
    setup_test_environment()
    main()
