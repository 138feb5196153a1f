"""The people whom a list may mean: those known, and those of its earlier rows; never by name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.queries.reach import kept_people, people_of
from congress.people.words.naming import same_name
from congress.people.words.numbers import digits_of

if TYPE_CHECKING:
    from congress.people.models.bodies import Body, Congress
    from congress.people.words.listed import ListRow
    from congress.people.words.person_rows import PersonSaid, SeatSaid

# The columns of a person that a list fills in.
COLUMNS = (
    "honorific",
    "form_of_address",
    "rank",
    "birth_year",
    "birth_day",
    "phone",
    "second_phone",
    "email",
    "unit_id",
)


@dataclass(slots=True)
class FigureSeat:
    """A seat of a figure: one that is stored, or one that an earlier row gives."""

    body: Body
    role: str
    start: date
    end: date | None
    title: str
    stored: Membership | None = None
    row: ListRow | None = None
    ground: str = ""
    phone: str = ""

    def overlaps(self, start: date, end: date | None) -> bool:
        """Whether some day belongs to both."""
        return (self.end is None or start <= self.end) and (end is None or self.start <= end)


@dataclass(slots=True)
class Figure:
    """One person: stored, or met first in some row. `facts` are his columns as the list leaves them."""

    key: str
    name: str
    facts: dict[str, Any]
    person: Person | None = None
    seats: list[FigureSeat] = field(default_factory=list)
    row: ListRow | None = None
    changed: set[str] = field(default_factory=set)
    # Whether the association keeps his facts; of whom it may not even see, it knows nobody by name.
    kept: bool = True
    seen: bool = True

    @property
    def numbers(self) -> set[str]:
        """His telephone numbers, as they are compared."""
        return {digits_of(self.facts[name]) for name in ("phone", "second_phone") if self.facts[name]}

    @property
    def is_closed(self) -> bool:
        """Whether he has left."""
        return self.person is not None and not self.person.is_active

    def described(self) -> str:
        """What tells him from a namesake: year of birth, seats, telephone, or the row he stands in."""
        told = [self.name]
        if self.facts["birth_year"]:
            told.append(_("sinh năm %(year)d") % {"year": self.facts["birth_year"]})
        told += [seat.body.name for seat in self.seats[:3]]
        told += [self.facts["phone"]] if self.facts["phone"] else []
        if self.row is not None:
            told.append(_("dòng %(number)d của tệp") % {"number": self.row.number})
        return ", ".join(told)


class KnownFigures:
    """All figures by name; `of_key` finds one again."""

    def __init__(self, people: Iterable[Person], seats: Iterable[Membership]) -> None:
        self.of_key: dict[str, Figure] = {}
        self._named: dict[str, list[Figure]] = defaultdict(list)
        held: dict[int, list[FigureSeat]] = defaultdict(list)
        for seat in seats:
            known = FigureSeat(
                seat.body, seat.role, seat.start, seat.end, seat.title, stored=seat, phone=seat.phone
            )
            held[seat.person_id].append(known)
        for person in people:
            facts = {name: getattr(person, name) for name in COLUMNS}
            self.add(Figure(f"p{person.pk}", person.full_name, facts, person, held[person.pk]))

    def add(self, figure: Figure) -> Figure:
        """One more who may be meant from now on."""
        self.of_key[figure.key] = figure
        self._named[same_name(figure.name)].append(figure)
        return figure

    def of_name(self, name: str) -> list[Figure]:
        """Everybody who is called so."""
        return [figure for figure in self._named.get(same_name(name), []) if figure.seen]

    def of_telephone(self, name: str, numbers: set[str]) -> Figure | None:
        """Who is called so and has one of these numbers, though the office may not see him."""
        unseen = [figure for figure in self._named.get(same_name(name), []) if not figure.seen]
        return next((figure for figure in unseen if figure.numbers & numbers), None)


def known_figures(congress: Congress) -> KnownFigures:
    """Everybody who is stored, but administrators, with his own seats in this congress."""
    people = list(Person.objects.filter(is_superuser=False, is_staff=False).order_by("pk"))
    seen, kept = (
        set(found.values_list("pk", flat=True)) for found in (people_of(congress), kept_people(congress))
    )
    seats = Membership.objects.own().filter(body__congress=congress).select_related("body").order_by("pk")
    known = KnownFigures(people, seats)
    for key, figure in known.of_key.items():
        figure.seen, figure.kept = int(key[1:]) in seen, int(key[1:]) in kept
    return known


def is_meant(figure: Figure, said: PersonSaid, *, unit_id: int | None, body: Body | None) -> bool | None:
    """Whether the row means this namesake: True or False where something shows it, else None."""
    year, day = figure.facts["birth_year"], figure.facts["birth_day"]
    if said.birth.year and year:
        if day and said.birth.day:
            return bool(day == said.birth.day)
        return bool(year == said.birth.year)
    if figure.numbers & {digits_of(said.numbers.first), digits_of(said.numbers.second)} - {""}:
        return True
    # Two rows of one file with one name and one unit may be two men; somebody stored is met again.
    if unit_id and figure.person is not None and figure.facts["unit_id"] == unit_id:
        return True
    if said.seat and body and any(is_this_seat(seat, said.seat, body) for seat in figure.seats):
        return True
    return None


def is_this_seat(seat: FigureSeat, asked: SeatSaid, body: Body) -> bool:
    """Whether a stored seat is the one that a row gives: taken in before."""
    same = (seat.body.pk, seat.role, seat.start) == (body.pk, asked.role, asked.start)
    return same and seat.stored is not None


def facts_of(said: PersonSaid, unit_id: int | None) -> dict[str, Any]:
    """The columns that a row fills in; empty where it says nothing."""
    name, numbers = said.name, said.numbers
    told = (name.honorific, name.form_of_address, said.rank, said.birth.year, said.birth.day)
    return dict(zip(COLUMNS, (*told, numbers.first, numbers.second, said.email, unit_id), strict=True))
