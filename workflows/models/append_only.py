"""Rows that are written once: the model, the queryset and the database all refuse change."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext as _

from workflows.models.together import storing_many


class HistoryIsFinal(RuntimeError):
    """Somebody tried to change or delete a row that history rests on."""


def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise HistoryIsFinal(_("Nhật ký và các kết luận đã ghi không sửa, không xóa được."))


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """A queryset that reads and creates, and refuses the rest."""

    update = refuse
    delete = refuse
    bulk_update = refuse
    update_or_create = refuse

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        """Insert rows; raises HistoryIsFinal when those that are there already would be changed."""
        if kwargs.get("update_conflicts"):
            refuse()
        rows = list(objs)
        storing_many.send(self.model, rows=rows)
        return super().bulk_create(rows, *args, **kwargs)


class AppendOnly(models.Model):
    """Base of every append-only table; `workflows.triggers` guards the same rule in the database."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row. Raises HistoryIsFinal when it is already stored."""
        if not self._state.adding:
            refuse()
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Never: raises HistoryIsFinal."""
        refuse()
