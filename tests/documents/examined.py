"""Running `manage.py doctor` in tests, and tampering as somebody with the database's password could."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.db import connection, models

from workflows import triggers


def doctor(*options: str) -> tuple[int, list[str]]:
    """Exit code and lines."""
    out = StringIO()
    try:
        call_command("doctor", *options, stdout=out)
    except SystemExit as end:
        return int(end.code), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def faults(*options: str) -> list[str]:
    """The lines about faults; the exit code must agree with them."""
    code, lines = doctor(*options)
    assert code == (1 if len(lines) > 1 else 0)
    return lines[:-1]


def tamper(sql: str, *params: object) -> None:
    """As somebody with the password of the database would: the locks off, the change, the locks on."""
    with unlocked(), connection.cursor() as cursor:
        cursor.execute(sql, params)


@contextmanager
def unlocked() -> Iterator[None]:
    """The locks of history off, and on again."""
    triggers.drop_triggers(connection)
    yield
    triggers.install(connection)


def beside(model: type[models.Model], **which: Any) -> models.QuerySet[Any]:
    """Rows of a table to be changed or deleted as a plain table allows; within `unlocked`."""
    return models.QuerySet(model).filter(**which)


def take_out(item: models.Model) -> None:
    """Delete a row and, first, whatever names it by a foreign key, behind the product."""
    with unlocked():
        _delete(type(item), [item.pk], {(type(item), item.pk)})


def _delete(model: type[models.Model], keys: list[Any], seen: set[Any]) -> None:
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            naming = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys})
            below = {(relation.related_model, key) for key in naming.values_list("pk", flat=True)} - seen
            if below:
                _delete(relation.related_model, [key for _model, key in below], seen | below)
    beside(model, pk__in=keys)._raw_delete("default")  # noqa: SLF001 - no key and no signal is asked
