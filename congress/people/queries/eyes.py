"""The second pair of eyes: whose account needs it, and who may lend it (docs/adr/0013)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from congress.people.models.memberships import Membership
from congress.people.models.offices import Slip
from congress.people.models.people import Person
from congress.people.queries.reach import kept_people
from congress.people.queries.seats import absences, members_of_congress, people_who_may_on_congress
from congress.roles import Right
from workflows import clock

SLIPS_LOOKED_AT = 2

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress


def needs_second(person: Person) -> bool:
    """Whether more than one must look: he heads a body, or signs by delegation."""
    return Membership.objects.bearing(Right.SIGN, clock.today()).filter(person=person).exists()


def second_people(person: Person, *, by: Person) -> list[Person]:
    """Who may confirm what `by` asks for this person: others of the office, else heads of the organisers.

    Only of the association that keeps his account, where it is known. Whoever is away, or cannot sign
    in, confirms nothing: an office of one is not stopped.
    """
    held = Membership.objects.in_force(clock.today()).filter(person=person)
    if person.association_id:
        held = held.filter(body__congress__association=person.association_id)
    congresses = set(held.values_list("body__congress", flat=True))
    office = [one for key in congresses for one in people_who_may_on_congress(Right.RECORD, key)]
    heads = Membership.objects.in_force(clock.today()).filter(
        body__kind="organising", role="head", body__congress__in=congresses
    )
    organisers = Person.objects.filter(is_active=True, pk__in=heads.values("person"))
    return _present(office, person, by) or _present(list(organisers), person, by)


def people_without_account(congress: Congress) -> list[Person]:
    """Who sits in a working body, has no password and no slip; not those whose slip two must see."""
    signing = Membership.objects.bearing(Right.SIGN, clock.today()).order_by().values("person")
    live = Slip.objects.filter(used=None, cancelled=None, expires__gt=clock.real_now()).values("person")
    people = kept_people(congress).filter(pk__in=members_of_congress(congress).order_by().values("pk"))
    found = people.exclude(pk__in=signing).exclude(pk__in=live).order_by("sort_name", "pk")
    return [person for person in found if not person.has_usable_password()]


def slips_looked_at(person: Person) -> list[Slip]:
    """The slips against which a code is compared: one printed and one mailed that stand, or the last of all.

    The last is told to be used, cancelled or over.
    """
    coded = person.slips.exclude(digest="").order_by("-pk")
    standing = coded.filter(used=None, cancelled=None, expires__gt=clock.real_now())
    return list(dict.fromkeys([*standing[:SLIPS_LOOKED_AT], *coded[:1]]))[:SLIPS_LOOKED_AT]


def asked_slips() -> QuerySet[Slip]:
    """Slips that wait for a second person, the oldest first."""
    live = Q(digest="", used=None, cancelled=None, expires__gt=clock.real_now())
    return Slip.objects.filter(live).select_related("person", "issued_by").order_by("id")


def slips_to_confirm(reader: Person) -> list[Slip]:
    """Those that this reader may confirm."""
    return [slip for slip in asked_slips() if reader in second_people(slip.person, by=slip.issued_by)]


def _present(people: list[Person], person: Person, by: Person) -> list[Person]:
    away = absences(one.pk for one in people)
    return [
        one for one in people if one not in (person, by) and one.pk not in away and one.has_usable_password()
    ]
