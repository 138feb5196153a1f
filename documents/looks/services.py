"""Remembering how far somebody has seen, when he looks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Subquery

from congress.people.models.people import Person
from documents.looks.models import Look
from documents.packages.models.steps import PackageStep
from documents.packages.queries.duties import bare_steps_of
from workflows import clock, engine

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from documents.packages.models.packages import Package

# Whoever comes back within it is still here: a page that is loaded again says the same once more.
SITTING = timedelta(minutes=30)


def look_at_package(package: Package, *, by: Person) -> Look | None:
    """What `by` had seen of the package before this visit, and that he has seen it now.

    None where a congress is put away, in which nothing is written any more. Raises Busy.
    """
    if package.congress.archived:
        return None
    steps = bare_steps_of(package)
    newest = steps[-1].pk if steps else 0
    return _look(Look.objects.filter(package=package), by, newest, package=package, congress=package.congress)


def look_at_board(congress: Congress, *, by: Person) -> Look | None:
    """The same of the board of a congress."""
    if congress.archived:
        return None
    steps = PackageStep.objects.order_by("-pk").values("pk")[:1]
    looks = Look.objects.filter(congress=congress, package=None).annotate(newest=Subquery(steps))
    return _look(looks, by, None, congress=congress)


def _look(looks: QuerySet[Look], by: Person, newest: int | None, **about: Any) -> Look:
    """`newest` is the newest step there is; None where `looks` tell it themselves."""
    mine, now = looks.filter(person=by), clock.now()
    # So it is for most pages: nothing happened since, and he has not been away.
    read = mine.first()
    step = newest if newest is not None else getattr(read, "newest", None)
    if read is not None and read.seen == (step or 0) and now - read.seen_at < SITTING:
        return read
    if step is None:
        step = PackageStep.objects.order_by("-pk").values_list("pk", flat=True).first()
    return look_written(mine, by, step or 0, now, **about)


@engine.whole()
def look_written(mine: QuerySet[Look], by: Person, newest: int, now: datetime, **about: Any) -> Look:
    """The row of his look as it is from now on."""
    look = mine.first()
    if look is None:
        # Two of his windows opened at once are one visit.
        Person.objects.select_for_update(no_key=True).get(pk=by.pk)
        look = mine.first() or Look.objects.create(person=by, seen=newest, seen_at=now, **about)
    if now - look.seen_at >= SITTING:
        look.before, look.before_at = look.seen, look.seen_at
    elif look.seen == newest:
        return look
    look.seen, look.seen_at = newest, now
    look.save(update_fields=["before", "before_at", "seen", "seen_at"])
    return look
