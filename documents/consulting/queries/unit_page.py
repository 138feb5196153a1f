"""What is asked of one unit: for the page at which it answers, and for the office's page about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from congress.people.models.units import Unit
from congress.people.queries.unit_names import in_force_now
from documents.consulting.models.replies import LINK, DraftAnswer, Reply
from documents.consulting.models.rounds import AskedUnit, Round, RoundDraft
from documents.consulting.queries.days import filed_answers
from documents.consulting.queries.successions import units_behind
from documents.packages.models.drafts import check_code
from documents.packages.queries.drafts import drafts_with_parts
from documents.packages.queries.remarks import told_to_units
from documents.packages.queries.visible import visible_to
from workflows import clock
from workflows.models.ledger import LedgerLine
from workflows.text import searchable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from documents.consulting.queries.days import FiledAnswer
    from documents.packages.models.drafts import Version
    from documents.packages.queries.remarks import RemarkOutcome


# package id -> each remark of a unit with what became of it.
Results: TypeAlias = "dict[int, list[RemarkOutcome]]"


@dataclass(frozen=True)
class AskedRound:
    """A round as one unit sees it: its own rows, and those of the units that it succeeded."""

    round: Round
    asked: tuple[AskedUnit, ...]
    # In sight here: by the link never one that may not be read by a link.
    drafts: tuple[RoundDraft, ...]
    # Every reply of the unit itself, those that were corrected too, as they were entered.
    sent: tuple[Reply, ...]
    # What came for it in files, tables, pasted texts, whenever.
    files: tuple[FiledAnswer, ...] = ()

    @property
    def last_day(self) -> date:
        """Until when the unit is awaited."""
        return max(one.last_day for one in self.asked)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is taken in."""
        return hasattr(self.round, "end") or self.round.congress.archived is not None

    @property
    def in_time(self) -> bool:
        """Whether an answer of today comes within the time."""
        return clock.today() <= self.last_day

    @cached_property
    def replies(self) -> tuple[Reply, ...]:
        """The replies that stand, those that were corrected left out."""
        corrected = {one.corrects_id for one in self.sent}
        return tuple(one for one in self.sent if one.pk not in corrected)

    @property
    def owed(self) -> list[RoundDraft]:
        """Drafts of which nothing was said yet."""
        return [draft for draft in self.drafts if not (self.answers_on(draft) or self.filed_on(draft))]

    def filed_on(self, draft: RoundDraft) -> list[date]:
        """The days on which remarks on one draft came in files."""
        return sorted({one.day for one in self.files if one.draft_id == draft.pk})

    def answers_on(self, draft: RoundDraft) -> list[tuple[Reply, DraftAnswer]]:
        """What was said of one draft, with the reply that says it."""
        return [
            (reply, answer)
            for reply in self.replies
            for answer in reply.answers.all()
            if answer.draft_id == draft.pk
        ]

    def is_late(self, reply: Reply) -> bool:
        """Whether a reply came after its time."""
        return reply.sent_on > self.last_day

    def may_correct(self, reply: Reply, ground: str = LINK) -> bool:
        """Whether the unit may still put another text in the place of what it sent in this way itself."""
        return reply.ground == ground and self.in_time and not self.is_closed

    @classmethod
    def of(
        cls, asked: list[AskedUnit], lineage: set[int], filed: Mapping[int, tuple[FiledAnswer, ...]]
    ) -> AskedRound:
        """The round as a unit sees it, or those who followed it."""
        # Of a unit that was split its heirs answer too; what one of them sent is nobody else's.
        replies = {
            row.reply_id: row.reply
            for one in asked
            for row in one.heard.all()
            if row.reply.unit_id in lineage
        }
        held = asked[0].round
        drafts = tuple(held.in_sight)  # type: ignore[attr-defined]  # filled by the prefetch
        sent = tuple(replies[key] for key in sorted(replies))
        files = tuple(one for row in asked for one in filed.get(row.pk, ()))
        return cls(held, tuple(asked), drafts, sent, files)


