"""The proof of the book: that its chain holds, and that rows stand as their last lines say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext as _

from workflows.models import Ledgered, LedgerLine
from workflows.models.destruction import sealed_words
from workflows.models.ledger import GONE
from workflows.models.sealing import agrees, digests_in, said

if TYPE_CHECKING:
    from django.db.models import QuerySet


def faults() -> Iterator[str]:
    """One Vietnamese line for each line of the book that was changed, and each row changed beside it."""
    says: dict[tuple[str, int], object] = {}
    before = None
    for line in LedgerLine.objects.order_by("sequence").iterator(chunk_size=2000):
        follows = (line.sequence - 1, line.previous_hash) == (
            (before.sequence, before.own_hash) if before else (0, "")
        )
        if not follows or line.own_hash != line.computed_hash():
            yield _("Sổ ghi, dòng %(number)d: đã bị sửa hoặc đứt chuỗi.") % {"number": line.sequence}
        says[line.row_type, line.row_id] = line.says
        before = line
    yield from _rows_beside(says)


def digest_of(rows: QuerySet[Any], *columns: str) -> str:
    """SHA-256 over what the book says in these columns of the rows, by their keys; "" for no rows.

    The book holds salted digests of free words, so this digest gives no personal data away.
    """
    kind = rows.model._meta.label_lower
    lines = LedgerLine.objects.filter(row_type=kind, row_id__in=rows.order_by().values("pk"))
    last = dict(lines.order_by("sequence").values_list("row_id", "says"))
    told = [[pk, *(last[pk].get(name) for name in columns)] for pk in sorted(last)]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest() if told else ""


def head() -> LedgerLine | None:
    """The last line of the book; None while it is empty."""
    return LedgerLine.objects.order_by("-sequence").first()


def _rows_beside(says: dict[tuple[str, int], object]) -> Iterator[str]:
    words = sealed_words(digest for kept in says.values() for digest in digests_in(kept))
    for model in sorted(apps.get_models(), key=lambda one: one._meta.label_lower):
        if not issubclass(model, Ledgered):
            continue
        known = {pk for kind, pk in says if kind == model._meta.label_lower}
        for row in model._base_manager.order_by("pk").iterator(chunk_size=2000):
            known.discard(row.pk)
            kept = says.get((model._meta.label_lower, row.pk))
            facts = {"what": model._meta.verbose_name, "row": row}
            if kept is None:
                yield _("%(what)s: “%(row)s” không có trong sổ ghi.") % facts
            elif not agrees(kept, said(row), words):
                yield _("%(what)s: “%(row)s” khác với sổ ghi.") % facts
        gone = {pk for pk in known if says[model._meta.label_lower, pk] == GONE}
        for pk in sorted(known - gone):
            yield _("%(what)s số %(number)d: có trong sổ ghi nhưng đã bị xóa.") % {
                "what": model._meta.verbose_name,
                "number": pk,
            }
