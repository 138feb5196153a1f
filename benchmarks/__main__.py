"""`python -m benchmarks [--rounds N] [--packages N ...]`: measure in a scratch database, print tables.

SQLite in a file with the product's settings; `TEST_DATABASE_URL` names a PostgreSQL server instead.
"""

from __future__ import annotations

import argparse
import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

from django.db import connection

from benchmarks import my_work, steps
from tests.cast import TODAY, make_cast
from workflows import clock


def main() -> None:
    """Make the scratch database, measure, take it away."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure; print tables.")
    options.add_argument("--rounds", type=int, default=200, help="operations of each kind")
    options.add_argument("--packages", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    asked = options.parse_args()
    connection.creation.create_test_db(verbosity=0)
    try:
        with clock.frozen(TODAY):
            cast = make_cast()
            print(f"## {connection.vendor}\n")
            print(steps.report(cast, asked.rounds))
            print(my_work.report(cast, sorted(asked.packages), asked.rounds))
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
