"""Whose store of papers it is."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


def new_code() -> str:
    """A code that no other database has."""
    return uuid.uuid4().hex


class StoreMark(models.Model):
    """One row: the code that the store of this database bears too, so that no other is swept by mistake."""

    code = models.CharField(max_length=32, default=new_code)

    class Meta:
        verbose_name = _("dấu của kho tệp")
        verbose_name_plural = _("dấu của kho tệp")

    def __str__(self) -> str:
        return self.code
