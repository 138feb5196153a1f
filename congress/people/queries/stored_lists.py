"""What is stored of people and units, in the columns of the lists that are taken in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from congress.people.models.memberships import Membership
from congress.people.queries.passings import the_dead
from congress.people.queries.reach import people_of, units_of
from congress.people.queries.seats import in_rank
from congress.people.queries.unit_plan import WAYS
from workflows import clock

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person


def stored_people(congress: Congress) -> list[dict[str, str]]:
    """Everybody but administrators: a row for each seat of today and later, one for who has none."""
    held: dict[int, list[Membership]] = defaultdict(list)
    seats = Membership.objects.not_ended(clock.today()).own().filter(body__congress=congress)
    for seat in in_rank(seats).select_related("body"):
        held[seat.person_id].append(seat)
    units = set(units_of(congress).values_list("pk", flat=True))
    rows = []
    for person in people_of(congress).exclude(pk__in=the_dead()).select_related("unit"):
        told = _person(person, units)
        rows += [
            told
            | {
                "body": seat.body.name,
                "role": str(seat.get_role_display()),
                "title": seat.title,
                "desk": seat.phone,
                "start": _day(seat.start),
                "end": _day(seat.end),
                "ground": seat.ground,
            }
            for seat in held[person.pk]
        ] or [told]
    return rows


def stored_units(congress: Congress) -> list[dict[str, str]]:
    """Every unit of the register that has not ended."""
    units = units_of(congress).filter(until=None).select_related("head")
    return [
        {
            "name": unit.name,
            "code": unit.code,
            "kind": unit.kind,
            "head": str(unit.head or ""),
            "head_title": unit.head_title,
            "phone": _both(unit.phone, unit.second_phone),
            "address": unit.address,
            "email": unit.email,
            "way": str(WAYS.get(unit.way, "")),
            "since": _day(unit.since),
        }
        for unit in units
    ]


def _person(person: Person, units: set[int]) -> dict[str, str]:
    return {
        "name": person.full_name,
        "honorific": person.honorific or person.form_of_address,
        "rank": person.rank,
        "birth": _day(person.birth_day) or str(person.birth_year or ""),
        "phone": _both(person.phone, person.second_phone),
        "email": person.email,
        "unit": person.unit.name if person.unit and person.unit_id in units else "",
        "mark": str(person.pk),
    }


def _both(first: str, second: str) -> str:
    return ", ".join(filter(None, (first, second)))


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
