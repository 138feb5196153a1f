"""“Thời gian”: planned and real days of the packages as places in a drawing; how many weeks are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.models.steps import PackageStep
from documents.packages.words.days import planned_day
from workflows import clock
from workflows.calendars import DAY

if TYPE_CHECKING:
    from documents.board.words.lines import Progress
    from documents.packages.models.packages import Package

WEEK = timedelta(days=7)
# The drawing shows at most these weeks around today; the table under it has every day.
BEFORE, AFTER = 26 * WEEK, 13 * WEEK
LEFT, TOP, LANE, RIGHT = 12, 74, 78, 130
LEAST_DAY, CHART = 8, 1060
LETTERS = 90
# The name of a week needs so many units.
WEEK_NAME = 48


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of days; whole units, since a comma in a number would break the drawing."""

    x: int
    width: int
    words: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Lane:
    """One package: the plan as a frame with a mark at each planned day, below it what really was."""

    y: int
    code: str
    title: str
    words: str
    plan: Bar | None
    marks: tuple[Bar, ...]
    real: tuple[Bar, ...]
    late: Bar | None

    @classmethod
    def of(cls, row: Progress, start: date | None, scale: Scale, y: int) -> Lane:
        """What was done, what is late and what was planned, as bars."""
        left = sorted((one.done, one.label) for one in row.phases if one.done)
        found, begins = [], start or (left[0][0] if left else clock.today())
        for day, label in left:
            found.append(scale.bar(begins, max(day, begins), f"{label}: {day:%d/%m/%Y}"))
            begins = max(begins, day + DAY)
        if not row.is_done and begins <= clock.today():
            found.append(scale.bar(begins, clock.today(), row.stage))
        late = None
        if row.late_days and row.due is not None:
            late = scale.bar(row.due + DAY, clock.today(), row.label.text)
        planned = [one.planned for one in row.phases if one.planned]
        first, plan = start or min(planned, default=None), None
        if planned and first is not None and first <= max(planned):
            facts = {"first": f"{first:%d/%m/%Y}", "last": planned_day(max(planned))}
            plan = scale.bar(first, max(planned), _("Kế hoạch: %(first)s – %(last)s") % facts)
        return cls(
            y=y,
            code=row.code,
            title=row.title if len(row.title) <= LETTERS else row.title[: LETTERS - 1].rstrip() + "…",
            words=f"{row.code}: {row.title}. {row.stage}. {row.label.text}",
            plan=plan,
            marks=tuple(
                scale.bar(one.planned, one.planned, f"{one.label}: {planned_day(one.planned)}")
                for one in row.phases
                if one.planned and scale.first <= one.planned <= scale.last
            ),
            real=tuple(found),
            late=late,
        )


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing; `cut` says that days outside it are not drawn."""

    width: int
    height: int
    weeks: tuple[tuple[int, str], ...]
    today: int
    today_words: str
    lanes: tuple[Lane, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to places."""

    first: date
    last: date
    day: int

    def at(self, day: date) -> int:
        """The left edge of a day, inside the drawing."""
        inside = min(max(day, self.first), self.last + DAY)
        return LEFT + (inside - self.first).days * self.day

    def bar(self, first: date, last: date, words: str) -> Bar:
        """From the beginning of the first day to the end of the last."""
        x = self.at(first)
        return Bar(x, max(self.at(last + DAY) - x, 2), words)


def started(packages: Sequence[Package]) -> dict[str, date]:
    """code -> the day on which the package was assigned; one query."""
    begun = PackageStep.objects.filter(item__in=[one.pk for one in packages], source="")
    rows = begun.order_by("-sequence").values_list("item__code", "at")
    return {code: clock.local_day(at) for code, at in rows}


def timeline_of(rows: Sequence[Progress], starts: Mapping[str, date]) -> Timeline:
    """The drawing of these rows of the board."""
    days = [clock.today(), *starts.values(), *(row.due for row in rows if row.due)]
    for phase in (phase for row in rows for phase in row.phases):
        days += [day for day in (phase.planned, phase.done) if day]
    earliest = min(days)
    latest = max(days)
    today = clock.today()
    first, last = max(earliest, today - BEFORE), min(latest, today + AFTER)
    first -= timedelta(days=first.weekday())
    last += timedelta(days=6 - last.weekday())
    scale = Scale(first, last, max(LEAST_DAY, CHART // ((last - first).days + 1)))
    lanes = tuple(
        Lane.of(row, starts.get(row.code), scale, TOP + LANE * place) for place, row in enumerate(rows)
    )

    # Every Monday; named as often as there is room for names.
    step = -(-WEEK_NAME // (7 * scale.day))
    count = ((scale.last - scale.first).days + 1) // 7
    mondays = [scale.first + WEEK * number for number in range(count)]
    return Timeline(
        width=scale.at(scale.last) + scale.day + RIGHT,
        height=TOP + LANE * len(rows) + 8,
        weeks=tuple(
            [
                (scale.at(day), f"{day:%d/%m}" if number % step == 0 else "")
                for number, day in enumerate(mondays)
            ]
        ),
        today=scale.at(clock.today()) + scale.day // 2,
        today_words=_("Hôm nay %(day)s") % {"day": f"{clock.today():%d/%m}"},
        lanes=lanes,
        cut=min(days) < scale.first or max(days) > scale.last,
    )
