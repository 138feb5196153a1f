"""Tables made together are those that the migrations made one after the other."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys

import psycopg
import pytest
from django.db import connection, models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from tests.house.source import ROOT
from tests.sampled import WHOLE
from workflows.tables import CreateTables

STEP_BY_STEP = """
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
executor = MigrationExecutor(connection)
executor.loader = MigrationLoader(connection, replace_migrations=False)
executor.migrate([whole.replaces[-1] for whole in executor.loader.graph.nodes.values() if whole.replaces])
call_command("migrate", verbosity=0)
"""
TOGETHER = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


def key_to(model: str) -> models.ForeignKey:
    return models.ForeignKey(model, on_delete=models.CASCADE)


# Of a PostgreSQL database: every column, constraint, index, trigger and function of its own schema.
CATALOGUE = (
    """SELECT table_name || '.' || column_name, concat_ws(' ', data_type, character_maximum_length,
         is_nullable, column_default, is_identity) FROM information_schema.columns
       WHERE table_schema = 'public'""",
    """SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace""",
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    """SELECT tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) FROM pg_trigger
       WHERE NOT tgisinternal""",
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
)


def shapes_on_sqlite(database) -> dict[str, list[str]]:
    """Every table, index and trigger, with the parts of its definition whatever their order."""
    kept = sqlite3.connect(database).execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sorted(re.split(r", ?|[()]", sql)) for name, sql in kept}


def shapes_on_postgresql(url) -> dict[str, str]:
    """Everything in its catalogue that somebody made, by name."""
    with psycopg.connect(url) as there:
        return dict(row for sql in CATALOGUE for row in there.execute(sql).fetchall())


@pytest.fixture
def empty(tmp_path):
    """The addresses of two empty databases of the sort that is tested, and what reads their shapes."""
    names = ("steps", "together")
    if connection.vendor == "sqlite":
        files = [tmp_path / f"{name}.sqlite3" for name in names]
        yield [f"sqlite:///{file}" for file in files], lambda url: shapes_on_sqlite(url[len("sqlite:///") :])
        return
    server = os.environ["TEST_DATABASE_URL"]
    made = [f"tables_{name}_{os.getpid()}" for name in names]
    with psycopg.connect(server, autocommit=True) as there:
        for name in made:
            there.execute(f'CREATE DATABASE "{name}"')
        yield [server.rpartition("/")[0] + f"/{name}" for name in made], shapes_on_postgresql
        for name in made:
            there.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.django_db(transaction=True)
def test_tables_whose_keys_point_forward_are_made_and_dropped():
    song = CreateModel(
        "Song", [("id", models.BigAutoField(primary_key=True)), ("singer", key_to("docs.singer"))]
    )
    singer = CreateModel("Singer", [("id", models.BigAutoField(primary_key=True))])
    both = CreateTables(models=[song, singer])
    before, after = ProjectState(), ProjectState()
    both.state_forwards("docs", after)

    with connection.schema_editor() as editor:
        both.database_forwards("docs", editor, before, after)
    made = {"docs_song", "docs_singer"} & set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        both.database_backwards("docs", editor, after, before)

    assert made == {"docs_song", "docs_singer"}
    assert made & set(connection.introspection.table_names()) == set()
    assert both.describe() == "Create 2 tables"


@pytest.mark.sweep
@pytest.mark.skipif(not WHOLE, reason="a minute and a quarter: make sweep")
@pytest.mark.both_databases
def test_an_empty_database_gets_the_tables_of_the_migrations_it_skips(tmp_path, empty):
    urls, shapes = empty
    for url, program in zip(urls, (STEP_BY_STEP, TOGETHER), strict=True):
        there = {
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "x" * 50,
            "DJANGO_SETTINGS_MODULE": "congress.settings",
            "VAR_DIR": str(tmp_path),
            "DATABASE_URL": url,
        }
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=there, check=True)

    steps, together = map(shapes, urls)
    assert together == steps
    assert any("_no_update" in name for name in steps)
