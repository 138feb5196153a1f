"""What is still to be filled in of people and units: doubts that did not stop a list from being taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from congress.people.queries.reach import kept_people, units_of
from congress.people.words.numbers import is_telephone
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.models.units import Unit


@dataclass(frozen=True, slots=True)
class LackingPerson:
    """One person and what is not known of him."""

    person: Person
    lacks: list[str]


@dataclass(frozen=True, slots=True)
class LackingUnit:
    """One unit and what is not known of it."""

    unit: Unit
    lacks: list[str]


def lacking_people(congress: Congress) -> list[LackingPerson]:
    """Those who sit in a body of the congress, today or later, or in none at all, with what they lack.

    Only people whose facts its association keeps: nobody fills in another's.
    """
    today = clock.today()
    seated = Q(memberships__body__congress=congress, memberships__end=None)
    seated |= Q(memberships__body__congress=congress, memberships__end__gte=today)
    people = kept_people(congress).filter(seated | Q(memberships=None))
    rows = [
        LackingPerson(person, _person_lacks(person)) for person in people.filter(is_active=True).distinct()
    ]
    return [row for row in rows if row.lacks]


def lacking_units(congress: Congress) -> list[LackingUnit]:
    """Units of the association at work with what they lack."""
    rows = [LackingUnit(unit, _unit_lacks(unit)) for unit in units_of(congress).filter(until=None)]
    return [row for row in rows if row.lacks]


def _person_lacks(person: Person) -> list[str]:
    told = {
        _("chưa có số điện thoại"): not person.phone,
        _("số điện thoại khác thường"): any(
            number and not is_telephone(number) for number in (person.phone, person.second_phone)
        ),
        _("mới có năm sinh"): bool(person.birth_year and not person.birth_day),
        _("chưa có danh xưng"): not (person.honorific or person.form_of_address),
    }
    return [words for words, lacks in told.items() if lacks]


def _unit_lacks(unit: Unit) -> list[str]:
    told = {
        _("khuyết người chủ trì"): unit.head_id is None,
        _("chưa có số điện thoại"): not unit.phone,
        _("số điện thoại khác thường"): any(
            number and not is_telephone(number) for number in (unit.phone, unit.second_phone)
        ),
        _("chưa có địa chỉ nhận thư"): not unit.address,
        _("chưa có cách liên hệ"): not unit.way,
    }
    return [words for words, lacks in told.items() if lacks]
