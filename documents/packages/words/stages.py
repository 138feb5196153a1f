"""Where a package stands, on the line of its stages, and who holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows import clock
from workflows.models.records import NO_DATE

if TYPE_CHECKING:
    from congress.people.models.memberships import Membership
    from documents.packages.models.packages import Package
    from documents.packages.models.steps import PackageStep
    from workflows.models import Duty
    from workflows.procedures.rows import Stage
    from workflows.procedures.schema import Definition


@dataclass(frozen=True, slots=True)
class StageMark:
    """One stage on the line."""

    label: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """Who has it now: the body, since when, until when, and whom to call."""

    holder: int
    body: str
    since: datetime
    due: date | None
    right: str
    contact: Membership | None


def stage_line(
    package: Package, steps: Iterable[PackageStep], holdings: list[Holding], *, late: bool
) -> list[StageMark]:
    """The way of the package: what is done and when, where it stands and with whom, what comes."""
    steps = list(steps)
    # A pause is no place to have come from: what was given up in it was given up where it paused.
    laid = {stage.code for stage in package.definition.laid_over.stages}
    sources = (one.source for one in reversed(steps) if not one.track and one.source != one.target)
    came = next((source for source in sources if source not in laid), "")
    stages = _way_shown(package.definition, package.state, came)
    codes = [stage.code for stage in stages]
    here = codes.index(package.state) if package.state in codes else 0
    left = {step.source: step.at for step in steps if step.source != step.target}
    marks = []
    for place, stage in enumerate(stages):
        if not package.counts and stage.code in (came, package.state):
            # What was given up is not done, nor is the stage in which that happened.
            marks.append(StageMark(stage.label, "now" if place == here else "next"))
        elif place < here or (place == here and stage.terminal):
            # What began as "not started yet" was, once over, the giving of the task.
            label = package.definition.start.label if place == 0 else stage.label
            moment = left.get(stage.code)
            if moment is None:
                left_on = ""
            else:
                left_on = _("Xong %(day)s") % {"day": moment.astimezone(clock.HANOI).strftime("%d/%m")}
            marks.append(StageMark(label, "passed", left_on))
        elif place == here:
            names = ", ".join(dict.fromkeys(holding.body for holding in holdings))
            note = _("Đang chờ: %(names)s") % {"names": names} if names else ""
            marks.append(StageMark(stage.label, "late" if late else "now", note))
        else:
            day = package.due_for(stage.code)
            marks.append(
                StageMark(
                    stage.label, "next", _("Hạn %(day)s") % {"day": day.strftime("%d/%m")} if day else ""
                )
            )
    return marks


def holdings_of(
    names: Mapping[int, str], duties: Iterable[Duty], contacts: Mapping[tuple[int, str], Membership]
) -> list[Holding]:
    """The open duties with the office that holds each, by its name, and a person to call there."""
    return [
        Holding(
            holder=duty.holder,
            body=names[duty.holder],
            since=duty.opened,
            due=None if duty.due == NO_DATE else duty.due,
            right=duty.right,
            contact=contacts.get((duty.holder, duty.right)),
        )
        for duty in duties
        if duty.holder and duty.holder in names
    ]


def _way_shown(definition: Definition, state: str, came: str) -> list[Stage]:
    """The main way; a stage beside it is shown while the package stands there, just before where it leads.

    One that every procedure has (paused, cancelled) stands after the one from which the package came,
    and after a cancelled one nothing more comes.
    """
    way = definition.main_way()
    line = [stage for stage in definition.stage if stage.code in way]
    here = definition.stage_of(state)
    if here is None or here in line:
        return line
    if here in definition.laid_over.stages:
        place = next((at + 1 for at, stage in enumerate(line) if stage.code == came), len(line))
        return [*line[:place], here, *(line[place:] if here.counts else [])]
    targets = {code for move in definition.moves_from(state) for code in definition.targets(move, state)}
    places = [place for place, stage in enumerate(line) if stage.code in targets]
    line.insert(max(places, default=0), here)
    return line
