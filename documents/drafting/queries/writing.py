"""Who works on a draft now, who may, and the words kept until they are handed in."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from documents.drafting.models.writing import Editing, Writing
from documents.packages.models.drafts import Version
from workflows import clock, deadlines
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from workflows.procedures.rows import Transition

# After a night and a day nobody is still at it: he forgot to say that he stopped.
FORGOTTEN_AFTER = 1


def editors(package: Package) -> list[Editing]:
    """Those who said that they work on the draft, today or on the working day before; the longest first.

    Whoever has handed in a draft since is at it no longer.
    """
    first = deadlines.before_working(clock.today(), FORGOTTEN_AFTER, calendar=calendar_in_force())
    since = datetime.combine(first, time.min, tzinfo=clock.HANOI)
    by_him = Q(author=OuterRef("person")) | Q(entered_by=OuterRef("person"))
    handed_in = Version.objects.filter(by_him, package=package, created__gte=OuterRef("since"))
    return list(package.editors.filter(~Exists(handed_in), since__gte=since).select_related("person"))


def drafting_move(package: Package, person: Person) -> Transition | None:
    """The move with which this person may hand in a draft where the package stands, or None."""
    moves = (
        transition
        for transition in package.definition.moves_from(package.state)
        if "version" in transition.answers
    )
    return next(
        (
            transition
            for transition in moves
            if package.may(person, transition.right, holder=transition.holder)
        ),
        None,
    )


def writing_of(package: Package, person: Person, *, part: str) -> Writing | None:
    """What this person has kept of a part he is writing on the page, or None."""
    return Writing.objects.filter(package=package, person=person, part=part).first()
