"""The facts of a sign-in sheet: who votes in a body on the day of a meeting, and who said he is away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.offices import Absence
from congress.people.queries.seats import electorate
from congress.people.words.addressed import addressed, in_precedence
from congress.tally import Rule
from documents.deciding.papers.attendance import Member, SignInSheet

if TYPE_CHECKING:
    from congress.people.models.bodies import Body


def sign_in_sheet(body: Body, met_on: date) -> SignInSheet:
    """The electorate of that day in the order of the association, with the number who must be present."""
    association = body.congress.association
    seats = in_precedence(electorate(body, met_on), association)
    away = set(
        Absence.objects.filter(
            person__in=[seat.person_id for seat in seats], start__lte=met_on, end__gte=met_on
        ).values_list("person", flat=True)
    )
    return SignInSheet(
        org_lines=tuple(body.congress.org_lines),
        place=body.congress.place,
        body=body.name,
        met_on=met_on,
        members=tuple(
            Member(
                addressed(seat.person, association),
                seat.shown_title,
                _("Báo vắng") if seat.person_id in away else "",
            )
            for seat in seats
        ),
        needed=Rule.of(body).needed_present(len(seats)),
    )
