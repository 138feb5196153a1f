"""Telling a person what somebody else did about him: his account, his seat, his signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.offices import Told
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from congress.people.models.people import Person


def tell(person: Person, words: str, *, by: Person | None, congress: int | None = None) -> None:
    """Keep one sentence for him; of what he did himself, or a demo did, there is nothing to tell.

    `congress` is the id of the one it is about; None for what is about his account.
    """
    tell_many([(person, words)], by=by, congress=congress)


def tell_many(told: Iterable[tuple[Person, str]], *, by: Person | None, congress: int | None = None) -> None:
    """The same to many at once, each his own sentence."""
    if by is None:
        return
    rows = [
        Told(person=person, words=words, by=by, congress_id=congress)
        for person, words in told
        if person.pk != by.pk
    ]
    Told.objects.bulk_create(rows, batch_size=500)


def told_to(person: Person, *, elsewhere: Iterable[int] = ()) -> QuerySet[Told]:
    """What he was told, the newest first, but for what is about the congresses he does not look at."""
    return person.told.exclude(congress__in=list(elsewhere)).select_related("by").order_by("-id")


def news_for(person: Person) -> list[str]:
    """What he has not been told yet, the oldest first; from now on he has."""
    rows = list(person.told.filter(seen=None).order_by("id"))
    person.told.filter(pk__in=[row.pk for row in rows]).update(seen=clock.now())
    return [row.words for row in rows]
