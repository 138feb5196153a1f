"""What recorded meetings hang into the rest: whether a meeting that was called has been held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from documents.deciding.models import Meeting
from documents.packages.held import HeldThen, hang_in_meetings

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.bodies import Body


class MeetingsHeld:
    """The meetings that were recorded, as whoever called one asks of them."""

    def held_on(self, body: Body, day: date) -> list[HeldThen]:
        """See `MeetingTeller`."""
        found = Meeting.objects.filter(body=body, met_on=day).order_by("id")
        return [HeldThen(reverse("held-meeting", args=[row.pk]), str(row), row.half) for row in found]


hang_in_meetings(MeetingsHeld())
