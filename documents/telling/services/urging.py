"""Reminding people of what is due: by itself in the hours of a working day, and by one press of many."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from congress.people.models.news import News
from congress.people.models.people import Person
from congress.people.models.urgings import UrgedWork, Urging
from congress.people.queries.hats import hats
from congress.people.services.news import LONGEST_MESSAGE
from documents.packages.queries.visible import urged_congresses
from documents.telling.queries.reminders import reminders_for
from documents.telling.rules import URGED, URGING, may_disturb
from workflows import clock
from workflows.errors import Forbidden, Unmet
from workflows.models import Duty
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from documents.telling.queries.reminders import Reminder

log = logging.getLogger(__name__)


def urge_by_itself() -> list[Urging]:
    """Remind everybody who is due, in every running congress; nobody who stands above, nobody out of hours.

    Whoever it was that asked twice, nobody is reminded twice a day, nor of one rung twice.
    """
    if not may_disturb(clock.now()):
        return []
    made = [
        _reminded(one, congress, by=None, words="")
        for congress in Congress.objects.filter(archived=None).order_by("pk")
        for one in reminders_for(congress)
        if not one.upwards
    ]
    return [one for one in made if one is not None]


def urge_many(congress: Congress, chosen: Mapping[int, str], *, by: Person) -> list[Urging]:
    """Remind these people (ids), each in these words, the standard ones where there are none.

    Bodies above too, for a person decides. Who was reminded today already is left out, and so is what was
    done meanwhile. Raises Forbidden (neither organising committee nor office), Unmet by field.
    """
    if congress.pk not in urged_congresses(hats(by)):
        raise Forbidden(_("Chỉ Ban Tổ chức Đại hội và Văn phòng đôn đốc."))
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
    found = {one.person.pk: one for one in reminders_for(congress, again=True)}
    made = [_reminded(found[key], congress, by=by, words=said) for key, said in words.items() if key in found]
    return [one for one in made if one is not None]


@transaction.atomic
def _reminded(one: Reminder, congress: Congress, *, by: Person | None, words: str) -> Urging | None:
    """One message, if he has had none today and any of it still waits to the same day; else None."""
    Person.objects.select_for_update(of=("self",)).get(pk=one.person.pk)
    today = clock.today()
    if Urging.objects.filter(person=one.person, day=today).exists():
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
        person=one.person, congress=congress, day=today, rank=one.rank, words=words, by=by
    )
    # What a person pressed for is no rung of the ladder.
    pressed = f"pressed-{today:%Y-%m-%d}" if by else ""
    UrgedWork.objects.bulk_create(
        UrgedWork(urging=urging, person=one.person, duty=duty, rung=pressed or rung, due=duty.due)
        for duty, rung in works
    )
    News.objects.create(
        person=one.person,
        congress=congress,
        event=URGED,
        item_type=URGING,
        item_id=urging.pk,
        number=urging.pk,
        by=by,
    )
    log.info("person %s is reminded of %s duties", one.person.pk, len(works))
    return urging
