"""The board in the database: who is late, who will be, filtered and ordered before a row is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from congress.people.models.bodies import Body
from documents.board.queries.pace import Position, nth_working_days, slipping
from documents.packages.kinds import kind_of
from documents.packages.models.packages import Package
from workflows import clock, deadlines
from workflows.models import Duty, ProcedureVersion
from workflows.procedures import store
from workflows.standing import late_among

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition

# What stands first on the board; the keys are what the address says.
LATE, SLIPPING, SOON, RUNNING, DONE = range(5)
STATUSES = {"qua-han": LATE, "se-cham": SLIPPING, "sap-den-han": SOON, "con-han": RUNNING, "xong": DONE}


@dataclass(frozen=True, slots=True)
class Landscape:
    """What occurs among packages: where they stand, by which procedures, of which kinds."""

    positions: list[Position]
    definitions: Mapping[int, Definition]
    kinds: Mapping[str, str]

    @property
    def phases(self) -> dict[str, str]:
        """code -> label of every phase, in the order of the procedures: the columns of the board."""
        return {one.code: one.label for known in self.definitions.values() for one in known.phase}

    def standing_in(self, phase: str) -> Q:
        """The condition on packages that stand in a phase."""
        found = Q(pk__in=[])
        for key, definition in self.definitions.items():
            states = [stage.code for stage in definition.stage if stage.phase == phase]
            found |= Q(procedure=key, state__in=states)
        return found


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a reader asked the board to show; None shows all."""

    status: int | None = None
    body: int | None = None
    phase: str = ""
    kind: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != Sieve()


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One package with one body, for one right, until a day."""

    item_id: int
    holder: int
    right: str
    due: date


def landscape(packages: QuerySet[Package]) -> Landscape:
    """What occurs among these packages; two queries however many they are."""
    rows = list(packages.order_by().values_list("procedure", "kind_code", "state").distinct())
    versions = ProcedureVersion.objects.in_bulk({procedure for procedure, _kind, _state in rows})
    known = {key: store.load(version).definition for key, version in versions.items()}
    kinds = {code: kind_of(known[procedure]) for procedure, code, _state in rows}
    order = sorted(kinds, key=lambda code: (kinds[code].order, code))
    positions = sorted({(procedure, state) for procedure, _kind, state in rows})
    return Landscape(positions, dict(sorted(known.items())), {code: kinds[code].title for code in order})


def ranked(packages: QuerySet[Package], seen: Landscape) -> QuerySet[Package]:
    """The packages with `urgency`, the most urgent first."""
    # The first day that is not "Sắp đến hạn" any more.
    urgency = Case(
        When(next_due=None, then=Value(DONE)),
        When(next_due__lt=clock.today(), then=Value(LATE)),
        When(slipping(seen.positions, seen.definitions), then=Value(SLIPPING)),
        When(next_due__lt=nth_working_days(deadlines.SOON + 1)[-1], then=Value(SOON)),
        default=Value(RUNNING),
        output_field=IntegerField(),
    )
    return packages.annotate(urgency=urgency).order_by("urgency", "next_due", "code")


def sifted(packages: QuerySet[Package], sieve: Sieve, seen: Landscape) -> QuerySet[Package]:
    """Those of the ranked packages that the reader asked for."""
    if sieve.status == LATE:
        packages = late_among(packages)
    elif sieve.status == DONE:
        packages = packages.filter(next_due=None)
    elif sieve.status is not None:
        packages = packages.filter(urgency=sieve.status)  # type: ignore[misc]  # annotated by `ranked`
    if sieve.body:
        held = Duty.objects.open_for(Package).filter(item_id=OuterRef("pk"), holder=sieve.body)
        packages = packages.filter(Exists(held))
    if sieve.phase:
        packages = packages.filter(seen.standing_in(sieve.phase))
    return packages.filter(kind_code=sieve.kind) if sieve.kind else packages


def counted(packages: QuerySet[Package]) -> dict[int, int]:
    """urgency -> how many of the ranked packages have it."""
    # Most are done: only those that wait for somebody are asked how urgent they are.
    waiting = packages.order_by().exclude(next_due=None)
    found = dict(waiting.values_list("urgency").annotate(number=Count("pk")))  # type: ignore[misc]  # annotated by `ranked`
    done = packages.order_by().count() - sum(found.values())
    return {**found, DONE: done} if done else found


def holders(packages: QuerySet[Package]) -> list[Body]:
    """The bodies that hold any of them, in the order in which they were founded."""
    # Asked of each body, so that its first such duty is answer enough.
    among = packages.order_by().filter(pk=OuterRef("item_id"))
    held = Duty.objects.open_for(Package).filter(Exists(among), holder=OuterRef("pk"))
    return list(Body.objects.filter(Exists(held)).order_by("id"))


def held_rows(packages: QuerySet[Package]) -> list[HeldRow]:
    """What bodies hold among these packages, the earliest day first; one query."""
    rows = (
        Duty.objects.open_for(Package)
        .filter(item_id__in=packages.order_by().values("pk"))
        .exclude(holder=None)
    )
    found = rows.order_by("due", "item_id", "id").values_list("item_id", "holder", "right", "due")
    return [HeldRow(item, holder, right, due) for item, holder, right, due in found if holder]


def in_order(packages: QuerySet[Package], ids: Iterable[int]) -> list[Package]:
    """These packages in the order of their ids in the list."""
    wanted = list(ids)
    found = {one.pk: one for one in packages.filter(pk__in=wanted).order_by()}
    return [found[pk] for pk in wanted if pk in found]
