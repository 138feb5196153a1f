"""Telling a person what somebody else did: of an item, or about him, his account, his seat, his signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congress.people.models.news import News
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.people import Person


def tell(person: Person, words: str, *, event: str, by: Person | None, congress: int | None = None) -> None:
    """Keep one sentence for him; of what he did himself, or a demo did, there is nothing to tell.

    `event` is a row of the table documents/telling/rules/heard.py. `congress` is the id of the one it
    is about; None for what is about his account.
    """
    tell_many([(person, words)], event=event, by=by, congress=congress)


def tell_many(
    told: Iterable[tuple[Person, str]],
    *,
    event: str,
    by: Person | None,
    congress: int | None = None,
    item: Any = None,
) -> None:
    """The same to many at once, each his own sentence.

    It leads to `item`, and is passed on only while that is told of outside its own pages.
    """
    if by is None:
        return
    of = {"item_type": item._meta.label_lower, "item_id": item.pk} if item else {}
    rows = [
        News(person=person, words=words, event=event, by=by, congress_id=congress, **of)
        for person, words in told
        if person.pk != by.pk
    ]
    News.objects.bulk_create(rows, batch_size=500)


def tell_of(
    item: Any, people: Iterable[int], *, event: str, number: int, by: Person | None, **where: Any
) -> None:
    """Keep for each of these people (ids) what happened to an item of a congress, in words made when read.

    `where` may name the body (`body_id`), the `right` and the last day (`due`) that he is waited for. One row
    a person, item, event and number, however often; none for who did it.
    """
    own = by.pk if by else None
    rows = [
        News(
            person_id=person,
            congress_id=item.congress_id,
            event=event,
            item_type=item._meta.label_lower,
            item_id=item.pk,
            number=number,
            by=by,
            **where,
        )
        for person in people
        if person != own
    ]
    News.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def news_for(person: Person) -> list[str]:
    """What was done about him and he has not been told yet, the oldest first; from now on he has."""
    rows = list(person.news.said().filter(seen=None).order_by("id"))
    person.news.filter(pk__in=[row.pk for row in rows]).update(seen=clock.now())
    return [row.words for row in rows]