def asked_rounds(unit: Unit, *, by_link: bool, reader: Person | None = None) -> list[AskedRound]:
    """Every round in which the unit, or one that it succeeded, was asked, the newest first.

    `by_link`: only drafts that the letter lets be read by a link, never one that is confidential by now,
    and no round without any. `reader`, who answers for it by his account: no confidential draft but of a
    package that he may read. The same queries for any number of rounds and replies.
    """
    drafts = RoundDraft.objects.select_related("package__procedure", "version__withdrawal")
    if by_link:
        drafts = drafts.filter(by_link=True, package__confidential=False)
    if reader is not None:
        shown = visible_to(reader).order_by().values("pk")
        drafts = drafts.filter(Q(package__confidential=False) | Q(package__in=shown))
    lineage = units_behind({unit.pk})
    rows = AskedUnit.objects.filter(unit__in=lineage, round__opened__lte=clock.today())
    rows = rows.select_related("round__congress__association", "round__end").prefetch_related(
        "moved",
        "sendings",
        Prefetch("round__drafts", drafts, to_attr="in_sight"),
        "round__letters__line__changes",
        "heard__reply__answers__remarks",
        "heard__reply__rulings",
    )
    found: dict[int, list[AskedUnit]] = {}
    for row in rows.order_by("-round__opened", "-round_id", "id"):
        found.setdefault(row.round_id, []).append(row)
    seen = [draft for held in found.values() for draft in held[0].round.in_sight]  # type: ignore[attr-defined]
    filed = filed_answers(seen, lineage) if seen else {}
    told = [AskedRound.of(held, lineage, filed) for held in found.values()]
    return [one for one in told if one.drafts or not (by_link or reader)]


def units_printed_as(name: str) -> set[int]:
    """Ids of the units whom a letter calls so, whatever they are called since."""
    rows = AskedUnit.objects.order_by().values_list("unit", "name").distinct()
    return {unit for unit, printed in rows if searchable(printed) == searchable(name)}


def answered_for_by(person: Person) -> QuerySet[Unit]:
    """Units in force for which he answers by his account: that he leads, there or in the unit's own body."""
    today = clock.today()
    seats = Membership.objects.in_force(today).own().filter(person=person, role__in=("head", "deputy"))
    leads = Q(head=person) | Q(pk__in=seats.filter(body__kind="unit").values("body__unit"))
    return in_force_now(Unit.objects.filter(leads)).order_by("code", "pk")


def results_for(unit: Unit, rounds: Iterable[AskedRound]) -> Results:
    """What became of what the unit, and those it succeeded, said of the drafts of these rounds.

    Only of packages whose synthesis is published; the same queries for any number of remarks.
    """
    packages = {draft.package_id: draft.package for one in rounds for draft in one.drafts}
    return told_to_units(packages.values(), units_behind({unit.pk}))


def letter_in_words(asked: AskedRound) -> str:
    """The letter by which the round was opened: its number, where it has one, and its day."""
    standing = [
        row.line
        for row in asked.round.letters.all()
        if not any(change.cancelled for change in row.line.changes.all())
    ]
    day = f"{asked.round.opened:%d/%m/%Y}"
    if not standing:
        return _("Công văn ngày %(day)s") % {"day": day}
    return _("Công văn số %(number)s ngày %(day)s") % {"number": standing[-1], "day": day}


def readable_draft(draft: RoundDraft) -> Version | None:
    """The draft that was asked about, with its parts; None once it was withdrawn."""
    return drafts_with_parts(draft.package).filter(pk=draft.version_id).first()


def receipt_code(reply: Reply) -> str:
    """The code of the slip that confirms a reply: of how it stands in the book of rows."""
    lines = LedgerLine.objects.filter(row_type=reply._meta.label_lower, row_id=reply.pk)
    # The first is written before the answers that hang on it, later ones when remarks are written out.
    told = list(lines.order_by("sequence")[:2])
    return check_code(told[-1].own_hash) if told else ""
