"""Lendings that run out by their day: whose rights, lent to whom, and how many working days are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.memberships import Membership
from congress.roles import DELEGATE
from documents.telling.rules.heard import LENDING_DAYS
from workflows import clock, deadlines
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congress.people.models.bodies import Congress


def lendings_ending(congress: Congress) -> Iterator[tuple[str, Membership]]:
    """(event, lending) for each that ends soon or is on its last working day, by the table of days.

    One that began today is new to both of them: nothing is told of its end.
    """
    today, calendar = clock.today(), calendar_in_force()
    near = deadlines.end_working(today, max(LENDING_DAYS.values()), calendar=calendar)
    held = Membership.objects.in_force(today).filter(role=DELEGATE, body__congress=congress)
    held = held.filter(start__lt=today, end__lte=near, delegator__isnull=False)
    for lending in held.select_related("person", "delegator", "body").order_by("end", "id"):
        if lending.end is not None:
            left = deadlines.working_days_left(today, lending.end, calendar=calendar) - 1
            yield min((days, event) for event, days in LENDING_DAYS.items() if left <= days)[1], lending
