"""Heads of the chains, kept outside the database: one that was cut or hashed anew has them no longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import F, OuterRef, Subquery
from django.utils.translation import gettext as _

from documents.packages.models.steps import PackageStep
from workflows import history, ledger
from workflows.models import LedgerLine

# Stands in the place of a package's code for the book of seats and bodies.
BOOK = "*"


def heads() -> Iterator[str]:
    """One line for each chain: the package's code (or `BOOK`), the number of its last step, its hash."""
    last = PackageStep.objects.filter(item=OuterRef("item")).order_by("-sequence").values("pk")[:1]
    rows = PackageStep.objects.filter(pk=Subquery(last)).order_by("item__code")
    for code, number, own_hash in rows.values_list(F("item__code"), "sequence", "own_hash"):
        yield f"{code} {number} {own_hash}"
    line = ledger.head()
    if line is not None:
        yield f"{BOOK} {line.sequence} {line.own_hash}"


def faults(anchors: Iterable[str]) -> Iterator[str]:
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
        if code == BOOK:
            row = LedgerLine.objects.filter(sequence=at).first()
            stands = row.computed_hash() if row else ""
        else:
            steps = PackageStep.objects.select_related("procedure").filter(item__code=code, sequence=at)
            step = steps.first()
            stands = history.own_hash(step) if step else ""
        if stands != parts[2]:
            words = _("%(code)s: bước %(number)d khác với tệp mốc; nhật ký đã bị cắt hoặc viết lại.")
            yield words % {"code": code, "number": at}
