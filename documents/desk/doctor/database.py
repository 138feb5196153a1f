"""What the database itself must keep: its tables, its locks on history, its settings, its references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import CheckConstraint
from django.utils import translation
from django.utils.translation import gettext as _

from workflows import triggers

OWN = ("workflows", "congress", "documents")
# Pragma -> what it must say; FULL (2) and EXTRA (3) both survive a power cut.
PRAGMAS = {
    "foreign_keys": {"1"},
    "journal_mode": {"wal"},
    "synchronous": {"2", "3"},
    "recursive_triggers": {"1"},
}
POSTGRES = {"fsync": {"on"}, "synchronous_commit": {"on", "remote_apply"}}


def unapplied() -> Iterator[str]:
    """Migrations that are in the code and not in the database."""
    executor = MigrationExecutor(connection)
    for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield _("Cơ sở dữ liệu chưa có bước cập nhật %(name)s; cần chạy manage.py migrate.") % {
            "name": migration
        }


def database_faults() -> Iterator[str]:
    """Everything else about the database, one Vietnamese line each."""
    # Changes of models that no migration makes.
    loader = MigrationLoader(connection)
    # Migrations hold untranslated labels; compared in Vietnamese, Django's own words would differ.
    with translation.override(None):
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        changed = set(detector.changes(graph=loader.graph))
    for app in sorted(changed & set(OWN)):
        yield _("Ứng dụng %(app)s có thay đổi về bảng chưa thành bước cập nhật.") % {"app": app}

    for name in triggers.missing(connection):
        yield _("Thiếu khóa bảo vệ nhật ký %(name)s trong cơ sở dữ liệu.") % {"name": name}
    for name in triggers.strangers(connection):
        yield _("Cơ sở dữ liệu có thủ tục lạ %(name)s, không do chương trình này tạo.") % {"name": name}
    yield from _missing_constraints()
    yield from BY_VENDOR[connection.vendor]()


def _missing_constraints() -> Iterator[str]:
    """What must be there once only, or must hold for every row, and the database no longer sees to."""
    for model in (one for app in OWN for one in apps.get_app_config(app).get_models()):
        table = model._meta.db_table
        with connection.cursor() as cursor:
            there: dict[str, Any] = connection.introspection.get_constraints(cursor, table)
        once = {tuple(one["columns"]) for one in there.values() if one["unique"] or one["primary_key"]}
        wanted = {field.column: (field.column,) for field in model._meta.concrete_fields if field.unique}
        lacking = [name for name, columns in wanted.items() if columns not in once]
        for rule in model._meta.constraints:
            kind = "check" if isinstance(rule, CheckConstraint) else "unique"
            if not there.get(rule.name, {}).get(kind):
                lacking.append(rule.name)
        for name in lacking:
            words = _("Bảng %(table)s: thiếu ràng buộc %(name)s trong cơ sở dữ liệu.")
            yield words % {"table": table, "name": name}


def _sqlite() -> Iterator[str]:
    for name, wanted in PRAGMAS.items():
        found = _one_value(f"PRAGMA {name}")
        if found not in wanted:
            yield _setting(name, found)
    for line in _rows_of("PRAGMA integrity_check"):
        if line[0] != "ok":
            yield _("Tệp cơ sở dữ liệu bị hỏng: %(what)s.") % {"what": line[0]}
    for table, row, parent, _number in _rows_of("PRAGMA foreign_key_check"):
        yield _broken_reference(table, row, parent)


def _postgresql() -> Iterator[str]:
    for name, wanted in POSTGRES.items():
        found = _one_value(f"SHOW {name}")
        if found not in wanted:
            yield _setting(name, found)
    for table, constraint in _rows_of(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE NOT convalidated"
    ):
        yield _broken_reference(table, "–", constraint)
    for (trigger,) in _rows_of(
        "SELECT tgname FROM pg_trigger WHERE tgisinternal AND tgenabled = 'D' ORDER BY tgname"
    ):
        yield _("Cơ sở dữ liệu đang tắt kiểm tra tham chiếu %(name)s.") % {"name": trigger}


def _rows_of(sql: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _one_value(sql: str) -> str:
    return str(_rows_of(sql)[0][0])


def _setting(name: str, found: str) -> str:
    return _("Thiết lập %(name)s của cơ sở dữ liệu là “%(found)s”, không an toàn.") % {
        "name": name,
        "found": found,
    }


def _broken_reference(table: object, row: object, parent: object) -> str:
    return _("Bảng %(table)s, dòng %(row)s: tham chiếu đến %(parent)s bị đứt.") % {
        "table": table,
        "row": row,
        "parent": parent,
    }


# What each sort of database is asked of itself.
BY_VENDOR = {"sqlite": _sqlite, "postgresql": _postgresql}
