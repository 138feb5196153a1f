"""Prints the address of a PostgreSQL server for `make test`, or says on stderr why there is none."""

from __future__ import annotations

import os
import sys

import psycopg

NEARBY = "postgres://postgres@127.0.0.1:5432/postgres"
MAY_CREATE = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = user"


def main() -> int:
    """Exit code 0 with an address on stdout when the server lets us make a database, else 1."""
    url = os.environ.get("TEST_DATABASE_URL") or NEARBY
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(MAY_CREATE).fetchone()
    except psycopg.Error as fault:
        print(f"no PostgreSQL: {fault}".strip(), file=sys.stderr)
        return 1
    if row != (True,):
        print("no PostgreSQL: the user may not create databases", file=sys.stderr)
        return 1
    print(url)
    return 0


if __name__ == "__main__":
    sys.exit(main())
