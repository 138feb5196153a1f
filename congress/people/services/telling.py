"""Telling a person what somebody else did about him: his account, his seat, his signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.offices import Told
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from congress.people.models.people import Person


def tell(person: Person, words: str, *, by: Person | None) -> None:
    """Keep one sentence for him; of what he did himself, or a demo did, there is nothing to tell."""
    tell_many([(person, words)], by=by)


def tell_many(told: Iterable[tuple[Person, str]], *, by: Person | None) -> None:
    """The same to many at once, each his own sentence."""
    if by is None:
        return
    rows = [Told(person=person, words=words, by=by) for person, words in told if person.pk != by.pk]
    Told.objects.bulk_create(rows, batch_size=500)


def told_to(person: Person) -> QuerySet[Told]:
    """Everything he was told, the newest first."""
    return person.told.select_related("by").order_by("-id")


def news_for(person: Person) -> list[str]:
    """What he has not been told yet, the oldest first; from now on he has."""
    rows = list(person.told.filter(seen=None).order_by("id"))
    person.told.filter(pk__in=[row.pk for row in rows]).update(seen=clock.now())
    return [row.words for row in rows]
