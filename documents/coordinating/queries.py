"""Who coordinates a package, what it might wait for, and where each of what it waits for stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from congress.people.queries.body_names import body_names
from documents.packages.models.packages import Package
from documents.packages.queries.absent import kind_title_in, missing_kinds
from documents.packages.queries.duties import duties_of
from documents.packages.queries.sources import is_decided, sources_of, waits_for_it

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from workflows.port import Capacity


@dataclass(frozen=True, slots=True)
class Awaited:
    """One thing that a package waits for; `stage` is "" for a kind of which none was assigned yet."""

    title: str
    code: str = ""
    stage: str = ""
    holders: str = ""
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What a package can be told to wait for: a package, or the first one of a kind (not `assigned` yet)."""

    key: str
    title: str
    waits: bool
    proposed: bool
    assigned: bool = True


def coordinating_capacity(package: Package, person: Person) -> Capacity | None:
    """In which capacity somebody may say of the package what who assigned it may say; None for others."""
    start = package.definition.start
    return package.may(person, start.right, holder=start.holder)


def coordinators(package: Package) -> str:
    """Who may, in words."""
    start = package.definition.start
    return package.who_may(start.right, start.holder)


def awaited_by(package: Package) -> list[Awaited]:
    """What the package waits for, by code, the decided ones too; last the kinds not assigned yet."""
    found = sources_of(package)
    duties = duties_of(found)
    held = {duty.holder for rows in duties.values() for duty in rows if duty.holder}
    names = body_names(frozenset(held))
    told = [
        Awaited(
            title=one.listed_title,
            code=one.code,
            stage=one.stage_label,
            holders=", ".join(dict.fromkeys(names[duty.holder] for duty in duties[one.pk] if duty.holder)),
            decided=is_decided(one),
        )
        for one in found
    ]
    return [*told, *(Awaited(title) for title in missing_kinds(package).values())]


def choices_for(package: Package) -> list[Choice]:
    """Every package of the congress that does not wait for this one itself, and kinds not assigned yet."""
    waits = {one.code for one in sources_of(package)}
    rows = Package.objects.filter(congress=package.congress_id, counts=True).exclude(pk=package.pk)
    others = [
        one
        for one in rows.select_related("procedure", "congress").order_by("code")
        if not waits_for_it(package, one)
    ]
    found = [
        Choice(
            one.code,
            f"{one.listed_title} ({one.code})",
            waits=one.code in waits,
            proposed=one.kind_code in package.kind.depends,
        )
        for one in others
    ]
    missing = missing_kinds(package)
    left = [kind for kind in package.kind.depends if not package.waits_for.get(kind, True)]
    kinds = [
        Choice(kind, kind_title_in(package, kind), waits=kind in missing, proposed=True, assigned=False)
        for kind in (*missing, *left)
    ]
    return found + kinds


def title_mark(package: Package) -> str:
    """A short mark of the title; another once it has changed."""
    return _mark(package.title)


def due_from_mark(package: Package) -> str:
    """A short mark of from what the deadline is counted; another once that has changed."""
    return _mark(f"{package.due_from} {package.due}")


def sources_mark(package: Package) -> str:
    """A short mark of what the package can wait for and does; another once that has changed."""
    return _mark(repr([(one.key, one.waits) for one in choices_for(package)]))


def _mark(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]
