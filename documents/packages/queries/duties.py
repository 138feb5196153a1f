"""What was done and what waits: the history, the open duties, whom to call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Prefetch

from congress.people.queries.seats import absences, contacts_about, people_who_may
from congress.roles import Right
from documents.packages.models.packages import Package
from documents.packages.models.scans import Scan
from documents.packages.sections import ask_whether, known_to_lack
from workflows.models import Duty
from workflows.shown import asked_once, learnt
from workflows.standing import duties_by_item, standings_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.memberships import Membership
    from congress.people.models.people import Person
    from documents.packages.models.steps import PackageStep
    from workflows.engine import Offer
    from workflows.standing import Standing


@asked_once
def steps_of(package: Package) -> list[PackageStep]:
    """The history, oldest first, with everything a sentence about it names."""
    found = package.steps.select_related(
        "actor",
        "procedure",
        "acting_for",
        "body",
        "version",
        "verdict",
        "decision__decision__body",
        "decision__decision__confirmer",
        "confirmation",
        "signature",
        "objection__answer",
        "entry_confirmed",
    )
    scans = Scan.objects.none() if known_to_lack(package, "scans") else Scan.objects.all()
    return list(found.prefetch_related(Prefetch("scans", scans)).order_by("sequence"))


@asked_once
def bare_steps_of(package: Package) -> list[PackageStep]:
    """The same, as they stand in their own table: from where to where, when, by which keys."""
    steps = list(package.steps.order_by("sequence"))
    learnt("steps of documents.package")[package.pk] = steps
    return steps


def chain_end(package: Package) -> str:
    """The hash of its newest step: what rests on its steps is as it was while that one is the newest."""
    steps = bare_steps_of(package)
    return steps[-1].own_hash if steps else ""


ask_whether("scans", Scan.objects.filter(step__item=OuterRef("pk")))


def packages_waiting_for(body_id: int, right: str) -> QuerySet[Package]:
    """Packages with an open duty of that body for that right, by code."""
    rows = Duty.objects.open_for(Package).filter(holder=body_id, right=right)
    return Package.objects.filter(pk__in=rows.values("item_id")).order_by("code")


def packages_of_body(body_id: int) -> QuerySet[Duty, Any]:
    """Ids of the packages that wait for a body, for whatever it is to do."""
    return Duty.objects.open_for(Package).filter(holder=body_id).values("item_id")


def bodies_awaited(right: str) -> QuerySet[Duty, Any]:
    """Ids of the bodies of which any package waits for that right, to be asked about further."""
    return Duty.objects.open_for(Package).filter(right=right).values("holder")


def duties_of(packages: Iterable[Package]) -> dict[int, list[Duty]]:
    """Open duties by package id, oldest first, in one query."""
    return duties_by_item(Package, [package.pk for package in packages])


def helpers_for(package: Package, offers: Iterable[Offer], reader: Person) -> list[Person]:
    """Who else has the right to a move that is the reader's and not open to him now, each person once."""
    wanted = {
        (one.right, one.holder) for one in offers if one.permitted and not one.allowed and not one.aside
    }
    found: dict[int, Person] = {}
    for right, holder in sorted(wanted):
        bodies = [one.body_id for one in package.bodies(holder) if one.body_id]
        found |= {one.pk: one for one in people_who_may(right, bodies).exclude(pk=reader.pk)}
    return list(found.values())


def contacts_for(duties: Iterable[Duty]) -> dict[tuple[int, str], Membership]:
    """(body id, right) -> whom to call about it; one query."""
    return contacts_about((duty.holder, duty.right) for duty in duties if duty.holder)


def standings_by_signer(
    packages: Iterable[Package],
    *,
    duties: Mapping[int, Sequence[Duty]] | None = None,
    closed: Mapping[int, Sequence[Duty]] | None = None,
) -> dict[int, Standing]:
    """What `standings_of` says; what is late only for want of a signer is charged to nobody.

    Source: people.md, change 5: from the death, illness or absence of a signer until another is named.
    """
    rows = list(packages)
    waiting = duties if duties is not None else duties_of(rows)
    found = standings_of(rows, duties=waiting, closed=closed)
    late = {
        pk: [duty.holder for duty in waiting.get(pk, ()) if duty.right == Right.SIGN and duty.holder]
        for pk, one in found.items()
        if one.late_days
    }
    pairs = {(body, str(Right.SIGN)) for bodies in late.values() for body in bodies}
    able = {body for (body, _right), seat in contacts_about(pairs).items() if seat.away_until is None}
    unable = [pk for pk, bodies in late.items() if bodies and able.isdisjoint(bodies)]
    charged: dict[str, Any] = {"late_days": 0, "charged_to": (), "unable": True}
    return found | {pk: replace(found[pk], **charged) for pk in unable}


def lacks_a_signer(duties: Sequence[Duty]) -> bool:
    """Whether a signature is waited for that nobody gives today: no head, or away and nobody for him."""
    bodies = [duty.holder for duty in duties if duty.right == Right.SIGN and duty.holder]
    if not bodies:
        return False
    able = set(people_who_may(Right.SIGN, bodies).values_list("pk", flat=True))
    return able <= absences(able).keys()
