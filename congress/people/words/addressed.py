"""How an association names its people on papers and in lists, and in which order; nothing else knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.words.naming import COMRADE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.associations import Association
    from congress.people.models.memberships import Membership
    from congress.people.models.people import Person


def addressed(person: Person, association: Association | None) -> str:
    """The name with how he is spoken to: "Ông …", "Đồng chí …", with his rank where it stands first."""
    return f"{_form(person, association)} {with_rank(person, association)}".strip()


def addressed_within(person: Person, association: Association | None) -> str:
    """The same within a sentence: "ông Nguyễn Văn An"; a name alone keeps its capital."""
    return f"{spoken_to(person, association)} {with_rank(person, association)}".strip()


def spoken_to(person: Person, association: Association | None) -> str:
    """How he is spoken to in a sentence, without his name: "đồng chí", "ông"; "" where nobody has said."""
    return _form(person, association).lower()


def spoken_to_anybody(person: Person, association: Association | None) -> str:
    """The same; "ông (bà)" where nobody has said how."""
    return spoken_to(person, association) or "ông (bà)"


def _form(person: Person, association: Association | None) -> str:
    comrades = association is not None and association.address == "comrade"
    return person.form_of_address or (COMRADE if comrades else person.honorific)


def with_rank(person: Person, association: Association | None) -> str:
    """The bare name, as it stands under a signature; behind the rank where the association writes ranks."""
    rank = person.rank if association is not None and association.rank_first else ""
    return f"{rank} {person.full_name}".strip()


def in_precedence(seats: Iterable[Membership], association: Association | None) -> list[Membership]:
    """Seats that come by rank of office, in the order in which the association lists people."""
    if association is None or association.precedence != "name":
        return list(seats)
    return sorted(seats, key=lambda seat: (seat.person.sort_name, seat.person_id))
