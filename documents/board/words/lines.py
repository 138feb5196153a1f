"""One package as the board tells it: planned and real days, who holds it, what is late, what comes next.

A row of the board is printed, projected and sent on. So it bears no name where the package is
confidential: neither the paper's own title nor a person's, whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congress.roles import REPORTED_TO, Right
from documents.board.queries.phases import planned_for_phase
from documents.board.words.forecast import forecast_in_words
from documents.board.words.held import Held
from documents.board.words.urged import Urged, urged
from documents.packages.words.days import Label, deadline_label, planned_day, put_away_label, standing_label
from workflows import clock, deadlines
from workflows.pace import missed_day
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from documents.board.models import Call
    from documents.board.queries.forecast import StageTimes
    from documents.packages.behind import Behind
    from documents.packages.models.packages import Package
    from documents.packages.words.stages import Holding
    from workflows.standing import Standing


# Kinds of body that are reported to and not urged.


@dataclass(frozen=True, slots=True)
class PhaseDays:
    """One phase of one package: the planned last day, the day it was really left, whether it is here now."""

    label: str
    planned: date | None
    # The planned day in words, "" without one: whether its year is published is not for a cell to ask.
    until: str
    done: date | None
    here: bool


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where something stands on its way: "Bước 5/8: Chờ Thường trực cho ý kiến"."""

    number: int
    of: int
    label: str
    done: bool = False

    @property
    def words(self) -> str:
        """The step in words; of what is done only the words."""
        if self.done or not self.of:
            return self.label
        facts = {"number": self.number, "of": self.of, "stage": self.label}
        return _("Bước %(number)d/%(of)d: %(stage)s") % facts

    @property
    def dots(self) -> str:
        """The same for the eye: a full dot for each step behind, a ringed one for this, empty ones ahead."""
        if self.done:
            return "●" * self.of
        return "●" * (self.number - 1) + "◉" + "○" * (self.of - self.number) if self.of else ""

    @classmethod
    def read(cls, package: Package, *, done: bool) -> Whereabouts:
        """A step beside the main way stands where it leads back to; the last one on it is no step to take."""
        definition = package.definition
        way = definition.main_way()
        steps = [code for code in way if (stage := definition.stage_of(code)) and not stage.terminal]
        number = steps.index(package.state) + 1 if package.state in steps else 0
        if not number:
            ahead = definition.ahead(package.state)
            number = min((steps.index(code) for code in steps if code in ahead), default=len(steps) - 1) or 1
        return cls(number, len(steps), package.stage_label, done=done)


@dataclass(frozen=True, slots=True)
class Progress:
    """One line of the board: a package, or whatever else is followed and urged.

    `url` leads to what the reader may open of it, and `call_url` to where he records a call, "" for neither.
    """

    code: str
    title: str
    url: str
    call_url: str
    confidential: bool
    place: Whereabouts
    phases: tuple[PhaseDays, ...]
    held: tuple[Held, ...]
    due: date | None
    label: Label
    late_days: int
    charged: str
    slip: str
    # Chapters and parts that are late though the whole may not be.
    behind: tuple[str, ...]
    # What is to be expected by how long stages took before, in words.
    forecast: str
    next: str
    # By when what comes next is planned, in words.
    next_until: str
    urged: Urged | None

    @property
    def stage(self) -> str:
        """The step in which it stands."""
        return self.place.label

    @property
    def is_done(self) -> bool:
        """Whether nobody is waited for any more."""
        return not self.held


@dataclass(frozen=True, slots=True)
class Sight:
    """What one reader may have of one package: open it, urge it on, and the last call he may know of."""

    opened: bool
    urges: bool
    call: Call | None

    def url(self, package: Package, *, may_call: bool) -> str:
        """Where its row leads; "" for one who may not follow it."""
        if self.opened:
            return reverse("package", args=[package.code])
        # Who urges answers for the days of a confidential package too, and reads nothing of it.
        return reverse("plan", args=[package.code]) if may_call else ""


