"""Whom the office of one association reaches: its people and units, none of another's on the same server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from congress.people.models.bodies import Congress
from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.models.units import Unit
from congress.people.queries.hats import hats
from congress.people.words.naming import same_name
from congress.people.words.numbers import digits_of
from congress.roles import Right
from workflows.text import searchable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet


def people_of(congress: Congress) -> QuerySet[Person]:
    """Who has or had a seat in the association, belongs to a unit or leads one, or was entered by it.

    Never an administrator: his account is not the office's. One person may be of two associations.
    """
    units = units_of(congress)
    seats = Membership.objects.filter(body__congress__association=congress.association_id)
    known = _placed(congress.association_id) | Q(pk__in=seats.order_by().values("person"))
    known |= Q(unit__in=units.order_by().values("pk"))
    known |= Q(pk__in=units.exclude(head=None).order_by().values("head"))
    return Person.objects.filter(known, is_superuser=False, is_staff=False)


def kept_people(congress: Congress) -> QuerySet[Person]:
    """Those of them whose account and facts this association keeps: nobody's slip opens another's papers."""
    elsewhere = Membership.objects.filter(person=OuterRef("pk"))
    elsewhere = elsewhere.exclude(body__congress__association=congress.association_id)
    kept = Q(~Exists(elsewhere), association=None)
    if congress.association_id is not None:
        kept |= Q(association=congress.association_id)
    return people_of(congress).filter(kept)


def keeps_account_of(person: Person, *, by: Person) -> bool:
    """Whether `by` is of the office that keeps this account, or an administrator who reaches it."""
    if by.has_perm("congress.change_person"):
        return by.is_superuser or not person.is_superuser
    mine = Congress.objects.filter(pk__in=hats(by).congresses_with(Right.RECORD))
    return any(kept_people(congress).filter(pk=person.pk).exists() for congress in mine)


def units_of(congress: Congress) -> QuerySet[Unit]:
    """The units of the association, those that have ended too."""
    return register_of(congress.association_id)


def register_of(association_id: int | None) -> QuerySet[Unit]:
    """The same by the id of the association."""
    return Unit.objects.filter(_placed(association_id))


def person_by_telephone(full_name: str, numbers: Iterable[str]) -> Person | None:
    """Who bears that very name and has one of these telephone numbers, whichever association entered him.

    Whoever knows both knows the person: only so does an office find somebody whom it may not see.
    """
    sought = {digits_of(number) for number in numbers} - {""}
    alike = Person.objects.filter(folded=searchable(full_name)[:150], is_superuser=False, is_staff=False)
    for person in alike.order_by("pk") if sought else ():
        held = {digits_of(person.phone), digits_of(person.second_phone)}
        if same_name(person.full_name) == same_name(full_name) and held & sought:
            return person
    return None


def _placed(association_id: int | None) -> Q:
    """Rows of the association; rows of none as well, while it has the server to itself."""
    alone = Q(~Exists(Congress.objects.exclude(association=association_id)), association=None)
    # A congress of no association has no more claim to them than any other.
    return alone if association_id is None else Q(association=association_id) | alone
