"""What recorded meetings hang into the rest: that one was held, and the numbers their papers bear."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse

from documents.deciding.models import MeetingPaper, MinutesNumber
from documents.deciding.queries import meetings_on
from documents.deciding.services.numbering import MINUTES, told_in_book
from documents.packages.held import HeldThen, hang_in_meetings
from documents.packages.letters import GivenBeside, numbers_beside
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from congress.people.models.associations import Association
    from congress.people.models.bodies import Body


class MeetingsHeld:
    """The meetings that were recorded, as whoever called one asks of them."""

    def held_on(self, body: Body, day: date) -> list[HeldThen]:
        """See `MeetingTeller`."""
        return [
            HeldThen(reverse("held-meeting", args=[row.pk]), str(row), row.stands.half)
            for row in meetings_on(body, day)
        ]


@numbers_beside
def numbers_of_meetings(association: Association, year: int) -> Iterator[GivenBeside]:
    """Of minutes, notices, resolutions: those that clerks gave by hand stand in no book."""
    whose = {"meeting__body__congress__association": association}
    for row in MinutesNumber.objects.filter(**whose).select_related("meeting__body"):
        if clock.local_day(row.at).year == year:
            yield GivenBeside(row.mark, row.number, partial(told_in_book, row.meeting, MINUTES))
    for paper in MeetingPaper.objects.filter(**whose, day__year=year).select_related("meeting__body"):
        yield GivenBeside(paper.mark, paper.number, partial(told_in_book, paper.meeting, paper.kind))


hang_in_meetings(MeetingsHeld())
