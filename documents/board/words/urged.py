"""A telephone call as the board tells it, and what became of the day that was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.packages.words.days import Label
from workflows import clock, deadlines
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from documents.board.models import Call
    from documents.packages.models.packages import Package


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
