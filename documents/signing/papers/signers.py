"""Who signs a package's paper, in which form: for himself, for his head (KT.), or by delegation (TUQ.)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from congress.people.queries.seats import contacts
from congress.roles import DELEGATE, Right
from documents.packages.queries.judgements import signature_on_current
from workflows import clock, history
from workflows.history import Names

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True)
class Signer:
    """The lines around the place to sign; `instead` and `on_behalf` only where one signs for another."""

    title: str
    name: str
    instead: str = ""
    on_behalf: str = ""


def signer_of(package: Package) -> Signer:
    """Who has signed the draft in force, or else who would sign it today."""
    signature = signature_on_current(package)
    if signature is not None:
        step = signature.step
        names = history.names_of(step)
        if step.actor is None or step.ground != "delegation" or step.actor == signature.signer:
            return Signer(package.signer_title, names.acting_for_name or names.actor_name)
        return _in_stead(package, step.actor, signature.signer, clock.local_day(step.at), names=names)
    seats = contacts([one.body_id for one in package.bodies("signer") if one.body_id], Right.SIGN)
    seat = next(iter(seats.values()), None)
    if seat is None:
        return Signer(package.signer_title, "")
    if seat.delegator is None:
        return Signer(package.signer_title, seat.person.full_name)
    return _in_stead(package, seat.person, seat.delegator, clock.today())


def _in_stead(
    package: Package, person: Person, owner: Person, on: date, *, names: Names | None = None
) -> Signer:
    """A deputy signs KT., anybody else to whom it was lent TUQ. (Nghị định 30/2020, Điều 13).

    Once signed, by the names as they stood.
    """
    head = package.signer_title
    deputy = _seat(package, person, on, role="deputy")
    words = _("KT. %(head)s") if deputy else _("TUQ. %(head)s")
    lent = deputy or _seat(package, person, on, role=DELEGATE)
    # Without a title of his own the role of the seat would be printed, which says nothing more.
    title = lent.title.upper() if lent else ""
    names = names or Names(actor_name=person.full_name, acting_for=str(owner))
    return Signer(title, names.actor_name, words % {"head": head}, names.acting_for)


def _seat(package: Package, person: Person, on: date, *, role: str) -> Membership | None:
    roles = {"signer", package.kind.decider}
    bodies = [one.body_id for role_ in roles for one in package.bodies(role_)]
    held = Membership.objects.in_force(on).filter(person=person, role=role, body__in=bodies)
    return held.order_by("pk").first()
