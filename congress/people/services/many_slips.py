"""Slips for many at once: when a congress begins, half of its people have no account yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from congress.people.queries.eyes import people_without_account
from congress.people.services.accounts import issue_slip

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.offices import Slip
    from congress.people.models.people import Person

# Each code is kept as a slow digest: a page that makes more of them is waited for too long.
SLIPS_AT_ONCE = 25


@transaction.atomic
def issue_slips(congress: Congress, *, by: Person) -> list[tuple[Slip, str]]:
    """A slip and its code for each of `people_without_account`, the first 25; all of them or none."""
    waiting = people_without_account(congress)[:SLIPS_AT_ONCE]
    return [issue_slip(person, by=by) for person in waiting if person != by]
