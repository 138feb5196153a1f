"""The congress of the demo with its people: set up, accounts opened and seats given as on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.contrib.auth.hashers import get_hasher

from congress.people.models.people import Person
from congress.people.services.accounts import NewPerson, create_account, issue_slip, use_slip
from congress.people.services.news import choose_way
from congress.people.services.seating import SeatFacts, give_seat
from congress.people.services.telling import news_for
from congress.settingup.proposals import ProposedBody
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from congress.people.models.bodies import Congress

PASSWORD = "daihoi3"  # noqa: S105 - the published password of the demo
ADMINISTRATOR = "quantri"
# Who enters all others; what is hers the administrator enters.
CLERK = "vanphong"

Table = dict[str, Any]


def found_demo(data: Table, rows: Mapping[str, Table]) -> tuple[Congress, dict[str, Person]]:
    """Set up the congress, with an account for each of `rows` and his seats; the people by user name."""
    with clock.frozen(data["at"]), quick_hashing():
        # As `manage.py createsuperuser` does: the first of an empty site.
        keeper = Person.objects.create_superuser(
            ADMINISTRATOR, password=PASSWORD, full_name="Quản trị hệ thống"
        )
        bodies = tuple(ProposedBody(row["code"], row["name"], row["kind"]) for row in data["body"])
        association = NewAssociation(**data["association"] | {"lines": tuple(data["association"]["lines"])})
        congress = set_up(NewCongress(association=association, bodies=bodies, **data["congress"]), by=keeper)
        clerk = _opened(CLERK, rows[CLERK], by=keeper)
        people = {ADMINISTRATOR: keeper, CLERK: clerk}
        seats = [(row, seat) for row in data["body"] for seat in row["members"]]
        # Of the office, whose the accounts of the others are.
        _seated(congress, people, [one for one in seats if one[1]["person"] == CLERK], by=keeper)
        people |= {name: _opened(name, row, by=clerk) for name, row in rows.items() if name != CLERK}
        for name, row in rows.items():
            choose_way(people[name], way=row.get("way", ""), email="", by=people[name])
        _seated(congress, people, [one for one in seats if one[1]["person"] != CLERK], by=clerk)
        # Everybody has been there since, and was told.
        for person in people.values():
            news_for(person)
    return congress, people


def _seated(
    congress: Congress, people: Mapping[str, Person], seats: Iterable[tuple[Table, Table]], *, by: Person
) -> None:
    bodies = {body.code: body for body in congress.bodies.all()}
    for row, seat in seats:
        facts = {name: seat[name] for name in ("role", "title", "phone", "start") if name in seat}
        give_seat(
            bodies[row["code"]], people[seat["person"]], SeatFacts(ground=row["ground"], **facts), by=by
        )


def _opened(username: str, row: Table, *, by: Person) -> Person:
    """An account that he has opened himself, with the slip he was given."""
    facts = {name: value for name, value in row.items() if name != "way"}
    person = create_account(NewPerson(username=username, **facts), by=by)
    _slip, code = issue_slip(person, by=by)
    return use_slip(username, code, password=PASSWORD)


@contextmanager
def quick_hashing() -> Iterator[None]:
    """Inside, a password is hashed in a moment; whoever signs in later has it hashed anew by Django.

    The password is published, and hashing it slowly for everybody would take a minute.
    """
    hasher: Any = get_hasher()
    slow, hasher.iterations = getattr(hasher, "iterations", 0), 1_000
    try:
        yield
    finally:
        hasher.iterations = slow