def progress_of(
    package: Package,
    standing: Standing,
    holdings: Iterable[Holding],
    left: Mapping[str, datetime],
    *,
    bodies: Mapping[int, Body],
    behind: Iterable[Behind],
    times: StageTimes,
    sight: Sight,
) -> Progress:
    """The line of one package; `left` says when it left each phase."""
    above = {one.pk for one in bodies.values() if one.kind in REPORTED_TO}
    held = tuple(
        Held.of(package, holding, private=sight.urges, above=holding.holder in above) for holding in holdings
    )
    ahead = _next(package)
    slip = _slip(package) if held and not standing.late_days and not standing.unable else ""
    may_call = sight.urges and bool(held) and not package.congress.archived
    return Progress(
        code=package.code,
        title=package.listed_title,
        url=sight.url(package, may_call=may_call),
        call_url=reverse("call", args=[package.code]) if may_call else "",
        confidential=package.confidential,
        place=Whereabouts.read(package, done=not held),
        phases=_phases(package, left),
        held=held,
        due=standing.due,
        label=(put_away_label(package) if held else None) or _label(standing, held, slip),
        late_days=standing.late_days,
        charged=_charged(standing, bodies),
        slip=slip,
        behind=tuple(map(_part_behind, behind)),
        forecast=forecast_in_words(package, times, since=min(one.since for one in held)) if held else "",
        next=package.definition.label_of(ahead[1]) if ahead and held else "",
        next_until=planned_day(ahead[0]) if ahead and held else "",
        urged=urged(sight.call, package, opened=sight.opened) if sight.call else None,
    )


def _phases(package: Package, left: Mapping[str, datetime]) -> tuple[PhaseDays, ...]:
    stage = package.definition.stage_of(package.state)
    here, found = stage.phase if stage else "", []
    for phase in package.definition.phase:
        planned = planned_for_phase(package, phase.code)
        done = clock.local_day(left[phase.code]) if phase.code in left and phase.code != here else None
        until = planned_day(planned) if planned else ""
        found.append(PhaseDays(phase.label, planned, until, done, here=phase.code == here))
    return tuple(found)


def _label(standing: Standing, held: tuple[Held, ...], slip: str) -> Label:
    """How its day stands. Nothing is overdue against the chairman and the collectives: one waits for them."""
    if not held:
        return Label("done", _("Đã hoàn thành"))
    if standing.unable:
        return standing_label(standing)
    first = held[0]
    if slip:
        words = (
            _("Có nguy cơ chậm – hạn %(day)s") % {"day": planned_day(standing.due)} if standing.due else slip
        )
        return Label("soon", words)
    if not standing.late_days or not all(one.above for one in held):
        return deadline_label(standing.due)
    facts = {"since": f"{first.since:%d/%m/%Y}", "days": first.days}
    words = (
        _("Chờ ký từ ngày %(since)s") if first.right == Right.SIGN else _("Chờ cho ý kiến từ ngày %(since)s")
    )
    if not first.days:
        return Label("late", words % facts)
    days = ngettext("%(days)d ngày làm việc", "%(days)d ngày làm việc", first.days) % facts
    return Label("late", f"{words % facts} ({days})")


def _charged(standing: Standing, bodies: Mapping[int, Body]) -> str:
    """Who used up the time of a late one whose holder did not; "" for any other."""
    if set(standing.charged_to) & set(standing.holder):
        return ""
    late = [bodies[one.body_id] for one in standing.charged_to if one.body_id and one.body_id in bodies]
    names = [body.name for body in late if body.kind not in REPORTED_TO]
    return _("Chậm ở: %(bodies)s") % {"bodies": ", ".join(names)} if names else ""


def _part_behind(one: Behind) -> str:
    """In words: Phụ lục số liệu: quá hạn 2 ngày làm việc (Văn phòng Hội)."""
    days = deadlines.overdue_days(clock.today(), one.due, calendar=calendar_in_force())
    words = ngettext(
        "%(title)s: quá hạn %(days)d ngày làm việc", "%(title)s: quá hạn %(days)d ngày làm việc", days
    )
    told = words % {"title": one.title, "days": days}
    return f"{told} ({one.body})" if one.body else told


def _next(package: Package) -> tuple[date, str] | None:
    """The planned stage that comes after the present one: (its last day, its code)."""
    ahead = package.definition.ahead(package.state)
    days = [
        (day, stage)
        for stage, day in package.plan_days.items()
        if ahead.get(stage, 1) > 1 and day >= clock.today()
    ]
    return min(days, default=None)


def _slip(package: Package) -> str:
    """Why it will be late, or ""."""
    missed = missed_day(package, package.definition)
    if missed is None:
        return ""
    day, left, steps = missed
    text = ngettext(
        "Có nguy cơ chậm: còn %(steps)d bước mà chỉ có %(left)d ngày làm việc đến %(day)s",
        "Có nguy cơ chậm: còn %(steps)d bước mà chỉ có %(left)d ngày làm việc đến %(day)s",
        left,
    )
    return text % {"steps": steps, "left": left, "day": planned_day(day)}
