"""The book of rows that rights rest on: each time one is written, a line of one chain says how it stood.

Seats, bodies and the like change, so no trigger can guard them; what stands there without a line, or
otherwise than its last line says, was changed behind the product.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import connections, models, router, transaction
from django.utils.translation import gettext_lazy as _

from workflows import clock
from workflows.models.append_only import AppendOnly
from workflows.models.sealing import said, sealed, utc
from workflows.models.shaped import JsonTable
from workflows.models.together import storing_many

# Any number that nobody else takes: writers of the book wait for each other.
LOCK = 7_203_118
# What the last line of a row says that was taken out in the open.
GONE = {"gone": True}


Row = TypeVar("Row", bound=models.Model)


class LedgerLine(AppendOnly):
    """How one row stood when it was written; the last line of a row counts."""

    sequence = models.PositiveBigIntegerField(unique=True)
    scheme = models.PositiveSmallIntegerField(default=1)
    row_type = models.CharField(max_length=60)
    row_id = models.PositiveBigIntegerField()
    says = JsonTable()
    at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64, blank=True)
    own_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("dòng sổ ghi")
        verbose_name_plural = _("sổ ghi")
        indexes = [models.Index(fields=("row_type", "row_id", "sequence"), name="ledger_of_row")]

    def __str__(self) -> str:
        return f"{self.sequence}. {self.row_type}:{self.row_id}"

    def computed_hash(self) -> str:
        """SHA-256 of the canonical JSON of all columns but the hash itself, hex."""
        row = {name: getattr(self, name) for name in ("sequence", "scheme", "row_type", "row_id", "says")}
        row |= {"at": utc(self.at), "previous_hash": self.previous_hash}
        text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class LedgeredQuerySet(models.QuerySet[Row]):
    """A queryset whose new rows are in the book too."""

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Row]:
        """Insert the rows and a line for each."""
        with transaction.atomic(using=self.db):
            rows = list(objs)
            storing_many.send(self.model, rows=rows)
            made = super().bulk_create(rows, *args, **kwargs)
            enter_all(made)
        return made


class Ledgered(models.Model):
    """Base of a table whose every saved row has a line in the book; rows made in bulk by its own manager.

    One that names `told_columns` is in the book with those alone, and gets a line where one has changed.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row and its line, both or neither."""
        columns = getattr(self, "told_columns", ())
        stored = kwargs.get("update_fields")
        with transaction.atomic():
            super().save(*args, **kwargs)
            if stored is None or not columns or not set(columns).isdisjoint(stored):
                enter_all([self])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Take the row out, and say so in the book, both or neither."""
        with transaction.atomic():
            enter_end(self)
            return super().delete(*args, **kwargs)


def enter_all(rows: Sequence[models.Model]) -> None:
    """Append one line for each stored row; inside the caller's transaction."""
    if not rows:
        return
    _wait_for_turn()
    # row -> what its last line says: words that stay as they were keep their digest.
    before: dict[int, Any] = {}
    partly = hasattr(rows[0], "told_columns")
    if getattr(rows[0], "free_words", ()) or partly:
        kind = rows[0]._meta.label_lower
        told = LedgerLine.objects.filter(row_type=kind, row_id__in=[row.pk for row in rows])
        before = dict(told.order_by("sequence").values_list("row_id", "says"))
    says = [(row, sealed(said(row), before.get(row.pk))) for row in rows]
    _append([(row, now) for row, now in says if not partly or now != before.get(row.pk)])


def enter_standing(
    apps: Any, app: str, tables: Mapping[str, Mapping[str, Sequence[str]]], *, some: int = 500
) -> None:
    """For a migration: enter every row of these tables as it stands, by what its model says of its columns.

    `tables` is the name of a model -> `free_words`, `told_short`, `told_columns` as the model had them then.
    """
    for name, says in tables.items():
        model = apps.get_model(app, name)
        for attribute, columns in says.items():
            setattr(model, attribute, columns)
        keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), some):
            enter_all(list(model.objects.filter(pk__in=keys[start : start + some]).order_by("pk")))


def enter_end(row: models.Model) -> None:
    """Append the last line of a row that is about to be taken out; inside the caller's transaction."""
    _wait_for_turn()
    _append([(row, GONE)])


def _wait_for_turn() -> None:
    """Let one writer at a time append; SQLite has one writer anyhow."""
    connection = connections[router.db_for_write(LedgerLine)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _append(told: Sequence[tuple[models.Model, Any]]) -> None:
    if not told:
        return
    last = LedgerLine.objects.order_by("-sequence").first()
    lines = []
    for row, says in told:
        last = LedgerLine(
            sequence=last.sequence + 1 if last else 1,
            row_type=row._meta.label_lower,
            row_id=row.pk,
            says=says,
            at=clock.now(),
            previous_hash=last.own_hash if last else "",
        )
        last.own_hash = last.computed_hash()
        lines.append(last)
    LedgerLine.objects.bulk_create(lines)
