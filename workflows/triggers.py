"""Database triggers that refuse UPDATE, DELETE and TRUNCATE on every append-only table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE = """CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON "{table}"
BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"""
POSTGRES_FUNCTION = """CREATE OR REPLACE FUNCTION workflows_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"""
POSTGRES = """CREATE OR REPLACE TRIGGER {name} BEFORE {verb} ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION workflows_append_only()"""
VERBS = {"sqlite": ("UPDATE", "DELETE"), "postgresql": ("UPDATE", "DELETE", "TRUNCATE")}
CATALOGUE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
}


def tables() -> list[str]:
    """Names of all append-only tables of the installed apps, sorted."""
    # The registry is complete only after start-up, and this module is read before it.
    from workflows.models import AppendOnly  # noqa: PLC0415 - app registry

    return sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnly))


def install(connection: BaseDatabaseWrapper) -> None:
    """Create what is missing on the append-only tables that exist; safe to repeat."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for table, verb, name in _wanted(connection):
            if table in present:
                template = SQLITE if connection.vendor == "sqlite" else POSTGRES
                cursor.execute(template.format(name=name, verb=verb, table=table))


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers; only for emptying a test or demo database."""
    with connection.cursor() as cursor:
        for table, _verb, name in _wanted(connection):
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that should guard a table and do not."""
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUE[connection.vendor])
        present = {row[0] for row in cursor.fetchall()}
    return [name for _table, _verb, name in _wanted(connection) if name not in present]


def _wanted(connection: BaseDatabaseWrapper) -> list[tuple[str, str, str]]:
    verbs = VERBS[connection.vendor]
    return [(table, verb, f"{table}_no_{verb.lower()}") for table in tables() for verb in verbs]
