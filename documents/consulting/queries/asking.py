"""Of one package, whom its rounds asked: each round with its own silent, and who is silent in them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.consulting.models.replies import STANDS
from documents.consulting.queries.heard import CONTESTED, FILED, LATE, SILENT
from documents.consulting.queries.rounds import coverage_in_words, states_about
from documents.consulting.queries.successions import units_behind
from documents.packages.remarks import Asking, DraftFigures, Occasion

if TYPE_CHECKING:
    from documents.consulting.models.rounds import RoundDraft
    from documents.consulting.queries.rounds import RoundState
    from documents.packages.models.packages import Package


def asking_in(package: Package) -> Asking:
    """The units of its rounds; once every round that asked a unit is over, it is silent if it spoke in none.

    Who spoke of the other drafts of a letter alone said nothing of this one. A unit that became another
    has spoken through it. The same queries for any number of rounds.
    """
    states = list(reversed(states_about(package)))
    told = [(state, draft) for state in states for draft in state.drafts if draft.package_id == package.pk]
    units = [(state, draft, unit) for state, draft in told for unit in state.units]
    names = {unit.asked.unit_id: unit.asked.name for _state, _draft, unit in units}
    heard = {unit.asked.unit_id for _state, draft, unit in units if unit.spoke_in_time(draft.pk)}
    if heard and len(told) > 1:
        heard |= units_behind(heard)
    awaited = {unit.asked.unit_id for state, _draft, unit in units if not state.is_over}
    return Asking(
        asked=tuple(names.values()),
        silent=tuple(name for key, name in names.items() if key not in heard | awaited),
        heard=tuple(name for key, name in names.items() if key in heard),
        each=tuple(occasion_of(*one) for one in told if one[0].is_over) if len(told) > 1 else (),
        figures=tuple(figures_of(*one) for one in told),
        apart=tuple(taken_as_agreeing(*one) for one in told if one[0].is_over and one[0].agrees_by_silence),
    )


def taken_as_agreeing(state: RoundState, draft: RoundDraft) -> tuple[str, int]:
    """(words, how many) the letter of a round takes as agreeing, since they sent nothing of this draft."""
    facts = {"letter": str(state.letter or ""), "day": f"{state.round.opened:%d/%m/%Y}"}
    words = _("Coi như nhất trí do không gửi ý kiến, theo công văn ngày %(day)s (không cộng vào số nhất trí)")
    if state.letter:
        words = _(
            "Coi như nhất trí do không gửi ý kiến, theo Công văn số %(letter)s ngày %(day)s "
            "(không cộng vào số nhất trí)"
        )
    return words % facts, sum(not one.spoke_on(draft.pk) for one in state.units)


def slot_names() -> dict[str, str]:
    """What is said of the units counted under each code of `SLOTS`, in that order."""
    names = {code: str(label).capitalize() for code, label in STANDS}
    names |= {FILED: _("Góp ý bằng tệp, không ghi nhất trí hay chưa"), CONTESTED: _("Chờ xác định")}
    return names | {LATE: _("Gửi sau thời hạn"), SILENT: _("Chưa gửi")}


def figures_of(state: RoundState, draft: RoundDraft) -> DraftFigures:
    """How many a round heard of one draft within their time, and what they said; late ones apart.

    Whom its letter takes as agreeing once it is over is said in `apart` alone.
    """
    told, names = state.slots(draft), slot_names()
    names[SILENT] = _("Không gửi") if state.is_over else _("Chưa gửi")
    always = {*dict(STANDS), *([] if state.is_over and state.agrees_by_silence else [SILENT])}
    said = [(names[code], told[code]) for code in names if code in always or (told[code] and code != SILENT)]
    timely = len(state.units) - told[LATE] - told[SILENT]
    coverage = coverage_in_words(timely, len(state.units))
    return DraftFigures(occasion_name(state, draft), coverage, timely, tuple(said))


def occasion_of(state: RoundState, draft: RoundDraft) -> Occasion:
    """One round on its own: who of those it asked about the draft said nothing of that in time."""
    silent = tuple(one.asked.name for one in state.units if not one.spoke_in_time(draft.pk))
    return Occasion(occasion_name(state, draft), len(state.units), silent)


def occasion_name(state: RoundState, draft: RoundDraft) -> str:
    """The round by its letter, and the draft that was sent with it."""
    number, day = str(state.letter or ""), f"{state.round.opened:%d/%m/%Y}"
    facts = {"title": state.round.title, "number": number, "day": day, "draft": draft.version.number}
    words = (
        _("%(title)s (công văn số %(number)s ngày %(day)s, dự thảo lần %(draft)d)")
        if number
        else _("%(title)s (công văn ngày %(day)s, dự thảo lần %(draft)d)")
    )
    return words % facts
