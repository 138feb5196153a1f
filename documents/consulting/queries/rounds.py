"""A round as it stands: its coverage, who is silent, every unit × draft accounted for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from congress.people.queries.hats import hats
from congress.roles import Right
from documents.consulting.models.rounds import AGREED, ExtraDay, Round, RoundDraft, RoundLetter
from documents.consulting.queries.days import filed_answers
from documents.consulting.queries.heard import SLOTS, HeardUnit, waits_to_be_confirmed
from documents.consulting.queries.successions import units_behind
from documents.packages.queries.visible import visible_to
from documents.packages.together import asked_alike
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.models.units import Unit
    from documents.consulting.models.replies import Reply
    from documents.consulting.models.rounds import AskedUnit, RoundEnd
    from documents.consulting.queries.days import FiledAnswer
    from documents.packages.models.packages import Package

# Who opens, moves and closes rounds; what comes back is entered by the office alone.
ASKING = frozenset({Right.COORDINATE, Right.RECORD})
EVERYTHING = (
    "drafts__package__procedure",
    "drafts__version",
    "asked__unit__head",
    "asked__moved",
    "asked__sendings",
    "letters__line__changes",
    "replies__heard",
    "replies__answers__remarks",
    "replies__rulings",
)
SAID = (
    Prefetch("drafts", RoundDraft.objects.select_related("version")),
    "asked__moved",
    Prefetch("letters", RoundLetter.objects.select_related("line")),
    "letters__line__changes",
    "replies__heard",
    "replies__answers__remarks",
    "replies__rulings",
)


def may_ask(congress: Congress, person: Person) -> bool:
    """Whether the person opens rounds here: of the office, or of the organising committee."""
    return bool(hats(person).rights_on_congress(congress.pk) & ASKING)


def may_enter_replies(congress: Congress, person: Person) -> bool:
    """Whether the person enters what comes back: of the office."""
    return hats(person).enters_for(congress.pk)


@dataclass(frozen=True)
class RoundState:
    """All that is known of a round; what is counted here is counted nowhere else."""

    round: Round
    drafts: tuple[RoundDraft, ...]
    units: tuple[HeardUnit, ...]
    # Replies for none of the asked units: remarks nobody asked for.
    outside: tuple[Reply, ...]

    @property
    def letter(self) -> RoundLetter | None:
        """The number of its letter, unless that was cancelled."""
        standing = [
            one
            for one in self.round.letters.all()
            if not any(change.cancelled for change in one.line.changes.all())
        ]
        return standing[-1] if standing else None

    @property
    def end(self) -> RoundEnd | None:
        """When it was closed; None while it is open."""
        return getattr(self.round, "end", None)

    @property
    def last_days(self) -> list[date]:
        """Every last day of its units, the earliest first."""
        return sorted({one.last_day for one in self.units})

    @property
    def agrees_by_silence(self) -> bool:
        """Whether its letter said that who sends nothing is taken as agreeing."""
        return self.round.silence == AGREED

    @property
    def is_over(self) -> bool:
        """Whether nothing is waited for any more: closed, all answered, or every last day past."""
        waited = [one.last_day for one in self.units if not one.has_sent]
        return self.end is not None or not waited or clock.today() > max(waited)

    @cached_property
    def answered(self) -> list[HeardUnit]:
        """Those who answered within their time."""
        return [one for one in self.units if one.in_time]

    @cached_property
    def late(self) -> list[HeardUnit]:
        """Those who answered after it only."""
        return [one for one in self.units if one.is_late]

    @cached_property
    def silent(self) -> list[HeardUnit]:
        """Those of whom nothing came in any way: whom to call."""
        return [one for one in self.units if not one.has_sent]

    @cached_property
    def contested(self) -> list[HeardUnit]:
        """Of whom the office must say which of two replies counts."""
        return [one for one in self.units if one.contested]

    @cached_property
    def to_confirm(self) -> list[Reply]:
        """Replies without a paper that nobody has confirmed, each once."""
        found = {one.pk: one for unit in self.units for one in unit.to_confirm}
        return list((found | {one.pk: one for one in self.outside if waits_to_be_confirmed(one)}).values())

    @property
    def coverage(self) -> str:
        """In words: 45/95 đầu mối (47,4%)."""
        return coverage_in_words(len(self.answered), len(self.units))

    def slots(self, draft: RoundDraft) -> dict[str, int]:
        """What the units said of one draft by the codes of `SLOTS`: the sum is their number."""
        told = Counter(unit.slot_on(draft.pk) for unit in self.units)
        return {code: told[code] for code in SLOTS}

    @classmethod
    def of(cls, found: Round, filed: Mapping[int, tuple[FiledAnswer, ...]]) -> RoundState:
        """The round by what was read of it beforehand; answers that were corrected count no more.

        `filed`: id of an asked unit -> what came for it in files.
        """
        corrected = {one.corrects_id for one in found.replies.all()}
        standing = [one for one in found.replies.all() if one.pk not in corrected]
        by_unit: dict[int, list[Reply]] = {}
        for reply in standing:
            for row in reply.heard.all():
                by_unit.setdefault(row.asked_id, []).append(reply)
        units = tuple(
            HeardUnit(asked, asked.last_day, tuple(by_unit.get(asked.pk, ())), filed.get(asked.pk, ()))
            for asked in found.asked.all()
        )
        outside = tuple(one for one in standing if not one.heard.all())
        return cls(found, tuple(found.drafts.all()), units, outside)


def coverage_in_words(heard: int, base: int) -> str:
    """In words: 45/95 đầu mối (47,4%); without the share where nobody was asked."""
    if not base:
        return _("0/0 đầu mối")
    # Half a tenth goes up, as a pencil does it.
    tenths = (heard * 2000 + base) // (2 * base)
    share = f"{tenths // 10},{tenths % 10}"
    return _("%(heard)d/%(base)d đầu mối (%(share)s%%)") % {"heard": heard, "base": base, "share": share}


def round_state(found: Round) -> RoundState:
    """One round with everything; a fixed number of queries, however many answered."""
    return round_states(Round.objects.filter(pk=found.pk))[0]


def round_states(rounds: QuerySet[Round]) -> list[RoundState]:
    """The same of several rounds at once."""
    read = rounds.select_related("end", "congress__association", "by").prefetch_related(*EVERYTHING)
    return _with_files(list(read))


def states_about(package: Package) -> list[RoundState]:
    """The rounds about a package, the newest first, as its remarks tell of them.

    Neither how a unit is reached nor when its letter left. Read once where several ask (`asked_alike`).
    """
    read = Round.objects.filter(drafts__package=package).select_related("end").prefetch_related(*SAID)
    return asked_alike(("rounds", package.pk), lambda: _with_files(list(read)))


def _with_files(found: list[Round]) -> list[RoundState]:
    filed = filed_answers([draft for one in found for draft in one.drafts.all()])
    return [RoundState.of(one, filed) for one in found]


def rounds_of(congress: Congress) -> QuerySet[Round]:
    """The rounds of a congress, the newest first."""
    return Round.objects.filter(congress=congress)


def drafts_shown_to(drafts: Iterable[RoundDraft], person: Person, congress: Congress) -> list[RoundDraft]:
    """Of which drafts somebody may read what was answered: the office, which enters it, of all.

    Everybody else of the packages that he may read.
    """
    rows = list(drafts)
    if may_enter_replies(congress, person):
        return rows
    seen = set(
        visible_to(person).filter(pk__in=[one.package_id for one in rows]).values_list("pk", flat=True)
    )
    return [one for one in rows if one.package_id in seen]


def awaited_until(package: Package) -> date | None:
    """The last day on which a unit may answer about a package in a round still open; None after it."""
    rounds = Round.objects.filter(drafts__package=package, end=None)
    days = [*rounds.values_list("last_day", flat=True)]
    if not days:
        return None
    days += ExtraDay.objects.filter(asked__round__in=rounds).values_list("last_day", flat=True)
    return max((day for day in days if day >= clock.today()), default=None)


def asked_units_of(found: Round, unit: Unit) -> list[AskedUnit]:
    """The asked units for which a unit answers: itself, and those whose successor it is."""
    return list(found.asked.filter(unit__in=units_behind({unit.pk})))
