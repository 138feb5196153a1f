"""Who is to be reminded of what now: each piece of work with a last day, its rung, and whom it leads to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.models.urgings import UrgedWork, Urging
from congress.people.queries.body_names import names_of_kinds
from congress.people.queries.seats import absences, seats_about
from congress.roles import COORDINATING, REPORTED_TO, Right
from documents.packages.promised import promised_days
from documents.packages.told import told_by_key
from documents.telling.law import (
    ABOVE,
    BELOW,
    COMMITTEE,
    EQUAL,
    HEAD,
    HOLDERS,
    KEEPING,
    LEADING,
    MINUTES,
    PRECEDENCE,
    RANKS,
    REPORTED,
    RUNGS,
    WRITERS,
    Rung,
    rung_led,
)
from documents.telling.rules.acts import act_of_duty
from documents.telling.rules.places import PACKAGE, PLAN, TASK
from workflows import clock, deadlines
from workflows.models import Duty
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from datetime import date

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person


@dataclass(slots=True)
class Reminder:
    """One person with the work that he is to be reminded of: duties, each with its rung."""

    person: Person
    rank: str
    works: list[tuple[Duty, str]] = field(default_factory=list)

    @property
    def upwards(self) -> bool:
        """Whether nothing goes to him by itself."""
        return self.rank in REPORTED


@dataclass(frozen=True, slots=True)
class WaitedAbove:
    """A body above, how much that is due soon or overdue waits for it, and the first of those days."""

    body: str
    number: int
    due: date


def reminders_for(congress: Congress, *, again: bool = False) -> list[Reminder]:
    """Whom to remind of what today; those who were reminded today are left out.

    A rung that led to somebody before leads to him no more, unless `again`: a person decides then, and each
    is named once. Who is away is passed over for whoever stands in for him, and so is a body that promised a
    later day.
    """
    today = clock.today()
    duties = _due(congress, today)
    seats = seats_about((duty.holder, duty.right) for duty in duties if duty.holder)
    heads = seats_about((duty.holder, Right.SIGN) for duty in duties if duty.holder)
    bodies = {one.pk: one for one in Body.objects.filter(congress=congress)}
    committee = _committee(bodies.values())
    leading = leaders_above(congress)
    known = [seat.person_id for held in (*seats.values(), *heads.values(), committee) for seat in held]
    away = absences([*known, *(duty.person_id for duty in duties if duty.person_id)])
    done = set(UrgedWork.objects.filter(duty__in=duties).values_list("person_id", "duty_id", "rung", "due"))
    urged = set(Urging.objects.filter(day__gte=today).values_list("person_id", flat=True))
    keepers = who_keep_minutes(seat for held in seats.values() for seat in held)
    found: dict[tuple[int, bool], Reminder] = {}
    for duty in duties:
        rung, body = rung_of(duty, today), bodies.get(duty.holder or 0)
        rank = RANKS.get(body.kind, BELOW) if body else BELOW
        to = _leads_to(rung, duty, body, again=again, away=away)
        mine = seats.get((duty.holder or 0, duty.right), [])
        whom = {COMMITTEE: committee, HEAD: heads.get((duty.holder or 0, Right.SIGN), mine)}.get(to, mine)
        people = _to_whom(whom, away, alone=to == HEAD)
        if duty.person is not None and duty.person_id not in away:
            people = [duty.person]
        rank = EQUAL if to == COMMITTEE else rank
        code = rung_led(rung, to)
        for person in people:
            new = again or (person.pk, duty.pk, code, duty.due) not in done
            high = ABOVE if person.pk in leading else rank
            keeps = high == ABOVE and (person.pk, duty.holder) in keepers
            high = MINUTES if keeps else high
            if new and person.pk not in urged and person.is_active:
                # What a person has to decide is apart from what goes by itself to the same man.
                apart = high in REPORTED and not again
                one = found.setdefault((person.pk, apart), Reminder(person, high))
                one.rank = min(one.rank, high, key=PRECEDENCE.index)
                one.works.append((duty, code))
    return sorted(found.values(), key=lambda one: (one.works[0][0].due, one.person.sort_name))


def waited_above(congress: Congress) -> list[WaitedAbove]:
    """The bodies above that something due soon or overdue waits for, the earliest first; two questions."""
    if congress.archived:
        return []
    above = [kind for kind, rank in RANKS.items() if rank == ABOVE]
    names = names_of_kinds(congress.pk, frozenset(above))
    near = deadlines.end_working(clock.today(), -RUNGS[0].days, calendar=calendar_in_force())
    rows = Duty.objects.filter(closed=None, due__lte=near, holder__in=names).order_by().values("holder")
    found = rows.annotate(number=Count("pk"), first=Min("due")).order_by("first", "holder")
    return [WaitedAbove(names[row["holder"] or 0], row["number"], row["first"]) for row in found]


def works_of_bodies(congress: Congress) -> dict[Body, list[tuple[Duty, str]]]:
    """Body -> what is due soon or overdue there, each as what is asked of it.

    None of the bodies above, nor of those that write such letters. Several rights on one thing with one last
    day are one piece of work.
    """
    duties = _due(congress, clock.today())
    items = told_by_key((duty.item_type, duty.item_id) for duty in duties)
    others = {kind for kind, rank in RANKS.items() if rank == ABOVE} | WRITERS
    bodies = Body.objects.filter(congress=congress).exclude(kind__in=others).in_bulk()
    found: dict[Body, dict[tuple[str, int, date], tuple[Duty, str]]] = defaultdict(dict)
    for duty in duties:
        body, item = bodies.get(duty.holder or 0), items[duty.item_type, duty.item_id]
        if body is not None:
            key = (duty.item_type, duty.item_id, duty.due)
            does = act_of_duty(duty, item.item, body).said_of(item.what)
            found[body].setdefault(key, (duty, f"{does[:1].upper()}{does[1:]}"))
    return {body: list(works.values()) for body, works in found.items()}


def works_that_hold(urgings: Iterable[Urging]) -> dict[int, list[UrgedWork]]:
    """Id of an urging -> its work that still waits, to the day that was said."""
    rows = UrgedWork.objects.filter(urging__in=list(urgings), duty__closed=None).select_related("duty")
    held: dict[int, list[UrgedWork]] = defaultdict(list)
    for row in rows.order_by("id"):
        if row.holds:
            held[row.urging_id].append(row)
    return held


def _due(congress: Congress, today: date) -> list[Duty]:
    """Open duties whose day is near or over, the earliest first, of this congress while it runs."""
    if congress.archived:
        return []
    near = deadlines.end_working(today, -RUNGS[0].days, calendar=calendar_in_force())
    rows = Duty.objects.filter(closed=None, due__lte=near, item_type__in=(PACKAGE, TASK, PLAN))
    duties = list(rows.select_related("person").order_by("due", "id"))
    told = told_by_key((duty.item_type, duty.item_id) for duty in duties)
    items: dict[tuple[str, int], Any] = {key: one.item for key, one in told.items()}
    promised, kept = promised_days({pk for kind, pk in items if kind == PACKAGE}), []
    for duty in duties:
        item = items.get((duty.item_type, duty.item_id))
        day = promised.get((duty.item_id, duty.holder or 0)) if duty.item_type == PACKAGE else None
        if item is not None and item.congress_id == congress.pk and not (day and day >= today):
            kept.append(duty)
    return kept


def rung_of(duty: Duty, today: date) -> Rung:
    """The highest rung that the day has reached; what is due soon stands on the first."""
    calendar = calendar_in_force()
    late = deadlines.overdue_days(today, duty.due, calendar=calendar)
    days = late or (0 if duty.due == today else -1)
    return next((rung for rung in reversed(RUNGS) if rung.days <= days), RUNGS[0])


def _leads_to(rung: Rung, duty: Duty, body: Body | None, *, again: bool, away: Container[int]) -> str:
    """Whom a rung leads to here; a person who presses means whoever does the work, never the committee."""
    # What waits for one person alone is said to him; of a body above nobody complains to others.
    alone = duty.person_id is not None and duty.person_id not in away
    if alone or (body is not None and RANKS.get(body.kind) == ABOVE):
        return HOLDERS
    # Nobody is reported to about what his own body is to do.
    own = body is not None and body.kind == "organising"
    return HEAD if rung.to == COMMITTEE and (again or own) else rung.to


def _committee(bodies: Iterable[Body]) -> list[Membership]:
    pairs = [(one.pk, right.value) for one in bodies if one.kind == "organising" for right in COORDINATING]
    return [seat for seats in seats_about(pairs).values() for seat in seats]


def who_keep_minutes(seats: Iterable[Membership]) -> set[tuple[int, int]]:
    """(person id, body id) of the seats in bodies above whose holder keeps the minutes and leads nothing."""
    roles: dict[tuple[int, int], set[str]] = defaultdict(set)
    for seat in (seat for seat in seats if seat.body.kind in REPORTED_TO):
        roles[seat.person_id, seat.body_id].add(seat.role)
    return {place for place, held in roles.items() if held <= KEEPING}


def leaders_above(congress: Congress) -> set[int]:
    """Ids of whoever leads a body above: spoken to as one above, wherever else he works."""
    above = [kind for kind, rank in RANKS.items() if rank == ABOVE]
    held = Membership.objects.in_force(clock.today()).filter(body__congress=congress, body__kind__in=above)
    return set(held.filter(role__in=LEADING).values_list("person_id", flat=True))


def _to_whom(seats: Sequence[Membership], away: Container[int], *, alone: bool) -> list[Person]:
    """Those who do the work: not the head while others do, nobody who is away; the first alone of heads."""
    here = [seat for seat in seats if seat.person_id not in away and seat.person.is_active]
    doing = [seat for seat in here if seat.role != "head"]
    people = {seat.person_id: seat.person for seat in (here[:1] if alone else doing or here)}
    return list(people.values())
