"""Decisions that bodies have taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.meetings.models import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import (
        QuerySet,
    )


def decisions_on(subject: str, body_ids: Iterable[int] | None = None) -> QuerySet[Decision]:
    """Decisions on a subject that stand (not superseded), the latest entry first."""
    found = Decision.objects.filter(subject=subject, superseded_by=None).select_related("body")
    if body_ids is not None:
        found = found.filter(body__in=list(body_ids))
    return found.order_by("-pk")
