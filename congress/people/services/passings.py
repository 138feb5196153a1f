"""Somebody has died: one act of the office ends his seats, what he lent, and whatever would go to him."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.acts import last_act
from congress.people.models.memberships import Membership
from congress.people.models.passings import Passing
from congress.people.models.people import Person
from congress.people.queries.passings import passed_in_words, passing_of
from congress.people.queries.seats import people_who_may_on_congress
from congress.people.services.accounts import set_open
from congress.people.services.journal import log
from congress.people.services.seats import end_membership
from congress.people.services.telling import tell_many
from congress.roles import Right
from workflows import clock, engine
from workflows.errors import NotNow, Stale, Unmet, check
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

DIED = _kept("Từ trần ngày %(day)s")
TOLD = _kept(
    "%(by)s ghi: %(who)s từ trần ngày %(day)s; nhiệm vụ đã kết thúc: %(seats)s. Việc đang chờ ký thì chờ "
    "phân công người ký."
)
MISTAKEN = _kept("%(by)s ghi: đã ghi nhầm việc từ trần của %(who)s; các nhiệm vụ được khôi phục. %(why)s")


@engine.whole()
def record_passing(person: Person, *, day: date, ground: str, by: Person) -> Passing:
    """End all that he held from that day on, and his account; the office and who tracks the work are told.

    What he did and signed stays; an open vote keeps its list. A seat ends the day before, or with the day
    itself where he still acted on it. Raises Unmet by field, NotNow where it is recorded (people.md, 5).
    """
    person, ground = Person.objects.select_for_update().get(pk=person.pk), clean(ground)
    refuse_passing(person, day, ground, by)
    held = list(person.memberships.not_ended(day).select_related("person", "body__congress__association"))
    died = DIED % {"day": f"{day:%d/%m/%Y}"}
    # Whoever signed for him signs no more, and hears so.
    for seat in person.delegations.not_ended(day).select_related("person", "body__congress__association"):
        end_membership(seat, on=_last_day(seat, day), ground=died, by=by)
    kept = [[seat.pk, f"{seat.end:%Y-%m-%d}" if seat.end else ""] for seat in held]
    for seat in held:
        seat.end, seat.end_ground = _last_day(seat, day), died
        check(seat)
        seat.save()
        log(by, seat, died)
    row = Passing(person=person, day=day, ground=ground, seats=kept, by=by)
    check(row)
    row.save()
    set_open(person, opened=False, by=by, reason=died)
    facts = {"by": by, "who": person, "day": f"{day:%d/%m/%Y}"}
    _tell(held, TOLD % (facts | {"seats": "; ".join(seat.named for seat in held)}), by)
    return row


@engine.whole()
def take_back_passing(person: Person, *, ground: str, seen: int, by: Person) -> Passing:
    """What was recorded of somebody by mistake: his seats are his again, and his account.

    `seen` is the id of that record. Raises Unmet where a seat has somebody else by now, or without a reason;
    NotNow where nothing is recorded, Stale where it is another record.
    """
    person, ground = Person.objects.select_for_update().get(pk=person.pk), clean(ground)
    before = passing_of(person)
    if before is None:
        raise NotNow(_("Chưa ghi %(who)s từ trần.") % {"who": person})
    if before.pk != seen:
        raise Stale
    if not is_reason(ground):
        raise Unmet(fields={"ground": [_("Phải nêu rõ lý do.")]})
    row = Passing(person=person, day=None, ground=ground, by=by)
    check(row)
    row.save()
    set_open(person, opened=True, by=by, reason=ground)
    ends = {pk: date.fromisoformat(end) if end else None for pk, end in before.seats}
    seats = list(Membership.objects.filter(pk__in=ends).select_related("person", "body__congress"))
    for seat in seats:
        seat.end, seat.end_ground = ends[seat.pk], ""
        check(seat)
        seat.save()
        log(by, seat, _kept("Khôi phục nhiệm vụ: ghi nhầm việc từ trần"))
    _tell(seats, MISTAKEN % {"by": by, "who": person, "why": ground}, by)
    return row


def refuse_passing(person: Person, day: date, ground: str, by: Person) -> None:
    """Raises NotNow for one who is recorded, Unmet for a day to come, no ground, or oneself."""
    before = passing_of(person)
    if before is not None and before.day is not None:
        raise NotNow(_("Đã ghi: %(who)s %(day)s.") % {"who": person, "day": passed_in_words(before.day)})
    if day > clock.today():
        raise Unmet(fields={"day": [_("Ngày không được sau hôm nay.")]})
    if not is_reason(ground):
        raise Unmet(fields={"ground": [_("Ghi rõ căn cứ: cáo phó, giấy báo tử hoặc ai báo tin.")]})
    if person == by:
        raise Unmet(_("Người ghi không tự ghi về mình."))


def _last_day(seat: Membership, day: date) -> date:
    """The day before, but never before what was done in the seat, nor before it began."""
    acted = last_act(seat.person_id, seat.body_id, seat.start - timedelta(days=1), seat.end)
    return max(filter(None, (day - timedelta(days=1), acted, seat.start)))


def _tell(seats: Iterable[Membership], words: str, by: Person) -> None:
    """The office and the organising committee of each congress in which he sat."""
    for congress in {seat.body.congress_id for seat in seats}:
        able = Q()
        for right in (Right.RECORD, Right.COORDINATE):
            able |= Q(pk__in=people_who_may_on_congress(right, congress).order_by().values("pk"))
        people = Person.objects.filter(able)
        tell_many([(person, words) for person in people], event="seat", by=by, congress=congress)
