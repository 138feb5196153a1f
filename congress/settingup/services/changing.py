"""What was said at the set-up, put right later: the association as it is called now, and this congress."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from congress.people.services.journal import log
from congress.settingup.offers import has_begun
from congress.settingup.services.days import congress_term_faults, opening_day_faults, term_as_written
from congress.settingup.services.faults import association_faults, letterhead_of, symbol_faults, symbol_of
from congress.settingup.words import CHANGED, short_name_of
from workflows.engine import whole
from workflows.errors import Unmet
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from congress.settingup.services.faults import NewAssociation

KEPT = ("name", "short_name", "symbol", "place", "office_phone", "address", "rank_first", "precedence")


@dataclass(frozen=True, slots=True)
class SaidCongress:
    """What is said of a congress itself; None or "" is said of what stays as it is.

    `where` is the hour of the opening (None while nobody knows it) and the place in which it is held.
    """

    opening: date
    term: str
    number: int | None = None
    full_name: str = ""
    where: tuple[time | None, str] | None = None

    def day_faults(self, held: Congress) -> list[str]:
        """Why the opening day or the term cannot be changed here."""
        if (self.opening, clean(self.term)) == (held.opening, held.term):
            return []
        if held.postponements.exists():
            return [_("Ngày khai mạc và nhiệm kỳ đã đổi theo quyết định; đổi tiếp tại trang Hoãn đại hội.")]
        if has_begun(held):
            return [
                _(
                    "Đã giao hồ sơ nên ngày khai mạc, nhiệm kỳ chỉ đổi theo quyết định, "
                    "tại trang Hoãn đại hội."
                )
            ]
        return [] if self.opening == held.opening else opening_day_faults(self.opening)


@whole()
def change_facts(
    congress: Congress, said: NewAssociation, about: SaidCongress, *, by: Person | None
) -> Congress:
    """Write the association as said, and name, letterhead, opening day and term of this congress.

    Its code stays: packages bear it. Other congresses keep the letterhead they were begun with. Once a
    package was given, the day and the term are moved by a decision alone. Raises Unmet by field.
    """
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    said = replace(said, symbol=symbol_of(said.symbol) or held.symbol)
    about = replace(about, term=term_as_written(about.term, held=held.term))
    faults = association_faults(said, known=held.association) | _faults(held, said, about)
    faults = {name: told for name, told in faults.items() if told}
    if faults:
        raise Unmet(fields=faults)
    held.org_lines, held.place, held.office_phone = letterhead_of(said), said.place, said.office_phone
    held.opening, held.term, held.symbol = about.opening, about.term, said.symbol
    held.name = clean(about.full_name) or held.name
    if about.where is not None:
        held.hour, held.venue = about.where
    if about.number is not None and about.number != held.number:
        held.number = about.number
        held.short_name = short_name_of(said.short_name, about.number)[:100]
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


def _faults(held: Congress, said: NewAssociation, about: SaidCongress) -> dict[str, list[str]]:
    """Why the congress cannot be called or held so, by field."""
    other = Congress.objects.filter(association=held.association, number=about.number).exclude(pk=held.pk)
    taken = other.first() if held.association and about.number and about.number != held.number else None
    return {
        "symbol": symbol_faults(said.symbol) if said.symbol != held.symbol else [],
        "opening": about.day_faults(held),
        "term": congress_term_faults(about.term, held=held.term),
        "number": [
            _("Đã có %(congress)s, lần thứ %(number)d.")
            % {"congress": taken.short_name, "number": taken.number}
        ]
        if taken
        else [],
        "venue": [_("Nơi khai mạc tối đa %(limit)d ký tự.") % {"limit": 200}]
        if about.where and len(clean(about.where[1])) > 200
        else [],
        "full_name": [_("Tối đa %(limit)d ký tự.") % {"limit": 300}]
        if len(clean(about.full_name)) > 300
        else [],
    }
