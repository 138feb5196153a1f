"""The one place where a congress that was put away refuses to be written to: asked before a row is stored."""

from __future__ import annotations

from collections import deque
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from workflows.errors import NotNow

if TYPE_CHECKING:
    from datetime import date

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
    if not way and getattr(instance, "archived", None) is None:
        return
    name, day = _stored(sender, instance, way)
    if day is not None:
        words = _("%(congress)s đã đưa vào lưu trữ ngày %(day)s: chỉ để xem, không ghi thêm được.")
        raise NotNow(words % {"congress": name, "day": f"{day:%d/%m/%Y}"})


def _stored(sender: type[Model], instance: Model, way: str) -> tuple[str, date | None]:
    """Name of the row's congress and the day on which it was put away, as the database has it now."""
    first, _sep, rest = way.partition("__")
    field: Any = sender._meta.get_field(first or "id")
    table: Any = field.related_model or sender
    before = f"{rest}__" if rest else ""
    rows = table._base_manager.filter(pk=getattr(instance, field.attname))
    return rows.values_list(f"{before}short_name", f"{before}archived").first() or ("", None)
