"""Heads of the chains, kept outside the database: one that was cut or hashed anew has them no longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import F, OuterRef, Subquery
from django.utils.translation import gettext as _

from workflows import history, ledger
from workflows.models import LedgerLine, Step

# Stands in the place of a code for the book of seats and bodies.
BOOK = "*"


def chains() -> list[Any]:
    """The tables of steps: of packages, tasks, plans and whatever else follows a procedure."""
    found: list[Any] = [model for model in apps.get_models() if issubclass(model, Step)]
    return sorted(found, key=lambda model: model._meta.label_lower)


def heads() -> Iterator[str]:
    """One line for each chain: the code of the item (or `BOOK`), the number of its last step, its hash."""
    for steps in chains():
        last = steps._default_manager.filter(item=OuterRef("item")).order_by("-sequence").values("pk")[:1]
        rows = steps._default_manager.filter(pk=Subquery(last)).order_by("item__code")
        for code, number, own_hash in rows.values_list(F("item__code"), "sequence", "own_hash"):
            yield f"{code} {number} {own_hash}"
    line = ledger.head()
    if line is not None:
        yield f"{BOOK} {line.sequence} {line.own_hash}"


def anchor_faults(anchors: Iterable[str]) -> Iterator[str]:
    """One Vietnamese line for each head, as `heads` wrote it, that is no longer in its chain."""
    for number, line in enumerate(anchors, 1):
        parts = line.split()
        if not parts or parts[0].startswith("#"):
            continue
        if len(parts) != 3 or not parts[1].isascii() or not parts[1].isdecimal():
            words = _("Tệp mốc, dòng %(number)d: không đúng dạng “mã hồ sơ, số bước, mã kiểm tra”.")
            yield words % {"number": number}
            continue
        code, at = parts[0], int(parts[1])
        facts = {"code": code, "number": at}
        if code != BOOK and not any(
            steps._default_manager.filter(item__code=code).exists() for steps in chains()
        ):
            yield _("%(code)s: có trong tệp mốc, nay không còn bước nào; đã bị xóa cả nhật ký.") % facts
        elif parts[2] not in _hashes(code, at):
            yield _("%(code)s: bước %(number)d khác với tệp mốc; nhật ký đã bị cắt hoặc viết lại.") % facts


def _hashes(code: str, at: int) -> list[str]:
    """What stands at this number, hashed now: of the book, or of whatever bears the code."""
    if code == BOOK:
        return [line.computed_hash() for line in LedgerLine.objects.filter(sequence=at)]
    return [
        history.own_hash(step)
        for steps in chains()
        for step in steps._default_manager.select_related("procedure").filter(item__code=code, sequence=at)
    ]
