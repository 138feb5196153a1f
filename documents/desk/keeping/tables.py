"""Rows of a table as lines of text, the same for every sort of database, and rows again out of them."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.sql import InsertQuery

Table = type[models.Model]
# Who is signed in, and which worker lives, is true of one machine at one moment.
OF_THE_MOMENT = {"sessions.Session", "workflows.Beat"}
# What `migrate` writes into a new database by itself; a backup brings its own.
BY_MIGRATE = {"contenttypes.ContentType", "auth.Permission"}
FEW = 1000


def all_tables() -> list[Table]:
    """Every table of the installed apps, those between two others too, in a fixed order."""
    found = apps.get_models(include_auto_created=True)
    return sorted(found, key=lambda table: table._meta.label)


def kept_tables() -> list[Table]:
    """Those that a backup takes along."""
    return [table for table in all_tables() if table._meta.label not in OF_THE_MOMENT]


def rows_as_lines(table: Table) -> Iterator[bytes]:
    """Each row as a JSON list, in the order of `names_of_columns`."""
    rows = table._base_manager.order_by("pk").values_list(*names_of_columns(table))
    for row in rows.iterator(chunk_size=2000):
        words = json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_in_words)
        yield words.encode() + b"\n"


def names_of_columns(table: Table) -> list[str]:
    """The names of what a row holds."""
    return [field.attname for field in table._meta.concrete_fields]


def put_in(table: Table, lines: Iterable[bytes]) -> int:
    """Store rows as they were, past signals and default values; how many."""
    fields = list(table._meta.concrete_fields)
    size = min(FEW, connection.ops.bulk_batch_size(fields, [None] * FEW))
    rest, stored = iter(lines), 0
    while some := list(islice(rest, size)):
        rows = [
            table.from_db(
                connection.alias,
                names_of_columns(table),
                [field.to_python(value) for field, value in zip(fields, json.loads(line), strict=True)],
            )
            for line in some
        ]
        query = InsertQuery(table)
        query.insert_values(fields, rows, raw=True)
        query.get_compiler(connection.alias).execute_sql()
        stored += len(rows)
    return stored


def filled_tables() -> list[str]:
    """Names of tables that hold rows of somebody; a database without tables has none."""
    there, found = set(connection.introspection.table_names()), []
    with connection.cursor() as cursor:
        for table in kept_tables():
            name = table._meta.db_table
            if name in there and table._meta.label not in BY_MIGRATE:
                # Not by the model: the database may be older than the code.
                cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(name)} LIMIT 1")  # noqa: S608 - a table of ours
                if cursor.fetchone() is not None:
                    found.append(table._meta.label)
    return found


def empty_all() -> None:
    """Take every row out of every table; the triggers of history must be away."""
    with connection.cursor() as cursor:
        for table in all_tables():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table._meta.db_table)}")  # noqa: S608 - names of our own tables


def count_on() -> None:
    """Let the next new row of each table have a number that none has."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), all_tables()):
            cursor.execute(sql)


def _in_words(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    return str(value.isoformat())
