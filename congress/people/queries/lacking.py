"""What is still to be filled in of people and units: doubts that did not stop a list from being taken in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.people.queries.reach import kept_people, units_of
from congress.people.words.numbers import is_telephone
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.models.units import Unit

Row = TypeVar("Row", "Person", "Unit")
Table: TypeAlias = tuple[tuple[Any, Callable[[Row], object]], ...]


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
        LackingPerson(person, _lacking(person, OF_PEOPLE))
        for person in people.filter(is_active=True).distinct()
    ]
    return [row for row in rows if row.lacks]


def lacking_units(congress: Congress) -> list[LackingUnit]:
    """Units of the association at work with what they lack."""
    rows = [LackingUnit(unit, _lacking(unit, OF_UNITS)) for unit in units_of(congress).filter(until=None)]
    return [row for row in rows if row.lacks]


def _lacking(row: Row, table: Table[Row]) -> list[str]:
    return [str(words) for words, lacks in table if lacks(row)]


def _has_odd_number(row: Person | Unit) -> bool:
    return any(number and not is_telephone(number) for number in (row.phone, row.second_phone))


# What is said, and when it is true.
OF_PEOPLE: Table[Person] = (
    (_("chưa có số điện thoại"), lambda person: not person.phone),
    (_("số điện thoại khác thường"), _has_odd_number),
    (_("mới có năm sinh"), lambda person: person.birth_year and not person.birth_day),
    (_("chưa có danh xưng"), lambda person: not (person.honorific or person.form_of_address)),
)
OF_UNITS: Table[Unit] = (
    (_("khuyết người chủ trì"), lambda unit: unit.head_id is None),
    (_("chưa có số điện thoại"), lambda unit: not unit.phone),
    (_("số điện thoại khác thường"), _has_odd_number),
    (_("chưa có địa chỉ nhận thư"), lambda unit: not unit.address),
    (_("chưa có cách liên hệ"), lambda unit: not unit.way),
)
