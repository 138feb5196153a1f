"""Planned days: what a plan proposes for each stage, when it is made and when a stage is entered late.

Pure: procedures and days in, days out. All days are the last ones (inclusive). The way of a plan is
`Definition.main_way`; stages beside it have no day until they are entered (design §8).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from workflows import deadlines
from workflows.calendars import DAY

if TYPE_CHECKING:
    from workflows.calendars import WorkingCalendar
    from workflows.procedures.rows import Stage
    from workflows.procedures.schema import Definition

# Working days that whoever receives something late, or out of its turn, has at least (design §8).
FAIR = 2


@dataclass(frozen=True, slots=True)
class NewPlan:
    """Answer "plan": new last days of stages; with `due` the item's own deadline is moved too."""

    days: Mapping[str, date] = field(default_factory=dict)
    due: date | None = None
    due_exclusive: bool = False

    @property
    def identity(self) -> str:
        """What makes a repeated request the same one."""
        due = f"{self.due}{'<' if self.due_exclusive else ''}"
        return ";".join([due, *(f"{stage}={day}" for stage, day in sorted(self.days.items()))])


def way_of(definition: Definition) -> list[Stage]:
    """The stages of the main way in which somebody is waited for, in their order."""
    known = (definition.stage_of(code) for code in definition.main_way())
    return [stage for stage in known if stage is not None and not stage.terminal]


def spread(
    definition: Definition,
    first: date,
    last: date,
    *,
    calendar: WorkingCalendar,
    fixed: Mapping[str, date] | None = None,
) -> dict[str, date]:
    """Stage -> its last day, for every stage of the main way, from `first` to `last`, both counted.

    The offsets of the procedure, counted back from `last`; where they do not fit into the time that is
    left they are squeezed in proportion, each stage getting a working day of its own as long as there are
    enough. Never descending, never before `first`, never after `last`. Days in `fixed` are kept; the
    others lie between them.
    """
    stages = way_of(definition)
    wanted = list(accumulate((wanted_day(stage, last, calendar=calendar) for stage in stages), max))
    if wanted and wanted[0] < first:
        wanted = _squeezed(wanted, first, last, calendar)
    found: dict[str, date] = {}
    said, floor = dict(fixed or {}), first
    for place, stage in enumerate(stages):
        ahead = [said[one.code] for one in stages[place:] if one.code in said]
        day = said.get(stage.code) or min([max(wanted[place], floor), *ahead[:1]])
        found[stage.code] = floor = day
    return found


def wanted_day(stage: Stage, last: date, *, calendar: WorkingCalendar) -> date:
    """The last day of a stage as the procedure counts it back from the last day of all."""
    if not stage.before_due:
        return last
    number, kind = deadlines.parse_offset(stage.before_due)
    count = deadlines.before_working if kind == "wd" else deadlines.before
    return count(last, number, calendar=calendar)


def fair_day(
    definition: Definition,
    stage: str,
    entered: date,
    *,
    plan: Mapping[str, date],
    last: date,
    calendar: WorkingCalendar,
) -> date | None:
    """The last day that is proposed for a stage when it is entered; None where the planned one stays.

    Who receives it after the day planned for the stage before has the working days that he was planned,
    two at most. A stage beside the main way has what the plan leaves before the next one, two at least.
    """
    codes = [one.code for one in way_of(definition)]
    if stage in codes and stage in plan:
        before = [plan[code] for code in codes[: codes.index(stage)] if code in plan]
        # A day that was moved for the stage before may lie behind this one's own.
        if not before or entered <= min(before[-1], plan[stage]):
            return None
        span = deadlines.working_days_between(before[-1] + DAY, plan[stage], calendar=calendar)
        fair = deadlines.end_working(entered, max(1, min(FAIR, span)), calendar=calendar)
        return fair if fair > plan[stage] else None
    least = deadlines.end_working(entered, FAIR, calendar=calendar)
    targets = {
        one for move in definition.moves_from(stage) for one in definition.targets(move, stage) if one in plan
    }
    next_ = next((plan[code] for code in codes if code in targets), None)
    return max(least, calendar.previous(next_) if next_ else min(last, least))


def shifted(
    plan: Mapping[str, date], stages: Sequence[str], days: int, *, last: date, calendar: WorkingCalendar
) -> dict[str, date]:
    """The days of these stages so many working days later; none is moved beyond `last`, nor back."""
    later = {
        code: deadlines.end_working(plan[code], days, calendar=calendar) for code in stages if code in plan
    }
    return {code: min(day, max(last, plan[code])) for code, day in later.items()}


def stages_after(definition: Definition, stage: str, plan: Mapping[str, date], *, today: date) -> list[str]:
    """The planned stages of the main way that come after a stage; beside the way, those not over yet."""
    codes = [one.code for one in way_of(definition) if one.code in plan and one.code != stage]
    way = [one.code for one in way_of(definition)]
    if stage in way:
        return [code for code in codes if way.index(code) > way.index(stage)]
    return [code for code in codes if plan[code] >= today]


def extended(
    plan: Mapping[str, date],
    stages: Sequence[str],
    day: date,
    *,
    last: date | None,
    calendar: WorkingCalendar,
) -> dict[str, date]:
    """Stage -> new last day, where the first of these stages has until `day`, later than its plan.

    What comes after keeps its day while it still has the working days that it was planned, two at most;
    else it is moved so far that it has. None goes beyond `last`, as long as `day` does not, and beyond
    its own day. Never descending.
    """
    found, before, floor = {stages[0]: day}, plan[stages[0]], day
    limit = last if last is not None and day <= last else None
    for code in stages[1:]:
        own, span = plan[code], FAIR
        if before < own:
            span = deadlines.working_days_between(before + DAY, own, calendar=calendar)
        fair = deadlines.end_working(floor, max(1, min(FAIR, span)), calendar=calendar)
        new = own if floor <= before else max(own, fair if limit is None else min(fair, limit), floor)
        before, floor = own, max(floor, new)
        if floor != own:
            found[code] = floor
    return found


def _squeezed(wanted: Sequence[date], first: date, last: date, calendar: WorkingCalendar) -> list[date]:
    """The same days in proportion between `first` and `last`; the first stage half as long as the next."""
    spans = [
        max(1, deadlines.working_days_between(old + DAY, new, calendar=calendar))
        for old, new in pairwise(wanted)
    ]
    shares = list(accumulate([max(1, spans[0] // 2) if spans else 1, *spans]))
    there = [first + DAY * ahead for ahead in range((last - first).days + 1)]
    days = [day for day in there if calendar.is_working(day)] or [last]
    # The last day of all is the item's own, which never rolls.
    days[-1] = last
    found, number = [], 0
    for place, share in enumerate(shares):
        number = max(-(-share * len(days) // shares[-1]), min(number + 1, len(days)))
        room = len(days) - (len(shares) - 1 - place)
        number = min(number, room) if room > place else number
        found.append(days[number - 1])
    return found
