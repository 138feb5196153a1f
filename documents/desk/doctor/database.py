"""What the database itself must keep: its tables, its locks on history, its settings, its references."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation
from django.utils.translation import gettext as _

from documents.desk.doctor.constraints import OWN, missing_constraints
from workflows import triggers

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
    yield from missing_constraints()
    yield from BY_VENDOR[connection.vendor]()


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
