"""Tables made together are those that the migrations made one after the other."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys

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


def shapes(database) -> dict[str, list[str]]:
    """Every table, index and trigger, with the parts of its definition whatever their order."""
    kept = sqlite3.connect(database).execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sorted(re.split(r", ?|[()]", sql)) for name, sql in kept}


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
@pytest.mark.one_database
def test_an_empty_database_gets_the_tables_of_the_migrations_it_skips(tmp_path):
    for name, program in (("steps", STEP_BY_STEP), ("together", TOGETHER)):
        there = {
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "x" * 50,
            "DJANGO_SETTINGS_MODULE": "congress.settings",
            "VAR_DIR": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path}/{name}.sqlite3",
        }
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=there, check=True)

    assert shapes(tmp_path / "together.sqlite3") == shapes(tmp_path / "steps.sqlite3")
