"""One package as the board tells it: planned and real days, who holds it, what is late, what comes next.

A row of the board is printed, projected and sent on. So it bears no name where the package is
confidential: neither the paper's own title nor a person's, whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.board.queries.pace import missed_day, steps_ahead
from documents.board.queries.phases import planned_for_phase
from documents.packages.words.days import Label, deadline_label, planned_day
from workflows import clock, deadlines
from workflows.calendars import DAY
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from congress.people.models.memberships import Membership
    from documents.board.models import Call
    from documents.packages.models.packages import Package
    from documents.packages.words.stages import Holding
    from workflows.standing import Standing


@dataclass(frozen=True, slots=True)
class PhaseDays:
    """One phase of one package: the planned last day, the day it was really left, whether it is here now."""

    label: str
    planned: date | None
    done: date | None
    here: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A body that holds it: since when, how many working days, and whom to telephone there."""

    body: str
    since: date
    days: int
    due: date | None
    right: str
    person: str = ""
    title: str = ""
    telephone: str = ""

    @classmethod
    def of(cls, package: Package, holding: Holding) -> Self:
        """What the board says of a holding; of a confidential package no names."""
        seat, since = holding.contact, clock.local_day(holding.since)
        named = seat is not None and not package.confidential
        person = str(seat.person) if seat and named else ""
        if seat and named and seat.away_until is not None:
            # Where everybody is away, until when the first of them is.
            facts = {"who": seat.person, "day": f"{seat.away_until:%d/%m/%Y}"}
            person = _("%(who)s (vắng đến hết ngày %(day)s)") % facts
        return cls(
            body=holding.body,
            since=since,
            days=working_days_held(since),
            due=holding.due,
            right=holding.right,
            person=person,
            title=seat.shown_title if seat and named else "",
            telephone=number_to_call(seat, package) if seat else "",
        )

    @property
    def words(self) -> str:
        """How long: "giữ 3 ngày làm việc, từ 15/03/2022"; on the first day only since when."""
        facts = {"days": self.days, "since": f"{self.since:%d/%m/%Y}"}
        if not self.days:
            return _("nhận ngày %(since)s") % facts
        text = ngettext(
            "giữ %(days)d ngày làm việc, từ %(since)s", "giữ %(days)d ngày làm việc, từ %(since)s", self.days
        )
        return text % facts


@dataclass(frozen=True, slots=True)
class Urged:
    """One telephone call as the reader may know of it; `answer` is "" where he may not read it."""

    at: datetime
    body: str
    person: str
    caller: str
    answer: str
    promised: date | None
    label: Label | None


@dataclass(frozen=True, slots=True)
class Progress:
    """One row of the board."""

    code: str
    title: str
    confidential: bool
    opened: bool
    stage: str
    phases: tuple[PhaseDays, ...]
    held: tuple[Held, ...]
    due: date | None
    label: Label
    late_days: int
    slip: str
    next: str
    next_day: date | None
    urged: Urged | None
    may_call: bool

    @property
    def is_done(self) -> bool:
        """Whether nobody is waited for any more."""
        return not self.held


def progress_of(
    package: Package,
    standing: Standing,
    holdings: Iterable[Holding],
    left: Mapping[str, datetime],
    *,
    opened: bool,
    call: Call | None,
    may_call: bool,
) -> Progress:
    """The row of one package; `left` says when it left each phase, `call` is the last the reader may know."""
    held = tuple(Held.of(package, holding) for holding in holdings)
    ahead = _next(package)
    return Progress(
        code=package.code,
        title=package.listed_title,
        confidential=package.confidential,
        opened=opened,
        stage=package.stage_label,
        phases=_phases(package, left),
        held=held,
        due=standing.due,
        label=deadline_label(standing.due) if held else Label("done", _("Đã hoàn thành")),
        late_days=standing.late_days,
        slip=_slip(package) if held and not standing.late_days else "",
        next=package.definition.label_of(ahead[1]) if ahead and held else "",
        next_day=ahead[0] if ahead and held else None,
        urged=urged(call, package, opened=opened) if call else None,
        may_call=may_call and bool(held) and not package.congress.archived,
    )


def urged(call: Call, package: Package, *, opened: bool) -> Urged:
    """A call in words; of a confidential package no names, and the answer to those who may open it."""
    named = not package.confidential
    return Urged(
        at=call.at,
        body=call.body.name,
        person=str(call.person) if named else "",
        caller=str(call.by),
        answer=call.answer if opened else "",
        promised=call.promised,
        label=promise(call, package),
    )


def promise(call: Call, package: Package) -> Label | None:
    """What became of the promised day: kept when the package has moved on since, missed once it is over."""
    if call.promised is None:
        return None
    day = f"{call.promised:%d/%m/%Y}"
    if package.state != call.stage:
        return Label("done", _("Hẹn %(day)s, nay đã chuyển bước") % {"day": day})
    over = deadlines.overdue_days(clock.today(), call.promised, calendar=calendar_in_force())
    if not over:
        return Label("info", _("Hẹn xong ngày %(day)s") % {"day": day})
    text = ngettext(
        "Đã qua hẹn %(over)d ngày làm việc – hẹn %(day)s",
        "Đã qua hẹn %(over)d ngày làm việc – hẹn %(day)s",
        over,
    )
    return Label("late", text % {"over": over, "day": day})


def working_days_held(since: date) -> int:
    """Working days a body has had it: the day it came does not count, today does."""
    return deadlines.working_days_between(since + DAY, clock.today(), calendar=calendar_in_force())


def number_to_call(seat: Membership, package: Package) -> str:
    """Where to call; of a confidential package nobody's own number, which says who he is as his name does."""
    if package.confidential:
        return seat.phone or package.congress.office_phone
    return seat.telephone


def _phases(package: Package, left: Mapping[str, datetime]) -> tuple[PhaseDays, ...]:
    stage = package.definition.stage_of(package.state)
    here = stage.phase if stage else ""
    return tuple(
        PhaseDays(
            label=phase.label,
            planned=planned_for_phase(package, phase.code),
            done=clock.local_day(left[phase.code]) if phase.code in left and phase.code != here else None,
            here=phase.code == here,
        )
        for phase in package.definition.phase
    )


def _next(package: Package) -> tuple[date, str] | None:
    """The planned stage that comes after the present one: (its last day, its code)."""
    ahead = steps_ahead(package.definition, package.state)
    days = [
        (day, stage)
        for stage, day in package.plan_days.items()
        if ahead.get(stage, 1) > 1 and day >= clock.today()
    ]
    return min(days, default=None)


def _slip(package: Package) -> str:
    """Why it will be late, or ""."""
    missed = missed_day(package)
    if missed is None:
        return ""
    day, left, steps = missed
    text = ngettext(
        "Sẽ chậm: còn %(steps)d bước mà chỉ có %(left)d ngày làm việc đến %(day)s",
        "Sẽ chậm: còn %(steps)d bước mà chỉ có %(left)d ngày làm việc đến %(day)s",
        left,
    )
    return text % {"steps": steps, "left": left, "day": planned_day(day)}
