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
# (name, table, what it does): a trigger of the right name that does nothing guards nothing.
CATALOGUE = {
    "sqlite": "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """SELECT tgname, c.relname,
  replace(pg_get_triggerdef(t.oid), quote_ident(n.nspname) || '.', '') || p.prosrc
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT tgisinternal AND tgenabled = 'O'""",
}
# How each must read there, in the spelling of each database.
READS = {
    "sqlite": SQLITE.replace("IF NOT EXISTS ", ""),
    "postgresql": POSTGRES.replace("OR REPLACE ", "").replace('"', "").replace("\n", " ")
    + POSTGRES_FUNCTION.partition("$$")[2].partition("$$")[0],
}
# What else may change a row behind its back: nothing of ours makes one.
REWRITES = "SELECT rulename, tablename FROM pg_rules WHERE schemaname = current_schema()"


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


def drop_triggers(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers; only for emptying a test or demo database."""
    with connection.cursor() as cursor:
        for table, _verb, name in _wanted(connection):
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that should guard a table and do not: gone, asleep, emptied or under a condition."""
    present = {name: sql for name, _table, sql in _present(connection)}
    reads = READS[connection.vendor]
    return [
        name
        for table, verb, name in _wanted(connection)
        if present.get(name) != reads.format(table=table, verb=verb, name=name)
    ]


def strangers(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers and rules in this database that the product did not make: they may change any row."""
    own = {name for _table, _verb, name in _wanted(connection)}
    found = {name for name, _table, _sql in _present(connection)} - own
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(REWRITES)
            found |= {name for name, _table in cursor.fetchall()}
    return sorted(found)


def _present(connection: BaseDatabaseWrapper) -> list[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUE[connection.vendor])
        return list(cursor.fetchall())


def _wanted(connection: BaseDatabaseWrapper) -> list[tuple[str, str, str]]:
    verbs = VERBS[connection.vendor]
    return [(table, verb, f"{table}_no_{verb.lower()}") for table in tables() for verb in verbs]
