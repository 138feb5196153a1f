"""Which rows of rounds stand in the official table of a package, and so in its fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from documents.consulting.models.replies import Reply
from documents.consulting.models.rounds import ExtraDay, Round
from documents.packages.printed import where_consulted

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from documents.packages.models.packages import Package


def rounds_printed(package: Package) -> QuerySet[Round]:
    """The rounds about a package: from those whom they asked the table tells who was silent."""
    return where_consulted(package, Round.objects.filter(drafts__package=package))


def days_printed(package: Package) -> QuerySet[ExtraDay]:
    """Other last days of units: they tell who answered in time."""
    return where_consulted(package, ExtraDay.objects.filter(asked__round__drafts__package=package))


def replies_printed(package: Package, before: datetime | None = None) -> QuerySet[Reply]:
    """What came in time from who was asked, and what stands in place of another; or did so before a moment.

    What came late, or from nobody who was asked, holds nothing (ADR 27): no letter from outside unsettles
    what a body has decided since. Where something becomes of it, that is covered.
    """
    given = ExtraDay.objects.filter(at__lt=before) if before else ExtraDay.objects.all()
    last = given.filter(asked=OuterRef("heard__asked")).order_by("-id")
    until = Coalesce(Subquery(last.values("last_day")[:1]), F("round__last_day"))
    found = Reply.objects.filter(answers__draft__package=package)
    found = found.annotate(sent=Coalesce("day", "arrived"), until=until)
    return where_consulted(
        package, found.filter(Q(heard__isnull=False, sent__lte=F("until")) | ~Q(corrects=None))
    )
