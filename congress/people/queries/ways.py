"""In which way somebody is told: the one that was chosen, else one that reaches him as far as is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from congress.people.models.people import Person

if TYPE_CHECKING:
    from collections.abc import Mapping

# In these somebody of the office tells him.
BY_THE_OFFICE = frozenset({Person.ZALO, Person.TELEPHONE, Person.PAPER})


def way_to_tell(person: Person) -> str:
    """One of `Person.WAYS`; "" for somebody who has no way at all.

    Where nobody has chosen: on the screen for who has ever signed in, else by his telephone. Never by mail,
    nor where this site sends none or has no address.
    """
    if person.way and (person.way != Person.MAIL or (settings.MAIL_URL and person.email)):
        return person.way
    if person.last_login:
        return Person.SCREEN
    return Person.TELEPHONE if person.phone or person.second_phone else ""


def ways_in_words() -> Mapping[str, str]:
    """Code -> name of every way."""
    return {code: str(label) for code, label in Person.WAYS}
