"""Remembering how far somebody has seen, when he looks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from congress.people.models.people import Person
from documents.looks.models import Look
from documents.packages.models.steps import PackageStep
from workflows import clock, engine

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from documents.packages.models.packages import Package

# Whoever comes back within it is still here: a page that is loaded again says the same once more.
SITTING = timedelta(minutes=30)


def look_at_package(package: Package, *, by: Person) -> Look | None:
    """What `by` had seen of the package before this visit, and that he has seen it now.

    None where a congress is put away, in which nothing is written any more. Raises Busy.
    """
    return None if package.congress.archived else _look(package.congress, package, by)


def look_at_board(congress: Congress, *, by: Person) -> Look | None:
    """The same of the board of a congress."""
    return None if congress.archived else _look(congress, None, by)


@engine.whole()
def _look(congress: Congress, package: Package | None, by: Person) -> Look:
    newest = PackageStep.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    mine, now = Look.objects.filter(person=by, congress=congress, package=package), clock.now()
    found = mine.first()
    if found is None:
        # Two of his windows opened at once are one visit.
        Person.objects.select_for_update(no_key=True).get(pk=by.pk)
        found = mine.first() or Look.objects.create(
            person=by, congress=congress, package=package, seen=newest, seen_at=now
        )
    if now - found.seen_at >= SITTING:
        found.before, found.before_at = found.seen, found.seen_at
    elif found.seen == newest:
        return found
    found.seen, found.seen_at = newest, now
    found.save(update_fields=["before", "before_at", "seen", "seen_at"])
    return found
