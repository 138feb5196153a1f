"""The proof of columns of JSON: that each row holds a value of the shape which every reader relies on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast, LTrim
from django.utils.translation import gettext as _

from workflows.models.shaped import JsonList, JsonTable

OPENINGS: dict[type[Any], str] = {JsonTable: "{", JsonList: "["}


def spoilt_columns() -> Iterator[str]:
    """One Vietnamese line for each column of a row that is no table or no list, and is read as empty."""
    for model in sorted(apps.get_models(), key=lambda one: one._meta.label_lower):
        for field in model._meta.concrete_fields:
            opening = OPENINGS.get(type(field))
            if opening is None:
                continue
            told = model._base_manager.annotate(told=LTrim(Cast(F(field.attname), TextField())))
            # No value at all, where a column may be empty, is none that was spoilt.
            empty = Q(**{f"{field.attname}__isnull": True}) if field.null else Q(pk=None)
            rows = told.exclude(told__startswith=opening).exclude(empty)
            for key in rows.order_by("pk").values_list("pk", flat=True):
                facts = {"table": model._meta.verbose_name, "row": key, "field": field.name}
                yield _("Bảng %(table)s, dòng %(row)s: cột “%(field)s” không đọc được.") % facts
