"""Columns of JSON that always give what they promise: a table or a list, however the database was spoilt."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.models.fields.json import KeyTransform


class Shaped(models.JSONField):
    """A column whose values are all of one shape; what has another is read as empty.

    So no reader asks for it; `workflows.shapes` finds such rows.
    """

    shape: type[Any]

    def deconstruct(self) -> Any:
        """For migrations a plain column of JSON: nothing in the database tells them apart."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The value, or an empty one of its shape."""
        found = super().from_db_value(value, expression, connection)
        return found if isinstance(expression, KeyTransform) else self.shaped(found)

    def shaped(self, value: Any) -> Any:
        """What a question of ours brought from this column, parsed or not, in its shape."""
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                value = ""
        return value if isinstance(value, self.shape) or (value is None and self.null) else self.shape()


class JsonTable(Shaped):
    """A table: names and what they say."""

    shape = dict


class JsonList(Shaped):
    """A list."""

    shape = list
