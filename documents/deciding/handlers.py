"""What recorded meetings hang into the rest: whether a meeting that was called has been held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from documents.deciding.queries import meetings_on
from documents.packages.held import HeldThen, hang_in_meetings

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.bodies import Body


class MeetingsHeld:
    """The meetings that were recorded, as whoever called one asks of them."""

    def held_on(self, body: Body, day: date) -> list[HeldThen]:
        """See `MeetingTeller`."""
        return [
            HeldThen(reverse("held-meeting", args=[row.pk]), str(row), row.stands.half)
            for row in meetings_on(body, day)
        ]


hang_in_meetings(MeetingsHeld())
