"""What was said at the set-up, put right later: the association as it is called now, and this congress."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from congress.people.services.journal import log
from congress.settingup.services.faults import association_faults, letterhead_of
from congress.settingup.words import CHANGED
from workflows import clock
from workflows.engine import whole
from workflows.errors import Unmet
from workflows.text import clean

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.people import Person
    from congress.settingup.services.faults import NewAssociation

KEPT = ("name", "short_name", "place", "office_phone", "address", "rank_first", "precedence")


@whole()
def change_facts(
    congress: Congress, said: NewAssociation, *, opening: date, term: str, by: Person | None
) -> Congress:
    """Write the association as said, and the letterhead, opening day and term of this congress.

    Its symbol stays: codes and papers bear it. Other congresses keep the letterhead they were begun with.
    Raises Unmet by field.
    """
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    said = replace(said, symbol=held.symbol)
    faults = association_faults(said, known=held.association)
    if opening < clock.today() and opening != held.opening:
        faults["opening"] = [_("Ngày khai mạc đã qua; cần một ngày từ hôm nay trở đi.")]
    decided = held.postponements.exists() and (opening, clean(term)) != (held.opening, held.term)
    if decided:
        faults["opening"] = [
            _("Ngày khai mạc và nhiệm kỳ đã đổi theo quyết định; đổi tiếp tại trang Hoãn đại hội.")
        ]
    if not clean(term) or len(clean(term)) > 20:
        faults["term"] = [_("Nhiệm kỳ tối đa 20 ký tự, ví dụ 2027–2032.")]
    faults = {name: told for name, told in faults.items() if told}
    if faults:
        raise Unmet(fields=faults)
    held.org_lines, held.place, held.office_phone = letterhead_of(said), said.place, said.office_phone
    held.opening, held.term = opening, term
    held.save()
    association = held.association
    if association is not None:
        for name in KEPT:
            setattr(association, name, getattr(said, name) or getattr(association, name))
        association.org_lines, association.rank_first = held.org_lines, said.rank_first
        association.place, association.office_phone = said.place, said.office_phone
        association.save()
    log(by, held, CHANGED % {"congress": held.short_name})
    return held
