"""Who may record what a body decides: not who signs the package that rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.queries.seats import people_who_may
from congress.roles import Right
from congress.settingup.queries import scope_of
from documents.packages.kinds import kind_of
from documents.packages.models.roles import PackageBody
from documents.packages.queries.bindings import codes_by_role, kinds_of
from workflows import clock
from workflows.procedures import store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package
    from workflows.models import Duty

# The condition of a move that asks for somebody besides those who sign.
APART = "recorder_is_not_the_signer"


def able_recorders(bodies: Iterable[int], signers: Iterable[int]) -> list[Person]:
    """Who may record in one of these bodies today and signs in none of the others, by given name."""
    signing = people_who_may(Right.SIGN, signers).order_by().values("pk")
    return list(people_who_may(Right.RECORD, bodies).exclude(pk__in=signing))


def left_to_others(waiting: Iterable[tuple[Duty, Package]], hats: Hats) -> set[int]:
    """Keys of the packages whose count waits for a body of his, not for him: he signs what rests on it.

    One query at most, and none for who records nothing.
    """
    asked = [
        package
        for duty, package in waiting
        if duty.right == Right.RECORD
        and any(move.is_guarded_by(APART) for move in package.definition.moves_from(package.state))
    ]
    if not asked:
        return set()
    his = PackageBody.objects.filter(package__in=asked, role="signer", body__in=hats.bodies_with(Right.SIGN))
    return set(his.values_list("package", flat=True))


def bodies_without_recorder(congress: Congress) -> list[Body]:
    """Bodies with people whose every recorder signs what would rest on it: nobody could record there."""
    pairs = set(_recording_and_signing(congress))
    today = clock.today()
    codes = {code for deciding, signing in pairs for code in (deciding, *signing)}
    here = Membership.objects.filter(body__congress=congress, body__code__in=codes, person__is_active=True)
    seated = set(here.in_force(today).values_list("body__code", flat=True))
    records, signs = (
        set(here.bearing(right, today).order_by().values_list("body__code", "person"))
        for right in (Right.RECORD, Right.SIGN)
    )
    lacking = {
        deciding
        for deciding, signing in pairs
        if deciding in seated
        and not {who for code, who in records if code == deciding}
        - {who for code, who in signs if code in signing}
    }
    return list(Body.objects.filter(congress=congress, code__in=lacking).order_by("pk"))


def _recording_and_signing(congress: Congress) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(code of a body that records, codes of those that sign), for every kind that the congress has."""
    chosen, scope = kinds_of(congress), scope_of(congress)
    for kind in store.codes(scope):
        if chosen and kind not in chosen:
            continue
        definition = store.in_force(kind, scope)
        bound = codes_by_role(kind, kind_of(definition), congress)
        holders = {move.holder for move in definition.moves() if APART in {one.name for one in move.guards}}
        for holder in holders:
            for code in bound.get(holder, ()):
                yield code, tuple(bound.get("signer", ()))
