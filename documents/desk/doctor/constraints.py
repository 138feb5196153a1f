"""What the database sees to of each table: what is there once only, and what holds for every row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import connection
from django.db.models import CheckConstraint
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.db.models import Model

OWN = ("workflows", "congress", "documents")
NAMED = re.compile(r'CONSTRAINT "(\w+)" (CHECK|UNIQUE)\b')
# Every unique index with its columns, and every key; one that holds for some rows only is no proof for all.
COLUMNS_OF_SQLITE = """
    SELECT held.name, listed.name, told.name FROM sqlite_master held
    JOIN pragma_index_list(held.name) listed JOIN pragma_index_info(listed.name) told
    WHERE held.type = 'table' AND listed."unique" AND NOT listed.partial
    UNION ALL
    SELECT held.name, '', told.name FROM sqlite_master held JOIN pragma_table_info(held.name) told
    WHERE held.type = 'table' AND told.pk ORDER BY 1, 2
"""
TEXTS_OF_SQLITE = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"


@dataclass(slots=True)
class SeenTo:
    """Of one table: the columns that are there once, and the names of constraints of each sort."""

    once: set[tuple[str, ...]] = field(default_factory=set)
    checks: set[str] = field(default_factory=set)
    uniques: set[str] = field(default_factory=set)


def missing_constraints() -> Iterator[str]:
    """What must be there once only, or must hold for every row, and the database no longer sees to."""
    kept = READERS[connection.vendor]()
    for model in (one for app in OWN for one in apps.get_app_config(app).get_models()):
        table = model._meta.db_table
        for name in lacking_of(model, kept.get(table, SeenTo())):
            words = _("Bảng %(table)s: thiếu ràng buộc %(name)s trong cơ sở dữ liệu.")
            yield words % {"table": table, "name": name}


def lacking_of(model: type[Model], kept: SeenTo) -> Iterator[str]:
    """The columns and constraints of a model that its table does not keep, by name."""
    for column in (known.column for known in model._meta.concrete_fields if known.unique):
        if (column,) not in kept.once:
            yield str(column)
    for rule in model._meta.constraints:
        if rule.name not in (kept.checks if isinstance(rule, CheckConstraint) else kept.uniques):
            yield str(rule.name)


def _seen_to_by_sqlite() -> dict[str, SeenTo]:
    """Two questions for all tables: Django's own reading of their texts takes seconds."""
    kept: dict[str, SeenTo] = defaultdict(SeenTo)
    columns: dict[tuple[str, str], list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        for table, index, column in cursor.execute(COLUMNS_OF_SQLITE).fetchall():
            columns[table, index].append(column)
        texts = cursor.execute(TEXTS_OF_SQLITE).fetchall()
    for (table, _index), names in columns.items():
        kept[table].once.add(tuple(names))
    for sort, name, table, text in texts:
        if sort == "index" and text.startswith("CREATE UNIQUE"):
            kept[table].uniques.add(name)
        for named, kind in NAMED.findall(text):
            (kept[table].checks if kind == "CHECK" else kept[table].uniques).add(named)
    return kept


def _seen_to_by_postgresql() -> dict[str, SeenTo]:
    kept: dict[str, SeenTo] = defaultdict(SeenTo)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for name, told in connection.introspection.get_constraints(cursor, table).items():
                if told["unique"] or told["primary_key"]:
                    kept[table].once.add(tuple(told["columns"]))
                    kept[table].uniques.add(name)
                if told["check"]:
                    kept[table].checks.add(name)
    return kept


READERS = {"sqlite": _seen_to_by_sqlite, "postgresql": _seen_to_by_postgresql}
