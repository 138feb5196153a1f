"""Which address the calendar of a person has, and whose calendar an address opens that somebody brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.links import CalendarLink
from congress.people.queries.hats import hats
from congress.people.queries.unit_links import link_digest

if TYPE_CHECKING:
    from congress.people.models.people import Person


def calendar_link_of(person: Person) -> CalendarLink | None:
    """The row that counts; None where he has no address, or took it back."""
    last = CalendarLink.objects.filter(person=person).order_by("-pk").first()
    return last if last is not None and last.digest else None


def calendar_led_to(token: str) -> Person | None:
    """Whose calendar it is; None for an address never given, replaced or taken back, and of one who left.

    Who left has no seat any more, or his account is closed: nothing of him is told to anybody then.
    """
    found = CalendarLink.objects.select_related("person").filter(digest=link_digest(token)).first()
    if found is None or CalendarLink.objects.filter(person=found.person_id, pk__gt=found.pk).exists():
        return None
    person: Person = found.person
    return person if person.is_active and hats(person).worn else None
