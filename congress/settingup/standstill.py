"""The one place where a congress that was put away refuses to be written to: asked before a row is stored."""

from __future__ import annotations

from collections import deque
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.db.models import CharField, ExpressionWrapper, F, ForeignKey, Func, IntegerField, Model, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from workflows.engine.whole import forget_under_lock, is_known_under_lock, know_under_lock
from workflows.errors import NotNow

if TYPE_CHECKING:
    from collections.abc import Sequence

# Any number that nobody else takes: the lock of one congress is this and its id.
STANDSTILL = 7_203_119
APPS = ("congress", "documents")
# Who reads an archive is written down all the same; rights follow from seats, and those stand still.
GO_ON = {"documents.Viewing", "congress.BodyGrant", "congress.CongressGrant"}


@cache
def way_to_congress(model: type[Model]) -> str:
    """The shortest way of keys from a table to the congress of its rows; "" where there is none."""
    ways: deque[tuple[type[Model], str]] = deque([(model, "")])
    known = {model}
    while ways:
        table, way = ways.popleft()
        for field in table._meta.concrete_fields:
            related = field.related_model
            # A key that may be empty says nothing of the row that leaves it so.
            if not isinstance(field, ForeignKey) or field.null or related is None or isinstance(related, str):
                continue
            if related is Congress:
                return f"{way}{field.name}"
            if related not in known and related._meta.label != settings.AUTH_USER_MODEL:
                known.add(related)
                ways.append((related, f"{way}{field.name}__"))
    return ""


def refuse_where_archived(sender: type[Model], instance: Model, **_more: Any) -> None:
    """Before a row is stored: raises NotNow where its congress was put away."""
    meta = sender._meta
    if meta.app_label not in APPS or meta.label in GO_ON:
        return
    way = "" if sender is Congress else way_to_congress(sender)
    if sender is Congress:
        forget_under_lock((Congress, instance.pk))
    elif is_known_under_lock((Congress, _known_congress(instance, way))):
        return
    if not way and getattr(instance, "archived", None) is None:
        return
    first, _sep, rest = way.partition("__")
    field: Any = meta.get_field(first or "id")
    _refuse(field.related_model or sender, getattr(instance, field.attname), rest)


def found_running(congress: Congress) -> None:
    """Who locked by `shared_lock` and read the congress after it needs not ask again in this transaction."""
    if congress.archived is None:
        know_under_lock((Congress, congress.pk))


def shared_lock(column: str) -> dict[str, Any]:
    """What keeps the congress named in this column from being put away until the transaction ends.

    SQLite has one writer at a time; elsewhere many share, and who puts away waits for all of them.
    """
    if connection.vendor != "postgresql":
        return {}
    key = Cast(F(column), IntegerField())
    shared = Func(Value(STANDSTILL), key, function="pg_advisory_xact_lock_shared")
    return {"stands": ExpressionWrapper(shared, output_field=CharField())}


def refuse_many(sender: type[Model], rows: Sequence[Model], **_more: Any) -> None:
    """The same before rows are stored together."""
    first = way_to_congress(sender).partition("__")[0]
    # One row stands for all that hang on the same.
    for row in {getattr(row, f"{first}_id"): row for row in rows}.values() if first else ():
        refuse_where_archived(sender, row)


def refuse_archived(congress_id: int) -> None:
    """The same for a verb that changes rows in the database without reading them: asked before it does."""
    _refuse(Congress, congress_id, "")


def let_nobody_write(congress: Congress) -> None:
    """Wait until all who write to the congress now are done; who comes later waits until this one is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [STANDSTILL, congress.pk])


def _known_congress(row: Model | None, way: str) -> int | None:
    """The key of a row's congress, as far as memory tells it; such keys never change."""
    *between, last = way.split("__")
    for name in between:
        row = row._state.fields_cache.get(name) if row else None
    return getattr(row, f"{last}_id", None)


def _refuse(table: Any, key: Any, way: str) -> None:
    before = f"{way}__" if way else ""
    rows = table._base_manager.filter(pk=key)
    for lock in shared_lock(f"{before}id").values():
        list(rows.order_by().values_list(lock))
    name, day = rows.values_list(f"{before}short_name", f"{before}archived").first() or ("", None)
    if day is not None:
        words = _("%(congress)s đã đưa vào lưu trữ ngày %(day)s: chỉ để xem, không ghi thêm được.")
        raise NotNow(words % {"congress": name, "day": f"{day:%d/%m/%Y}"})
