"""Until when each unit might speak of each draft: one answer for letters, files and the papers about them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from documents.consulting.models.rounds import AskedUnit, ExtraDay, RoundDraft
from documents.consulting.queries.successions import lineage_of, predecessors
from documents.packages.heard import said_in_files
from documents.packages.remarks import LATE, OUTSIDE, TIMELY
from documents.packages.together import asked_alike

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from django.db.models import QuerySet

    from documents.packages.heard import Judge
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True)
class FiledAnswer:
    """What an asked unit said of a draft of its round in a file; `stand` as in `SaidInFile`."""

    draft_id: int
    day: date
    stand: str


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """Version -> the rounds with it in order; round -> unit -> who was asked; what units came from."""

    drafts: dict[int, list[RoundDraft]]
    asked: dict[int, dict[int, AskedUnit]]
    came_from: dict[int, set[int]]

    @classmethod
    def of(cls, rows: QuerySet[RoundDraft]) -> AskedAbout:
        """Of these drafts of rounds; the same queries for any number of units."""
        drafts: dict[int, list[RoundDraft]] = defaultdict(list)
        for row in rows.select_related("round").order_by("round__opened", "round"):
            drafts[row.version_id].append(row)
        asked: dict[int, dict[int, AskedUnit]] = defaultdict(dict)
        rounds = {row.round_id for found in drafts.values() for row in found}
        if rounds:
            units = AskedUnit.objects.filter(round__in=rounds).select_related("round")
            for one in units.prefetch_related("moved"):
                asked[one.round_id][one.unit_id] = one
        return cls(drafts, asked, predecessors() if rounds else {})

    def meant(self, version: int, unit: int, day: date) -> tuple[RoundDraft | None, list[AskedUnit]]:
        """The draft of the round that somebody answered on a day, and the asked units that he speaks for.

        Of several rounds the last that had begun; what came before all of them answers the first.
        """
        found: tuple[RoundDraft | None, list[AskedUnit]] = (None, [])
        for draft in self.drafts.get(version, ()):
            there = self.asked[draft.round_id]
            mine = [there[one] for one in lineage_of(unit, self.came_from) if one in there]
            if mine and (not found[1] or draft.round.opened <= day):
                found = (draft, mine)
        return found

    def standing(self, version: int, unit: int | None, day: date) -> str | None:
        """See `packages.heard.Judge`: by his own last day; of who is no unit by that of the letter."""
        if version not in self.drafts:
            return None
        if unit is None:
            return TIMELY if day <= max(one.round.last_day for one in self.drafts[version]) else LATE
        _draft, mine = self.meant(version, unit, day)
        if not mine:
            return OUTSIDE
        return TIMELY if day <= max(one.last_day for one in mine) else LATE


def days_of(package: Package) -> Judge:
    """See `packages.heard.judge_of`; read once where several ask."""
    rows = RoundDraft.objects.filter(package=package)
    return asked_alike(("days asked", package.pk), lambda: AskedAbout.of(rows)).standing


def filed_answers(
    drafts: Iterable[RoundDraft], units: Collection[int] | None = None
) -> dict[int, tuple[FiledAnswer, ...]]:
    """Id of an asked unit -> what came for it, or for it from these units, in files about these drafts."""
    told = said_in_files({one.version_id for one in drafts}, units)
    if not told:
        return {}
    about = AskedAbout.of(RoundDraft.objects.filter(version__in={one.version for one in told}))
    found: dict[int, list[FiledAnswer]] = defaultdict(list)
    for one in told:
        draft, mine = about.meant(one.version, one.unit, one.day)
        for asked in mine if draft else ():
            found[asked.pk].append(FiledAnswer(draft.pk, one.day, one.stand))  # type: ignore[union-attr]
    return {asked: tuple(rows) for asked, rows in found.items()}


def units_in_time(
    version: OuterRef, unit: OuterRef, day: OuterRef, before: datetime | None = None
) -> QuerySet[AskedUnit]:
    """See `packages.heard.asked_in_time`; of units that became others two steps are followed."""
    given = ExtraDay.objects.filter(at__lt=before) if before else ExtraDay.objects.all()
    last = given.filter(asked=OuterRef("pk")).order_by("-id")
    until = Coalesce(Subquery(last.values("last_day")[:1]), F("round__last_day"))
    same = Q(unit=unit) | Q(unit__successions__after=unit)
    same |= Q(unit__successions__after__successions__after=unit)
    asked = AskedUnit.objects.filter(at__lt=before) if before else AskedUnit.objects.all()
    rows: QuerySet[AskedUnit] = asked.filter(same, round__drafts__version=version)
    return rows.annotate(until=until).filter(until__gte=day)
