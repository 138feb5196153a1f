"""Who lent his rights and who was lent them hear of the end before it comes, and on the last day."""

from __future__ import annotations

from congress.people.models.bodies import Congress
from congress.people.models.news import News
from documents.telling.queries.lendings import lendings_ending
from documents.telling.rules.hours import may_disturb
from documents.telling.rules.places import LENDING
from workflows import clock


def tell_of_lendings() -> None:
    """Each of the two once before and once on the last working day, however often it is asked.

    In the hours in which one may be spoken to; of a running congress. A lending whose last day was changed is
    told of again. Safe to repeat.
    """
    if not may_disturb(clock.now()):
        return
    rows = [
        News(
            person=person,
            congress=congress,
            event=event,
            item_type=LENDING,
            item_id=lending.pk,
            number=lending.end.toordinal() if lending.end else 0,
            due=lending.end,
        )
        for congress in Congress.objects.filter(archived=None).order_by("pk")
        for event, lending in lendings_ending(congress)
        for person in (lending.delegator, lending.person)
        if person is not None and person.is_active
    ]
    News.objects.bulk_create(rows, ignore_conflicts=True)
