"""What stands in the calendar of one person: the last days of what waits for him, and the congress itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body, Congress
from congress.people.queries.hats import hats
from documents.packages.dated import PersonalDay, days_beside
from documents.packages.told import told_by_key
from documents.paper.language import on_paper
from documents.telling.papers.calendar_feed import CalendarEntry
from documents.telling.rules.acts import act_of_duty
from workflows import clock
from workflows.models.records import NO_DATE
from workflows.work import first_open

if TYPE_CHECKING:
    from congress.people.models.people import Person

# The nearest days of one person; nobody is waited for at more places at once.
MOST = 200
READING = ("view", "view_confidential")


@on_paper()
def calendar_entries(person: Person) -> list[CalendarEntry]:
    """One entry for each last day of work, of a vote, of a round that waits for him, and each opening.

    Words are those that leave the product: of a confidential dossier its kind alone (ADR 35).
    """
    mine = hats(person)
    running = Congress.objects.filter(pk__in=mine.congresses, archived=None)
    entries = [_opening(congress) for congress in running.order_by("pk")]
    pairs = [pair for pair in mine.pairs() if pair[1] not in READING]
    duties = [duty for duty in first_open(pairs, person.pk, MOST) if duty.due != NO_DATE]
    said = told_by_key((duty.item_type, duty.item_id) for duty in duties)
    bodies = Body.objects.in_bulk({duty.holder for duty in duties if duty.holder})
    days: dict[tuple[str, int, str], CalendarEntry] = {}
    for duty in duties:
        item = said.get((duty.item_type, duty.item_id))
        if item is not None and not getattr(item.item.congress, "archived", None):
            # Several rights on one thing with one last day are one entry.
            key = (duty.item_type, duty.item_id, f"{duty.due:%Y%m%d}")
            act = act_of_duty(duty, item.item, bodies.get(duty.holder or 0))
            title = _kept("Thời hạn: %(does)s") % {"does": act.said_of(item.what)}
            days.setdefault(key, CalendarEntry(_uid(*key), duty.due, title, duty.opened))
    entries += [
        CalendarEntry(_uid(day.kind, day.key, f"{day.day:%Y%m%d}"), _when(day), day.title, day.made)
        for day in days_beside(person, mine)
    ]
    return [*entries, *days.values()]


def _opening(congress: Congress) -> CalendarEntry:
    when = congress.opening
    if congress.hour:
        when = datetime.combine(congress.opening, congress.hour, tzinfo=clock.HANOI)
    title = _kept("Khai mạc %(congress)s") % {"congress": congress.name}
    return CalendarEntry(_uid("opening", congress.pk), when, title, clock.now(), congress.venue)


def _when(one: PersonalDay) -> date | datetime:
    return datetime.combine(one.day, one.hour, tzinfo=clock.HANOI) if one.hour else one.day


def _uid(*parts: object) -> str:
    """The same for the same thing, and another in every installation."""
    told = ":".join(map(str, parts))
    return f"{salted_hmac('congress.calendar', told, algorithm='sha256').hexdigest()[:32]}@lich"
