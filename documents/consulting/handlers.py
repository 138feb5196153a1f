"""What rounds hang into the rest: until when units are awaited, what they said, who sent nothing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _kept

from documents.consulting.models.replies import (
    AGREES,
    CONFIRMED,
    COUNTS,
    GROUNDS,
    NO_OPINION,
    PAPERLESS,
    STANDS,
    DraftAnswer,
    Reply,
    ReplyRuling,
)
from documents.consulting.models.rounds import AskedUnit, ExtraDay, Round, RoundDraft
from documents.consulting.queries.asking import asking_in
from documents.consulting.queries.days import days_of, filed_answers, units_in_time
from documents.consulting.queries.printed import days_printed, replies_printed, rounds_printed
from documents.consulting.queries.rounds import ASKING, awaited_until, states_about
from documents.consulting.queries.sheets import RoundSheets
from documents.consulting.queries.spoken import SOURCE, unconfirmed_replies
from documents.consulting.queries.successions import lineages
from documents.consulting.services.rulings import confirm_said
from documents.consulting.words import spoken_in_words
from documents.packages.asking import ASKED_UNITS, awaits
from documents.packages.dated import PersonalDay, personal_days
from documents.packages.heard import hang_in_days
from documents.packages.incoming import hang_in_taker
from documents.packages.printed import prints, where_consulted
from documents.packages.remarks import (
    LATE,
    OUTSIDE,
    TIMELY,
    PackageRemark,
    asking_source,
    remark_source,
    unit_remark_source,
)
from documents.packages.sections import ask_whether
from documents.packages.unconfirmed import UnconfirmedSource, hang_in_unconfirmed
from documents.packages.words.history import HistoryLine
from documents.packages.words.whole_history import history_beside
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.consulting.queries.rounds import RoundState
    from documents.packages.models.packages import Package


# Said once for a letter: what Django offers for it puts every choice into words each time.
_SAID, _WAYS = dict(STANDS), dict(GROUNDS)


@awaits("rounds")
def units_awaited(package: Package) -> list[str]:
    """A round is open and its last day, or that of a unit, is not over."""
    last = awaited_until(package)
    words = _("Các đơn vị còn gửi ý kiến đến hết ngày %(day)s (mục Lấy ý kiến).")
    return [words % {"day": f"{last:%d/%m/%Y}"}] if last else []


@personal_days("rounds")
def days_of_rounds(person: Person, worn: Hats) -> Iterator[PersonalDay]:
    """Until when units answer, for who asks them; and until when a unit does, for who leads it."""
    running = Round.objects.filter(end=None, congress__archived=None)
    asking = {one for right in ASKING for one in worn.congresses_with(right)}
    until = _kept("Hết hạn nhận ý kiến của các đơn vị: %(title)s")
    for found in running.filter(congress__in=asking):
        yield PersonalDay("round", found.pk, found.last_day, until % {"title": found.title}, found.at)
    rows = AskedUnit.objects.filter(round__in=running, unit__head=person).exclude(heard__isnull=False)
    mine = list(rows.select_related("round").prefetch_related("moved", "round__drafts"))
    filed = filed_answers([draft for one in mine for draft in one.round.drafts.all()]) if mine else {}
    answer = _kept("Hết hạn gửi ý kiến của %(unit)s: %(title)s")
    for asked in (one for one in mine if one.pk not in filed):
        facts = {"unit": asked.name, "title": asked.round.title}
        yield PersonalDay("asked", asked.pk, asked.last_day, answer % facts, asked.at)


@prints("asked", label=gettext_lazy("Lấy ý kiến các đơn vị"))
def asked_for_table(package: Package) -> tuple[QuerySet[Round], tuple[str, ...]]:
    """Whom its rounds asked, and until when."""
    return rounds_printed(package), ("last_day", "silence", "asked")


@prints("extra_days", label=gettext_lazy("Gia hạn gửi ý kiến của đơn vị"))
def days_for_table(package: Package) -> tuple[QuerySet[ExtraDay], tuple[str, ...]]:
    """Until when some of them might answer."""
    return days_printed(package), ("asked_id", "last_day")


@prints("replies", label=gettext_lazy("Nhập ý kiến góp ý của đơn vị"), then=replies_printed)
def replies_for_table(package: Package) -> tuple[QuerySet[Reply], tuple[str, ...]]:
    """What they answered."""
    return replies_printed(package), ("unit_name", "day", "arrived", "corrects_id", "heard", "answers")


@prints("rulings", label=gettext_lazy("Xác định bản ý kiến được tính của đơn vị"))
def rulings_for_table(package: Package) -> tuple[QuerySet[ReplyRuling], tuple[str, ...]]:
    """Which of two answers of a unit counts among the figures."""
    rows = ReplyRuling.objects.filter(ruling=COUNTS, reply__answers__draft__package=package)
    return where_consulted(package, rows), ("reply_id", "ruling")


_CONFIRMATIONS = ReplyRuling.objects.filter(reply__ground__in=PAPERLESS, ruling=CONFIRMED)


@history_beside("replies", _CONFIRMATIONS.filter(reply__answers__draft__package=OuterRef("pk")))
def confirmations_told(package: Package) -> Iterator[HistoryLine]:
    """What units said without a paper and confirmed: a line for each day and each who wrote it down."""
    rows = _CONFIRMATIONS.filter(reply__answers__draft__package=package).distinct()
    rows = rows.select_related("reply", "by").order_by("id")
    of_a_day = groupby(rows, key=lambda row: (clock.local_day(row.at), row.by_id, row.reason))
    for _key, found in of_a_day:
        told = list(found)
        facts = {"who": told[0].by, "number": len(told), "why": told[0].reason}
        words = _("%(who)s – Ghi %(number)d ý kiến không có bản giấy đã được xác nhận: %(why)s.") % facts
        names = "\n".join(f"{row.reply.unit_name}: {spoken_in_words(row.reply)}" for row in told)
        yield HistoryLine(told[-1].at, clock.in_words(told[-1].at), words, names)


@dataclass(frozen=True, slots=True)
class SaidThere:
    """An answer about the package in one of its rounds: `draft` is the number of the draft sent then."""

    answer: DraftAnswer
    standing: str
    draft: int

    @property
    def only_agrees(self) -> bool:
        """Whether it asks for nothing: no remark is written out, and none is owed."""
        return self.answer.stand in (AGREES, NO_OPINION) and not self.answer.remarks.all()

    def with_earlier(self, earlier: Collection[SaidThere]) -> str:
        """In words what was agreed to before, by the unit itself or by those it came from."""
        same = _("trước đó, dự thảo lần %(draft)d: %(stand)s")
        other = _("trước đó, dự thảo lần %(draft)d, %(unit)s: %(stand)s")
        told = []
        for one in earlier:
            name = one.answer.reply.unit_name
            facts = {"draft": one.draft, "stand": _SAID[one.answer.stand], "unit": name}
            told.append((same if name == self.answer.reply.unit_name else other) % facts)
        return "; ".join(told)


@remark_source("replies")
def unit_remarks(package: Package) -> Iterator[PackageRemark]:
    """What units say of a package in rounds; an answer whose remarks are not written out stands for them.

    Of a unit that spoke again in a later round, in time, an earlier answer that only agreed is no line of its
    own: the later one tells it. What asks for something always stands.
    """
    heard = HeardInRounds.of(package)
    before = heard.told_later()
    gone = {one.answer.pk for earlier in before.values() for one in earlier}
    for found in reversed(heard.said):
        for one in found:
            if one.answer.pk not in gone:
                yield from _remarks(one, before=one.with_earlier(before.get(one.answer.pk, ())))


@unit_remark_source("replies")
def remarks_of_asked(package: Package, units: Collection[int]) -> Iterator[PackageRemark]:
    """The same of these units, whenever they came, each with all it said; what was corrected is left out."""
    answers = DraftAnswer.objects.filter(draft__package=package, reply__unit__in=units)
    answers = answers.filter(reply__corrected=None).select_related("reply", "draft__version")
    for answer in answers.prefetch_related("remarks", "reply__rulings").order_by("reply", "id"):
        yield from _remarks(SaidThere(answer, TIMELY, answer.draft.version.number))


@dataclass(frozen=True, slots=True)
class HeardInRounds:
    """The rounds about a package, the first first, and what was said of it in each."""

    states: tuple[RoundState, ...]
    said: tuple[tuple[SaidThere, ...], ...]

    @classmethod
    def of(cls, package: Package) -> HeardInRounds:
        """What the rounds tell by now."""
        states = tuple(reversed(states_about(package)))
        return cls(states, tuple(tuple(cls.said_in(one, package.pk)) for one in states))

    @staticmethod
    def said_in(state: RoundState, package_id: int) -> Iterator[SaidThere]:
        """Every answer of a round about the package, in the order of the replies."""
        drafts = {one.pk: one.version.number for one in state.drafts if one.package_id == package_id}
        came: dict[int, tuple[Reply, str]] = {reply.pk: (reply, OUTSIDE) for reply in state.outside}
        for unit in state.units:
            for reply in unit.replies:
                came[reply.pk] = (reply, TIMELY if reply.sent_on <= unit.last_day else LATE)
        for _key, (reply, standing) in sorted(came.items()):
            for answer in reply.answers.all():
                if answer.draft_id in drafts:
                    yield SaidThere(answer, standing, drafts[answer.draft_id])

    def told_later(self) -> dict[int, list[SaidThere]]:
        """Id of an answer -> answers of earlier rounds that only agreed and are told with it, in order."""
        known = {one.answer.pk: (place, one) for place, found in enumerate(self.said) for one in found}
        spoke = self.spoke(known)
        timely = {key for key, (_place, one) in known.items() if one.standing == TIMELY}
        last = self.last_words(spoke, timely) if len(self.states) > 1 else {}
        later: dict[int, set[int]] = {}
        for unit, answers in spoke:
            for key in answers:
                later.setdefault(key, set()).add(last.get(unit, key))
        told: dict[int, list[SaidThere]] = {}
        for key, (place, one) in known.items():
            others = later.get(key, {key})
            # A reply that counts for several units stands until all of them spoke again.
            if one.only_agrees and all(known[other][0] > place for other in others):
                for other in others:
                    told.setdefault(other, []).append(one)
        return told

    def spoke(self, known: Collection[int]) -> list[tuple[int, list[int]]]:
        """(id of a unit, ids of its answers among these), for each unit in each round."""
        return [
            (
                unit.asked.unit_id,
                [one.pk for reply in unit.replies for one in reply.answers.all() if one.pk in known],
            )
            for state in self.states
            for unit in state.units
        ]

    @staticmethod
    def last_words(spoke: list[tuple[int, list[int]]], timely: set[int]) -> dict[int, int]:
        """Id of a unit -> its last answer in time, or that of who came from it."""
        came_from = lineages({unit for unit, _answers in spoke})
        last: dict[int, int] = {}
        for unit, answers in spoke:
            for key in answers:
                if key in timely:
                    last |= dict.fromkeys(came_from[unit], key)
        return last


def _remarks(said: SaidThere, *, before: str = "") -> Iterator[PackageRemark]:
    answer, reply = said.answer, said.answer.reply
    told = [(f"{one.pk}", one.place, one.text) for one in answer.remarks.all()]
    stand = "" if told else str(_SAID[answer.stand])
    way = str(_WAYS[reply.ground])
    heard = spoken_in_words(reply)
    # Nothing but the stand: agreement, or handwriting that nobody has written out yet.
    rows = told or [(f"a{answer.pk}", "", stand[:1].upper() + stand[1:])]
    for number, (key, place, text) in enumerate(rows):
        yield PackageRemark(
            source="replies",
            key=key,
            sender=reply.unit_name,
            author=reply.writer,
            unit=reply.unit_id,
            text=text,
            way=way,
            heard=heard,
            before="" if number else before,
            day=reply.sent_on,
            standing=said.standing,
            draft=said.draft,
            place=place,
            needs=bool(told) or answer.stand not in (AGREES, NO_OPINION),
        )


asking_source("rounds")(asking_in)
hang_in_days(days_of, units_in_time)
ask_whether(ASKED_UNITS, RoundDraft.objects.filter(package=OuterRef("pk")))
hang_in_taker(RoundSheets())
hang_in_unconfirmed(SOURCE, UnconfirmedSource(unconfirmed_replies, confirm_said))
