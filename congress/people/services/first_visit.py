"""The first visit: the short guide of one's role is shown once, at the first sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.people import Person


def welcome(person: Person) -> bool:
    """Whether this is the first time; from then on it is not."""
    rows = type(person).objects.filter(pk=person.pk, welcomed=None)
    return rows.update(welcomed=clock.today()) == 1
