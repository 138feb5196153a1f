"""What a step is judged by beside the item's own row, read in one question once the lock is had."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connections, models

from workflows.models import Duty, ExceptionDay
from workflows.models.shaped import Shaped
from workflows.queries import keep_calendar

if TYPE_CHECKING:
    from workflows.models import Tracked
    from workflows.models.tracked import RowsBeside

# One part of the question: the table, its condition, and the columns of the item that are its parameters.
Part = tuple[Any, str, tuple[str, ...]]
LAST, OPEN, DAYS = "*last step", "*open duties", "*days off"


def read_beside(item: Tracked) -> None:
    """Read the last step, the open duties and all that the item names in `judged_beside`, and give it them.

    For an item that is locked: what was read before could belong to what the item was then.
    """
    model, using = type(item), str(item._state.db)
    sql, wanted = _question(model, using)
    found: dict[str, list[Any]] = {name: [] for name in _parts(model)}
    with connections[using].cursor() as cursor:
        cursor.execute(sql, [getattr(item, name) for name in wanted])
        for name, text in cursor.fetchall():
            table, told = _parts(model)[name][0], json.loads(text)
            fields: Any = table._meta.concrete_fields
            values = [_value(field, told[field.column]) for field in fields]
            found[name].append(table.from_db(using, [field.attname for field in fields], values))
    for name, rows in found.items():
        _give(item, name, sorted(rows, key=lambda row: row.pk))
    item.was_read()


def _give(item: Tracked, name: str, rows: list[Any]) -> None:
    """Put the rows where those who ask the item for them look first, as Django does what it prefetched."""
    before, _dot, last = name.rpartition(".")
    if name == DAYS:
        keep_calendar(rows)
        return
    if name in (LAST, OPEN) or name in _also(type(item)):
        item.beside[name] = rows
        return
    field: Any = item._meta.get_field(before or last)
    if before and field.one_to_many:
        known = {row.pk: row for row in rows}
        for row in getattr(item, before).all():
            setattr(row, last, known[getattr(row, f"{last}_id")])
    elif not field.one_to_many and not before:
        setattr(item, last, next(iter(rows), None))
    elif (owner := getattr(item, before) if before else item) is not None:
        back: Any = owner._meta.get_field(last)
        for row in rows:
            setattr(row, back.field.name, owner)
        # Its own door: what Django prefetched is what a queryset of such rows holds.
        prefetched = getattr(owner, last).all()
        vars(prefetched).update(_result_cache=rows, _prefetch_done=True)
        vars(owner).setdefault("_prefetched_objects_cache", {})[last] = prefetched


def written_beside(owner: Any, relation: str, row: Any) -> None:
    """Let a row that the step itself wrote stand among those that were read, where they were."""
    known = vars(owner).get("_prefetched_objects_cache", {}).get(relation)
    if known is not None:
        vars(known)["_result_cache"].append(row)


def forget_beside(item: Tracked) -> None:
    """Throw away what a step has made untrue of what was read."""
    also = _also(type(item))
    for name in [name for name in item.beside if name not in also or not also[name].stay]:
        del item.beside[name]


@cache
def _also(model: type[Tracked]) -> dict[str, RowsBeside]:
    """What the model and those it is one of name in `judged_also`."""
    named = [vars(one).get("judged_also", {}) for one in reversed(model.__mro__)]
    return {name: rows for some in named for name, rows in some.items()}


@cache
def _parts(model: type[Tracked]) -> dict[str, Part]:
    """Every part of the question, by its name; a row that others name comes after these."""
    steps: Any = model.steps.field  # type: ignore[attr-defined]  # of the concrete step
    table, key = steps.model, steps.column
    newest = f"SELECT MAX(sequence) FROM {table._meta.db_table} WHERE {key} = %s"  # noqa: S608 - names of models
    return {
        LAST: (table, f"{key} = %s AND sequence = ({newest})", ("pk", "pk")),
        OPEN: (Duty, f"item_type = '{model._meta.label_lower}' AND item_id = %s AND closed IS NULL", ("pk",)),
        # The few days that the office entered: by them the step works out which days are left.
        DAYS: (ExceptionDay, "id IS NOT NULL", ()),
        **{name: _part(model, *name.rpartition(".")[::2]) for name in model.judged_beside},
        **{
            name: (rows.table, rows.where.format(label=model._meta.label_lower), rows.columns)
            for name, rows in _also(model).items()
        },
    }


def _part(model: type[Tracked], before: str, last: str) -> Part:
    field: Any = model._meta.get_field(before or last)
    if not before and field.one_to_many:
        return field.related_model, f"{field.field.column} = %s", ("pk",)
    if not before:
        return field.related_model, "id = %s", (field.attname,)
    beyond: Any = field.related_model._meta.get_field(last)
    if not field.one_to_many:
        return beyond.related_model, f"{beyond.field.column} = %s", (field.attname,)
    rows = f"SELECT {beyond.column} FROM {field.related_model._meta.db_table} WHERE {field.field.column} = %s"  # noqa: S608 - names of models
    return beyond.related_model, f"id IN ({rows})", ("pk",)


@cache
def _question(model: type[Tracked], using: str) -> tuple[str, list[str]]:
    """The SQL in the words of this database, and the columns of the item that are its parameters."""
    told, asked = "row_to_json(t)::text", []
    for name, (table, where, _wanted) in _parts(model).items():
        if connections[using].vendor == "sqlite":
            pairs = (f"'{field.column}', t.\"{field.column}\"" for field in table._meta.concrete_fields)
            told = f"json_object({', '.join(pairs)})"
        asked.append(f"SELECT '{name}', {told} FROM {table._meta.db_table} t WHERE {where}")  # noqa: S608 - names of models
    return " UNION ALL ".join(asked), [one for _t, _w, wanted in _parts(model).values() for one in wanted]


def _value(field: Any, told: Any) -> Any:
    """A value as its column gives it: JSON knows no days, and SQLite no truth and no JSON within JSON."""
    if isinstance(field, Shaped):
        return field.shaped(told)
    if told is None:
        return None
    if isinstance(field, models.DateTimeField):
        moment = datetime.fromisoformat(told)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if isinstance(field, models.DateField):
        return date.fromisoformat(told)
    if isinstance(field, models.BooleanField):
        return bool(told)
    return told
