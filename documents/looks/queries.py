"""What others have done since a reader last looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Max

from documents.packages.models.steps import PackageStep
from documents.packages.queries.duties import bare_steps_of, steps_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from documents.looks.models import Look
    from documents.packages.models.packages import Package

# So many are named on the board; the others are a number.
NAMED = 12


def steps_since(look: Look, package: Package) -> list[PackageStep]:
    """The steps of a package that are new to the reader; what he did himself is none of them."""
    before = look.before
    if before is None or all(one.pk <= before for one in bare_steps_of(package)):
        return []
    return [one for one in steps_of(package) if one.pk > before and one.actor_id != look.person_id]


def changed_since(look: Look, packages: QuerySet[Package]) -> list[tuple[Package, int]]:
    """Those of these packages with steps that are new to the reader, and how many; the last changed first."""
    if look.before is None:
        return []
    steps = PackageStep.objects.filter(pk__gt=look.before, item__in=packages).exclude(actor=look.person_id)
    rows = steps.order_by().values("item").annotate(number=Count("pk"), last=Max("pk")).order_by("-last")
    number = {row["item"]: row["number"] for row in rows}
    found = packages.select_related("procedure").in_bulk(list(number)[:NAMED])
    return [(found[pk], number[pk]) for pk in number if pk in found]
