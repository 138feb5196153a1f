"""Conclusions that have a paper: those of bodies that judge, as long as they were not taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.appraising.models import VerdictNumber
from documents.packages.models.judgements import Verdict
from documents.packages.queries.judgements import is_asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from documents.packages.models.packages import Package

# Biên bản thẩm tra, phiếu thẩm định, as their marks begin.
RECORD, SLIP = "BB", "PTĐ"


def has_judges(package: Package) -> bool:
    """Whether a body judges packages of this procedure, beside those that are asked."""
    definition = package.definition
    return any(
        "verdict" in transition.answers and not is_asked(transition, definition)
        for transition in definition.moves()
    )


def conclusions_on(package: Package) -> QuerySet[Verdict]:
    """What bodies concluded of its drafts, the last first."""
    rows = Verdict.objects.filter(version__package=package, opinion="", takes_back=None, taken_back_by=None)
    return rows.select_related("body__congress", "version__package", "step__procedure").order_by("-id")


def numbers_of_conclusions(verdicts: Iterable[Verdict]) -> dict[int, VerdictNumber]:
    """verdict id -> the number that counts, of those that have one; one query."""
    rows = VerdictNumber.objects.filter(verdict__in=[verdict.pk for verdict in verdicts])
    return {row.verdict_id: row for row in rows.order_by("id")}


def paper_kind(verdict: Verdict) -> str:
    """What the paper is: minutes where the right of the move is to verify, else a slip."""
    step = verdict.step
    move = verdict.version.package.definition.move(step.action, step.source)
    return RECORD if move is not None and move.right == "verify" else SLIP
