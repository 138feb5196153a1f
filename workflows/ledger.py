"""The proof of the book: that its chain holds, and that rows stand as their last lines say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connections
from django.db.models import Value
from django.utils.translation import gettext as _

from workflows.models import Ledgered, LedgerLine
from workflows.models.destruction import sealed_words
from workflows.models.ledger import GONE
from workflows.models.sealing import agrees, digests_in, said

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


def book_faults() -> Iterator[str]:
    """One Vietnamese line for each line of the book that was changed, and each row changed beside it."""
    before = None
    for line in LedgerLine.objects.order_by("sequence").iterator(chunk_size=2000):
        follows = (line.sequence - 1, line.previous_hash) == (
            (before.sequence, before.own_hash) if before else (0, "")
        )
        if not follows or line.own_hash != line.computed_hash():
            yield _("Sổ ghi, dòng %(number)d: đã bị sửa hoặc đứt chuỗi.") % {"number": line.sequence}
        before = line
    yield from _rows_beside()


@dataclass(frozen=True, slots=True)
class BookQuestion:
    """What the book is asked of some rows: the words of the question, its values, and the columns by name.

    Making the words takes ten times as long as asking them, so whoever asks again of another item keeps
    them, and says which value of the first asking stands for the item (`digests_of`).
    """

    sql: str
    values: tuple[Any, ...]
    columns: Mapping[str, Sequence[str]]


def book_question(asked: Mapping[str, tuple[QuerySet[Any], Sequence[str]]], using: str) -> BookQuestion:
    """The question for these rows, name -> (rows, the columns that count), in the words of a database."""
    lines = [
        LedgerLine.objects.filter(
            row_type=rows.model._meta.label_lower, row_id__in=rows.order_by().values("pk")
        )
        .order_by()
        .values_list(Value(name), "sequence", "row_id", "says")
        for name, (rows, _columns) in asked.items()
    ]
    sql, values = lines[0].union(*lines[1:], all=True).query.get_compiler(using).as_sql()
    return BookQuestion(sql, tuple(values), {name: columns for name, (_rows, columns) in asked.items()})


def digests_of(question: BookQuestion, using: str, *, standing_in: int, key: int) -> dict[str, str]:
    """name -> SHA-256 over what the book says in these columns of the rows, by their keys; none for no rows.

    `key` is asked about wherever the question was made with `standing_in`. The book holds salted digests of
    free words, so these digests give no personal data away. One query.
    """
    says_of: Any = LedgerLine._meta.get_field("says")
    with connections[using].cursor() as cursor:
        cursor.execute(question.sql, [key if value == standing_in else value for value in question.values])
        lines = sorted(cursor.fetchall(), key=lambda line: line[1])
    last: dict[str, dict[int, Any]] = {}
    for name, _sequence, row, says in lines:
        last.setdefault(name, {})[row] = says_of.shaped(says)
    found = {}
    for name, rows in sorted(last.items()):
        told = [[pk, *(rows[pk].get(column) for column in question.columns[name])] for pk in sorted(rows)]
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        found[name] = hashlib.sha256(text.encode()).hexdigest()
    return found


def stood_before(rows: QuerySet[Any], moment: datetime) -> bool:
    """Whether one of these rows was in the book before that moment."""
    told = LedgerLine.objects.filter(row_type=rows.model._meta.label_lower, at__lt=moment)
    return told.filter(row_id__in=rows.order_by().values("pk")).exists()


def head() -> LedgerLine | None:
    """The last line of the book; None while it is empty."""
    return LedgerLine.objects.order_by("-sequence").first()


def unlike(rows: QuerySet[Any]) -> Iterator[tuple[Any, Any]]:
    """Each of these rows that stands otherwise than its last line says, with that line; None for no line.

    What seems so is looked at again, so that work in progress is no fault.
    """
    lines = LedgerLine.objects.filter(row_type=rows.model._meta.label_lower).order_by("sequence")
    says = dict(lines.values_list("row_id", "says"))
    words = sealed_words(digest for kept in says.values() for digest in digests_in(kept))
    for row in rows.order_by("pk").iterator(chunk_size=2000):
        if agrees(says.get(row.pk, GONE), said(row), words):
            continue
        kept = lines.filter(row_id=row.pk).values_list("says", flat=True).last()
        fresh = rows.model._base_manager.filter(pk=row.pk).first()
        if fresh is not None and not agrees(kept or GONE, said(fresh), sealed_words(digests_in(kept))):
            yield fresh, kept


def taken_out(model: Any) -> list[int]:
    """The keys of rows that the book knows and that are not there, with no last line that says so."""
    lines = LedgerLine.objects.filter(row_type=model._meta.label_lower).order_by("sequence")
    says = dict(lines.values_list("row_id", "says"))
    there = set(model._base_manager.values_list("pk", flat=True))
    return sorted(pk for pk, kept in says.items() if pk not in there and kept != GONE)


def _rows_beside() -> Iterator[str]:
    for model in sorted(apps.get_models(), key=lambda one: one._meta.label_lower):
        if not issubclass(model, Ledgered):
            continue
        # A table of which the book holds some columns alone is told of in its own words.
        for row, kept in () if hasattr(model, "told_columns") else unlike(model._base_manager.all()):
            facts = {"what": model._meta.verbose_name, "row": row}
            if kept is None:
                yield _("%(what)s: “%(row)s” không có trong sổ ghi.") % facts
            else:
                yield _("%(what)s: “%(row)s” khác với sổ ghi.") % facts
        for pk in taken_out(model):
            yield _("%(what)s số %(number)d: có trong sổ ghi nhưng đã bị xóa.") % {
                "what": model._meta.verbose_name,
                "number": pk,
            }
