"""The board in the database: who is late, who will be, filtered, counted and ordered before a row is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value

from documents.packages.models.packages import Package
from workflows import clock, deadlines
from workflows.calendars import DAY
from workflows.models import Duty
from workflows.models.records import NO_DATE
from workflows.pace import slipping_among
from workflows.queries import calendar_in_force
from workflows.standing import late_among

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition

# What stands first on the board; the keys are what the address says.
LATE, SLIPPING, SOON, RUNNING, DONE = range(5)
PAGE = 50
STATUSES = {"qua-han": LATE, "se-cham": SLIPPING, "sap-den-han": SOON, "con-han": RUNNING, "xong": DONE}


@dataclass(frozen=True)
class Landscape:
    """What occurs among packages: by which procedures they go, of which kinds they are."""

    definitions: Mapping[int, Definition]
    kinds: Mapping[str, str]

    @cached_property
    def phases(self) -> dict[str, str]:
        """code -> label of every phase, in the order of the procedures: the columns of the board."""
        return {one.code: one.label for known in self.definitions.values() for one in known.phase}

    def standing_in(self, phase: str) -> Q:
        """The condition on packages that stand in a phase."""
        found = Q(pk__in=[])
        for key, definition in self.definitions.items():
            found |= Q(procedure=key, state__in=sorted(definition.in_phase(phase)))
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


@dataclass(frozen=True)
class Ranked:
    """Packages, the most urgent first: counted once, and only the rows of a page are read.

    Late ones, those that will be, those soon due, the others, those done; each by its next day. Every sort is
    walked along the index `package_on_board`, so that a page of 100,000 costs what one of ten does.
    """

    packages: QuerySet[Package]
    # What a row needs besides, such as `with_paper` joins.
    rows: QuerySet[Package]
    # The counts, where they were asked for with something else.
    told: Mapping[int, int] | None = None

    @cached_property
    def counts(self) -> Mapping[int, int]:
        """urgency -> how many there are of it; one query."""
        return counted(self.packages) if self.told is None else self.told

    def count(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    __len__ = count

    def page(self, number: str | None) -> Page[Package]:
        """The page of that number, or the nearest there is."""
        places: Any = self
        return Paginator(places, PAGE).get_page(number)

    def __getitem__(self, wanted: slice) -> list[Package]:
        """The packages of these places, in one query."""
        whole = self.count()
        start, stop, _step = wanted.indices(whole)
        if start >= stop:
            return []
        ids: Any = self.packages.order_by().values("pk")
        if stop - start < whole:
            ids = self._ids(start, stop)
        return sorted(self.rows.filter(pk__in=ids).order_by(), key=place_of)

    def _ids(self, start: int, stop: int) -> Any:
        begin, parts = 0, []
        for urgency in range(len(STATUSES)):
            end = begin + self.counts.get(urgency, 0)
            first, last = max(start, begin) - begin, min(stop, end) - begin
            if first < last:
                few = of_urgency(self.packages, urgency).order_by("next_due", "code").values("pk")[first:last]
                # Around each cut, for SQLite joins nothing that is cut itself.
                parts.append(Package.objects.filter(pk__in=few).order_by().values("pk"))
            begin = end
        return parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]


def of_urgency(packages: QuerySet[Package], urgency: int) -> QuerySet[Package]:
    """Those of the packages that stand so; each condition is met by dates on the row alone."""
    today, near = clock.today(), first_day_not_soon()
    if urgency == LATE:
        return late_among(packages)
    if urgency == SLIPPING:
        return slipping_among(packages)
    if urgency == DONE:
        return packages.filter(next_due=None)
    on_time = packages.filter(latest_start__gte=today)
    soon = on_time.filter(next_due__gte=today, next_due__lt=near)
    return soon if urgency == SOON else on_time.filter(next_due__gte=near)


def place_of(package: Package) -> tuple[int, date, str]:
    """Where a package stands among others: what `of_urgency` says of it, its next day, its code."""
    day, today = package.next_due, clock.today()
    if day is None:
        return DONE, NO_DATE, package.code
    if day < today:
        return LATE, day, package.code
    if package.latest_start is not None and package.latest_start < today:
        return SLIPPING, day, package.code
    return (SOON if day < first_day_not_soon() else RUNNING), day, package.code


def first_day_not_soon() -> date:
    """The first day that is not "Sắp đến hạn" any more."""
    return deadlines.end_working(clock.today() - DAY, deadlines.SOON + 1, calendar=calendar_in_force())


def sifted(packages: QuerySet[Package], sieve: Sieve, seen: Landscape) -> QuerySet[Package]:
    """Those of the packages that the reader asked for."""
    if sieve.status is not None:
        packages = of_urgency(packages, sieve.status)
    if sieve.body:
        held = Duty.objects.open_for(Package).filter(item_id=OuterRef("pk"), holder=sieve.body)
        packages = packages.filter(Exists(held))
    if sieve.phase:
        packages = packages.filter(seen.standing_in(sieve.phase))
    return packages.filter(kind_code=sieve.kind) if sieve.kind else packages


def counted(packages: QuerySet[Package]) -> dict[int, int]:
    """urgency -> how many of the packages have it; one query."""
    parts = [
        of_urgency(packages.order_by(), urgency)
        .annotate(sort=Value(urgency))
        .values("sort")
        .annotate(number=Count("pk"))
        .values_list("sort", "number")
        for urgency in range(len(STATUSES))
    ]
    return dict(parts[0].union(*parts[1:], all=True))


def held_rows(packages: QuerySet[Package]) -> list[HeldRow]:
    """What bodies hold among these packages, the earliest day first; one query."""
    rows = (
        Duty.objects.open_for(Package)
        .filter(item_id__in=packages.order_by().values("pk"))
        .exclude(holder=None)
    )
    found = rows.order_by("due", "item_id", "id").values_list("item_id", "holder", "right", "due")
    return [HeldRow(item, holder, right, due) for item, holder, right, due in found if holder]
