"""A body that holds something: since when, and whom to telephone there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows import clock, deadlines
from workflows.calendars import DAY
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from congress.people.models.memberships import Membership
    from documents.packages.models.packages import Package
    from documents.packages.words.stages import Holding


@dataclass(frozen=True, slots=True)
class Held:
    """A body that holds it: since when, how many working days, and whom to telephone there."""

    body: str
    since: date
    days: int
    due: date | None
    right: str
    # Whether it is the chairman or a collective: those are reported to, not urged.
    above: bool = False
    person: str = ""
    title: str = ""
    telephone: str = ""

    @classmethod
    def of(cls, package: Package, holding: Holding, *, private: bool, above: bool) -> Self:
        """What the board says of a holding; of a confidential package no names.

        People's own numbers are `private`: for the organising committee and the office alone.
        """
        seat, since = holding.contact, clock.local_day(holding.since)
        named = seat is not None and not package.confidential
        person = str(seat.person) if seat and named else ""
        if seat and named and seat.away_until is not None:
            # Where everybody is away, until when the first of them is.
            facts = {"who": seat.person, "day": f"{seat.away_until:%d/%m/%Y}"}
            person = _("%(who)s (vắng đến hết ngày %(day)s)") % facts
        return cls(
            body=holding.body,
            since=since,
            days=working_days_held(since),
            due=holding.due,
            right=holding.right,
            above=above,
            person=person,
            title=seat.named if seat and named else "",
            telephone=number_to_call(seat, package, private=private) if seat else "",
        )

    @property
    def words(self) -> str:
        """How long: "giữ 3 ngày làm việc, từ 15/03/2022"; on the first day only since when."""
        facts = {"days": self.days, "since": f"{self.since:%d/%m/%Y}"}
        if not self.days:
            return _("nhận ngày %(since)s") % facts
        text = ngettext(
            "giữ %(days)d ngày làm việc, từ %(since)s", "giữ %(days)d ngày làm việc, từ %(since)s", self.days
        )
        return text % facts


def working_days_held(since: date) -> int:
    """Working days a body has had it: the day it came does not count, today does."""
    return deadlines.working_days_between(since + DAY, clock.today(), calendar=calendar_in_force())


def number_to_call(seat: Membership, package: Package, *, private: bool) -> str:
    """Where to call; of a confidential package nobody's own number, which says who he is as his name does."""
    if package.confidential or not private:
        return seat.phone or package.congress.office_phone
    return seat.telephone
