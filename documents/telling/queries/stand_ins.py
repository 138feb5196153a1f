"""Who takes what is to be told to somebody who is away: who acts for him, else the next in his body."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

from congress.people.models.memberships import Membership
from congress.people.queries.seats import absences, contacts, in_rank, seats_about
from congress.people.words.addressed import addressed
from congress.roles import DELEGATE, Right
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from congress.people.models.bodies import Body, Congress


@dataclass(frozen=True, slots=True)
class StandIn:
    """Until when somebody is away, and who takes it for him; `who` is "" where nobody there is left."""

    until: date
    who: str = ""
    telephone: str = ""

    def in_words(self, name: str = "") -> str:
        """The same in brackets, as it stands below his name on paper; `name` where it stands nowhere."""
        facts = {"name": name, "day": f"{self.until:%d/%m/%Y}", "who": self.who, "phone": self.telephone}
        until = _kept("%(name)s vắng đến hết ngày %(day)s") if name else _kept("vắng đến hết ngày %(day)s")
        takes = _kept("%(who)s nhận thay") if self.who else _kept("chưa có người nhận thay")
        calls = _kept("điện thoại %(phone)s") if self.telephone else ""
        said = [until, ", ".join(filter(None, (takes, calls)))]
        return f"({'; '.join(said) % facts})"


def stand_ins(congress: Congress, people: Collection[int]) -> dict[int, StandIn]:
    """Person -> who stands in for him, for those of them who are away today; as many questions as for one.

    To whom he lent his rights comes first, then the first in rank of his body who is there.
    """
    away = absences(people)
    if not away:
        return {}
    held = Membership.objects.in_force(clock.today()).filter(body__congress=congress)
    acting = held.filter(role=DELEGATE, delegator__in=away).select_related("person", "body")
    by_person: dict[int, list[Membership]] = defaultdict(list)
    for seat in in_rank(acting):
        by_person[seat.delegator_id or 0].append(seat)
    own = list(in_rank(held.own().filter(person__in=away)).select_related("body"))
    firsts = contacts({seat.body_id for seat in own})
    for seat in own:
        by_person[seat.person_id].append(firsts[seat.body_id])
    gone = absences([seat.person_id for seats in by_person.values() for seat in seats])
    return {
        person: _stands_in(until, _there(by_person[person], gone), congress) for person, until in away.items()
    }


def head_away(body: Body) -> tuple[Membership, StandIn] | None:
    """The head of a body and who stands in for him, where he is away today; None where he is there."""
    head = next(iter(seats_about([(body.pk, Right.SIGN.value)]).get((body.pk, Right.SIGN.value), ())), None)
    found = stand_ins(body.congress, [head.person_id]) if head else {}
    return (head, found[head.person_id]) if head and head.person_id in found else None


def _there(seats: Iterable[Membership], gone: Collection[int]) -> Membership | None:
    return next((seat for seat in seats if seat.person_id not in gone and seat.person.is_active), None)


def _stands_in(until: date, seat: Membership | None, congress: Congress) -> StandIn:
    if seat is None:
        return StandIn(until)
    name = addressed(seat.person, congress.association)
    return StandIn(until, f"{name}, {seat.named}", seat.telephone)
