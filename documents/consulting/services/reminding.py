"""The silent units of a round are reminded: many by one press, each in words that may be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.consulting.models.calls import UnitReminder
from documents.consulting.queries.rounds import round_state
from documents.consulting.services.calls import LONGEST_WORDS
from documents.consulting.services.holding import held_by, refuse_fields
from workflows import clock, engine
from workflows.models.ledger import enter_all
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from congress.people.models.people import Person
    from documents.consulting.models.rounds import Round


@engine.whole()
def remind_units(found: Round, chosen: Mapping[int, str], *, by: Person) -> list[UnitReminder]:
    """Keep that these asked units (ids) are reminded, each in which words; one reminder a unit and day.

    Who was reminded today or has answered meanwhile is left out. Raises Forbidden (neither office nor
    organising committee), NotNow (closed), Unmet by field.
    """
    held = held_by(found, by)
    words = {key: clean(said, lines=True) for key, said in chosen.items()}
    faults: dict[str, list[str]] = {"": [] if words else [_("Chưa chọn đơn vị nào.")]}
    for key, said in words.items():
        reasons = [] if said else [_("Chưa có nội dung.")]
        if len(said) > LONGEST_WORDS:
            facts = {"length": len(said), "limit": LONGEST_WORDS}
            reasons.append(_("Nội dung dài %(length)d ký tự, quá %(limit)d ký tự.") % facts)
        faults[f"words-{key}"] = reasons
    refuse_fields(faults)
    today = clock.today()
    done = set(UnitReminder.objects.filter(asked__in=words, day=today).values_list("asked", flat=True))
    made = [
        UnitReminder(asked=one.asked, day=today, words=words[one.asked.pk], by=by)
        for one in round_state(held).silent
        if one.asked.pk in words and one.asked.pk not in done
    ]
    enter_all(made := UnitReminder.objects.bulk_create(made))
    return made
