"""What units said of one package in its rounds, remark by remark; each unit that only agrees stands once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.consulting.models.replies import AGREES, GROUNDS, NO_OPINION, STANDS, DraftAnswer
from documents.consulting.queries.rounds import lineages, states_about
from documents.consulting.words import spoken_in_words
from documents.packages.remarks import LATE, OUTSIDE, TIMELY, PackageRemark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from documents.consulting.models.replies import Reply
    from documents.consulting.queries.heard import HeardUnit
    from documents.consulting.queries.rounds import RoundState
    from documents.packages.models.packages import Package

# Said once for a letter: what Django offers for it puts every choice into words each time.
_SAID, _WAYS = dict(STANDS), dict(GROUNDS)


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


def unit_remarks(package: Package) -> Iterator[PackageRemark]:
    """What units say of a package in rounds; an answer whose remarks are not written out stands for them.

    Of a unit that spoke again in a later round, in time, an earlier answer that only agreed is no line of its
    own: the later one tells it. What asks for something always stands.
    """
    states = list(reversed(states_about(package)))
    said = [list(_said_in_round(state, package.pk)) for state in states]
    before = _told_later(states, said)
    gone = {one.answer.pk for earlier in before.values() for one in earlier}
    for found in reversed(said):
        for one in found:
            if one.answer.pk not in gone:
                yield from _remarks(one, before=_in_words(one, before.get(one.answer.pk, ())))


def remarks_of_asked(package: Package, units: Collection[int]) -> Iterator[PackageRemark]:
    """The same of these units, whenever they came, each with all it said; what was corrected is left out."""
    answers = DraftAnswer.objects.filter(draft__package=package, reply__unit__in=units)
    answers = answers.filter(reply__corrected=None).select_related("reply", "draft__version")
    for answer in answers.prefetch_related("remarks", "reply__rulings").order_by("reply", "id"):
        yield from _remarks(SaidThere(answer, TIMELY, answer.draft.version.number))


def _said_in_round(state: RoundState, package_id: int) -> Iterator[SaidThere]:
    drafts = {one.pk: one.version.number for one in state.drafts if one.package_id == package_id}
    came: dict[int, tuple[Reply, str]] = {reply.pk: (reply, OUTSIDE) for reply in state.outside}
    for unit in state.units:
        for reply in unit.replies:
            came[reply.pk] = (reply, TIMELY if reply.sent_on <= unit.last_day else LATE)
    for _key, (reply, standing) in sorted(came.items()):
        for answer in reply.answers.all():
            if answer.draft_id in drafts:
                yield SaidThere(answer, standing, drafts[answer.draft_id])


def _told_later(states: list[RoundState], said: list[list[SaidThere]]) -> dict[int, list[SaidThere]]:
    """Id of an answer -> answers of earlier rounds that only agreed and are told with it, in their order."""
    known = {one.answer.pk: (place, one) for place, found in enumerate(said) for one in found}
    spoke = [(unit.asked.unit_id, _answers_in(unit, known)) for state in states for unit in state.units]
    timely = {key for key, (_place, one) in known.items() if one.standing == TIMELY}
    last = _last_words(spoke, timely) if len(states) > 1 else {}
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


def _last_words(spoke: list[tuple[int, list[int]]], timely: set[int]) -> dict[int, int]:
    """Id of a unit -> its last answer in time, or that of who came from it."""
    came_from = lineages({unit for unit, _answers in spoke})
    last: dict[int, int] = {}
    for unit, answers in spoke:
        for key in answers:
            if key in timely:
                last |= dict.fromkeys(came_from[unit], key)
    return last


def _answers_in(unit: HeardUnit, known: Collection[int]) -> list[int]:
    return [one.pk for reply in unit.replies for one in reply.answers.all() if one.pk in known]


def _in_words(said: SaidThere, earlier: Collection[SaidThere]) -> str:
    own, same = said.answer.reply.unit_name, _("trước đó, dự thảo lần %(draft)d: %(stand)s")
    other = _("trước đó, dự thảo lần %(draft)d, %(unit)s: %(stand)s")
    told = []
    for one in earlier:
        name = one.answer.reply.unit_name
        facts = {"draft": one.draft, "stand": _SAID[one.answer.stand], "unit": name}
        told.append((same if name == own else other) % facts)
    return "; ".join(told)


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
