"""How late: the one answer for whatever follows a procedure, and the same day for the database.

A tracked item waits as long as a duty is open. Its last day is the earliest among the open duties and
its own deadline, for whichever passes first makes it late. The holder's own last day may lie after the
item's: then the item is late and he is not, and the time was used up by those who let theirs pass before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar

from workflows import clock, deadlines
from workflows.models import Duty
from workflows.models.records import NO_DATE
from workflows.queries import calendar_in_force
from workflows.shown import learnt

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from workflows.calendars import WorkingCalendar
    from workflows.models import Tracked

Items = TypeVar("Items", bound="QuerySet[Any]")


@dataclass(frozen=True, slots=True)
class Party:
    """Who holds a duty, as the engine knows it: a body (opaque id) or a person; exactly one is set."""

    body_id: int | None
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one item stands on one day.

    `due` is its last day (inclusive), None where nobody is waited for or no day was set; `late_days`
    are working days after it, at least 1 once it is over. `holder` is everybody who is waited for, the
    earliest first; `charged_to` is who used up the time of a late item, and empty for any other. `unable`
    says that nobody can do at present what is waited for: its time is charged to nobody.
    """

    due: date | None
    late_days: int
    holder: tuple[Party, ...]
    charged_to: tuple[Party, ...]
    unable: bool = False

    @classmethod
    def of(cls, item: Tracked, duties: Sequence[Duty], *, on: date, calendar: WorkingCalendar) -> Self:
        """The standing by these open duties, charged to those among the waited-for whose own day is over."""
        if not duties:
            return cls(None, 0, (), ())
        waited = sorted(duties, key=lambda duty: (duty.due, duty.pk))
        due = min(waited[0].due, last_day_of(item) or NO_DATE)
        return cls(
            due=None if due == NO_DATE else due,
            late_days=deadlines.overdue_days(on, due, calendar=calendar),
            holder=_parties(waited),
            charged_to=_parties(duty for duty in waited if duty.due < on),
        )


def duties_by_item(model: type[Tracked], ids: Iterable[int]) -> dict[int, list[Duty]]:
    """Open duties by the id of the item, [] where nobody is waited for, oldest first; one query."""
    wanted, found = list(ids), learnt(f"duties of {model._meta.label_lower}")
    unread: dict[int, list[Duty]] = {pk: [] for pk in wanted if pk not in found}
    if unread:
        for duty in Duty.objects.open_for(model).filter(item_id__in=list(unread)).order_by("id"):
            unread[duty.item_id].append(duty)
    found |= unread
    return {pk: found[pk] for pk in wanted}


def standing_of(item: Tracked, *, today: date | None = None) -> Standing:
    """How the item stands today, or on the given day while the duties are those open now."""
    return standings_of([item], today=today)[item.pk]


def standings_of(
    items: Iterable[Tracked],
    *,
    today: date | None = None,
    duties: Mapping[int, Sequence[Duty]] | None = None,
    closed: Mapping[int, Sequence[Duty]] | None = None,
) -> dict[int, Standing]:
    """Item id -> how it stands, for items of one model; at most three queries however many they are.

    `duties` are the open ones by item id, and `closed` those done of late items, where the caller has read
    them already.
    """
    known = {item.pk: item for item in items}
    if not known:
        return {}
    day, calendar = today or clock.today(), calendar_in_force()
    model = type(next(iter(known.values())))
    waiting = duties if duties is not None else duties_by_item(model, known)
    found = {
        pk: Standing.of(item, waiting.get(pk, ()), on=day, calendar=calendar) for pk, item in known.items()
    }
    unclear = [pk for pk, standing in found.items() if standing.late_days and not standing.charged_to]

    # Item id -> who closed duties of it after their last day, the latest first; no query for no ids.
    late: dict[int, list[tuple[int, Duty]]] = {}
    for duty in _closed(model, unclear, closed):
        end = clock.local_day(duty.closed) if duty.closed else duty.due
        if days := deadlines.overdue_days(end, duty.due, calendar=calendar):
            late.setdefault(duty.item_id, []).append((days, duty))
    before = {
        pk: _parties(duty for _days, duty in sorted(closed, key=lambda row: -row[0]))
        for pk, closed in late.items()
    }
    return found | {
        pk: Standing(found[pk].due, found[pk].late_days, found[pk].holder, before.get(pk, ()))
        for pk in unclear
    }


def _closed(
    model: type[Tracked], ids: list[int], read: Mapping[int, Sequence[Duty]] | None
) -> Iterable[Duty]:
    if read is not None:
        return [duty for pk in ids for duty in read.get(pk, ())]
    rows = Duty.objects.about(model).filter(item_id__in=ids)
    return rows.order_by("id") if ids else ()


def last_day_of(item: Tracked) -> date | None:
    """The last day (inclusive) of the item's own deadline; None where it has none."""
    if item.due is None:
        return None
    return deadlines.Deadline(item.due, exclusive=item.due_exclusive).last_day


def next_due_of(item: Tracked, waiting: Iterable[Duty]) -> date | None:
    """What the item's own row says of these open duties, for whoever filters and sorts; see `late_among`.

    The first last day, which is `Standing.due`, NO_DATE for one without; None where nobody is waited for.
    """
    first = min((duty.due for duty in waiting), default=None)
    return first and min(first, last_day_of(item) or NO_DATE)


def late_among(items: Items, *, today: date | None = None) -> Items:
    """Those of the items that are late: `Standing.late_days` is not 0, by dates alone."""
    return items.filter(next_due__lt=today or clock.today())


def _parties(duties: Iterable[Duty]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(Party(duty.holder, duty.person_id) for duty in duties))
