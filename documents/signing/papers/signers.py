"""Who signs a package's paper, in which form: for himself, Q., KT., TL. or TUQ., and by which paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from congress.people.queries.seats import contacts
from congress.people.words.sign_forms import ACTING, DELEGATED, DEPUTY, ORDER
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
    """The lines around the place to sign; `instead` and `on_behalf` only where one signs for another.

    `basis` is the paper by which he does.
    """

    title: str
    name: str
    instead: str = ""
    on_behalf: str = ""
    basis: str = ""


def signer_of(package: Package) -> Signer:
    """Who has signed the draft in force, or else who would sign it today."""
    signature = signature_on_current(package)
    if signature is not None:
        step, day = signature.step, clock.local_day(signature.step.at)
        names = history.names_of(step)
        if step.actor is None or step.ground != "delegation" or step.actor == signature.signer:
            signed = names.acting_for_name or names.actor_name
            return _leading(package, _seat(package, signature.signer, day, role="head"), signed)
        return _in_stead(package, step.actor, signature.signer, day, names=names)
    seats = contacts([one.body_id for one in package.bodies("signer") if one.body_id], Right.SIGN)
    seat = next(iter(seats.values()), None)
    if seat is None:
        return Signer(package.signer_title, "")
    if seat.delegator is None:
        return _leading(package, seat, seat.person.full_name)
    return _in_stead(package, seat.person, seat.delegator, clock.today())


def _leading(package: Package, seat: Membership | None, name: str) -> Signer:
    """The head himself; who leads for a time signs Q., or as a deputy KT., by the decision that says so."""
    form, head = seat.sign_form if seat else "", package.signer_title
    if seat is None or form not in (ACTING, DEPUTY):
        return Signer(head, name)
    if form == ACTING:
        return Signer(_("Q. %(head)s") % {"head": head}, name, basis=seat.ground)
    return Signer(seat.title.upper(), name, _("KT. %(head)s") % {"head": head}, basis=seat.ground)


def _in_stead(
    package: Package, person: Person, owner: Person, on: date, *, names: Names | None = None
) -> Signer:
    """A deputy signs KT., the head of an office by order TL., others TUQ. (Nghị định 30/2020, Điều 13).

    Once signed, by the names as they stood. A form that was kept with what was lent comes first.
    """
    head = package.signer_title
    deputy = _seat(package, person, on, role="deputy")
    lending = _seat(package, person, on, role=DELEGATE)
    form = (lending.sign_form if lending else "") or (DEPUTY if deputy else DELEGATED)
    instead = {
        DEPUTY: _("KT. %(head)s"),
        ORDER: _("TL. %(head)s"),
        DELEGATED: _("TUQ. %(head)s"),
    }[form] % {"head": head}
    lent = (deputy if form == DEPUTY else None) or lending
    # Without a title of his own the role of the seat would be printed, which says nothing more.
    title = lent.title.upper() if lent else ""
    names = names or Names(actor_name=person.full_name, acting_for=str(owner))
    basis = "; ".join(filter(None, (lending.ground, lending.rule))) if lending else ""
    return Signer(title, names.actor_name, instead, names.acting_for, basis)


def _seat(package: Package, person: Person, on: date, *, role: str) -> Membership | None:
    roles = {"signer"} if role == "head" else {"signer", package.kind.decider}
    bodies = [one.body_id for role_ in roles for one in package.bodies(role_)]
    held = Membership.objects.in_force(on).filter(person=person, role=role, body__in=bodies)
    return held.order_by("pk").first()
