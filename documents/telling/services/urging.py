"""Reminding people of what is due: by itself in the hours of a working day, and by one press of many."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from congress.people.models.bodies import Body, Congress
from congress.people.models.news import News
from congress.people.models.people import Person
from congress.people.models.urgings import UrgedWork, Urging
from congress.people.queries.hats import hats
from congress.people.services.news import LONGEST_MESSAGE
from documents.packages.queries.visible import urged_congresses, urges_nobody
from documents.telling.law import ABOVE, BELOW, HOLDERS, RANKS, pressed_rung, rung_led
from documents.telling.queries.reminders import Reminder, leaders_above, reminders_for, rung_of
from documents.telling.rules.heard import URGED
from documents.telling.rules.hours import may_disturb, moment_to_disturb
from documents.telling.rules.places import URGING
from workflows import clock
from workflows.errors import Unmet
from workflows.models import Duty
from workflows.models.ledger import enter_all
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

log = logging.getLogger(__name__)


def urge_by_itself() -> list[Urging]:
    """Remind everybody who is due, in every running congress; nobody who stands above, nobody out of hours.

    Whoever it was that asked twice, nobody is reminded twice a day, nor of one rung twice.
    """
    now = clock.now()
    if not may_disturb(now):
        return []
    made = [
        _reminded(reminder, congress, by=None, words="", at=now)
        for congress in Congress.objects.filter(archived=None).order_by("pk")
        for reminder in reminders_for(congress)
        if not reminder.upwards
    ]
    return [urging for urging in made if urging is not None]


def urge_many(
    congress: Congress, chosen: Mapping[int, str], *, by: Person, at_once: bool = False
) -> list[Urging]:
    """Remind these people (ids), each in these words, the standard ones where there are none.

    Bodies above too, for a person decides. Out of hours they go when one may be spoken to again, unless
    `at_once`. Who was reminded today already is left out, and so is what was done meanwhile. Raises Forbidden
    (neither organising committee nor office), Unmet by field.
    """
    if congress.pk not in urged_congresses(hats(by)):
        raise urges_nobody()
    words = {person: clean(said, lines=True) for person, said in chosen.items()}
    faults = {}
    for person, said in words.items():
        if len(said) > LONGEST_MESSAGE:
            facts = {"length": len(said), "limit": LONGEST_MESSAGE}
            faults[f"words-{person}"] = [_("Nội dung dài %(length)d ký tự, quá %(limit)d ký tự.") % facts]
    if not words:
        faults[""] = [_("Chưa chọn người nào.")]
    if faults:
        raise Unmet(fields=faults)
    at = _when(at_once=at_once)
    found = {reminder.person.pk: reminder for reminder in reminders_for(congress, again=True)}
    made = [
        _reminded(found[key], congress, by=by, words=said, at=at)
        for key, said in words.items()
        if key in found
    ]
    return [urging for urging in made if urging is not None]


class Reminding:
    """The reminders, as other subjects ask for one of them."""

    def urged(
        self, person: Person, duty: Duty, congress: Congress, *, by: Person, at_once: bool
    ) -> datetime | None:
        """See `Urger`."""
        body = Body.objects.filter(pk=duty.holder or 0).first()
        above = person.pk in leaders_above(congress)
        rank = ABOVE if above else RANKS.get(body.kind, BELOW) if body else BELOW
        reminder = Reminder(person, rank, [(duty, rung_led(rung_of(duty, clock.today()), HOLDERS))])
        made = _reminded(reminder, congress, by=by, words="", at=_when(at_once=at_once))
        return made.at if made else None

    def quiet_until(self) -> datetime | None:
        """See `Urger`."""
        now = clock.now()
        return None if may_disturb(now) else moment_to_disturb(now)


def _when(*, at_once: bool) -> datetime:
    now = clock.now()
    return now if at_once else moment_to_disturb(now)


@transaction.atomic
def _reminded(
    one: Reminder, congress: Congress, *, by: Person | None, words: str, at: datetime
) -> Urging | None:
    """The one message of that day, if any of it still waits to the same day; else None.

    The one place in which somebody is reminded, whatever of and whoever presses.
    """
    Person.objects.select_for_update(of=("self",)).get(pk=one.person.pk)
    day = clock.local_day(at)
    if Urging.objects.filter(person=one.person, day__range=(clock.today(), day)).exists():
        return None
    days = dict(
        Duty.objects.filter(pk__in=[duty.pk for duty, _rung in one.works], closed=None).values_list(
            "pk", "due"
        )
    )
    works = [(duty, rung) for duty, rung in one.works if days.get(duty.pk) == duty.due]
    if not works:
        return None
    urging = Urging.objects.create(
        person=one.person, congress=congress, day=day, rank=one.rank, words=words, by=by, at=at
    )
    if by:
        works = [(duty, pressed_rung(rung, day)) for duty, rung in works]
    rows = [
        UrgedWork(urging=urging, person=one.person, duty=duty, rung=rung, due=duty.due)
        for duty, rung in works
    ]
    enter_all(UrgedWork.objects.bulk_create(rows))
    News.objects.create(
        person=one.person,
        congress=congress,
        event=URGED,
        item_type=URGING,
        item_id=urging.pk,
        number=urging.pk,
        by=by,
        at=at,
    )
    log.info("person %s is reminded of %s duties", one.person.pk, len(works))
    return urging
