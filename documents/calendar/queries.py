"""The special days of a year as they hold, the journal of what the office wrote, deadlines on days off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import Duty, ExceptionDay
from workflows.models.records import NO_DATE
from workflows.queries import calendar_in_force
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from workflows.calendars import DayRule


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not as its weekday says: what holds, and the row of the office that says so, or None."""

    day: date
    rule: DayRule
    row: ExceptionDay | None


@dataclass(frozen=True, slots=True)
class OnDayOff:
    """A last day that is not worked: of a stage of a package, or of the whole package ("")."""

    day: date
    package: Package
    stage: str


def special_days(year: int) -> list[SpecialDay]:
    """Days off and working Saturdays of a year, in order; one query."""
    rows = {row.day: row for row in ExceptionDay.objects.filter(day__year=year)}
    found = calendar_in_force().special_days(year)
    return [SpecialDay(day, rule, rows.get(day)) for day, rule in found.items()]


def years_of(congress: Congress) -> list[int]:
    """The years to be looked at: this one, the next, and those in which something of the congress is due."""
    this = clock.today().year
    rows = ExceptionDay.objects.dates("day", "year")
    due = Package.objects.filter(congress=congress).exclude(due=None).dates("due", "year")
    return sorted({this, this + 1, *(day.year for day in rows), *(day.year for day in due)})


def calendar_journal() -> QuerySet[LogEntry]:
    """What the office wrote about days, the newest first, also of days since taken away."""
    kind = ContentType.objects.get_for_model(ExceptionDay)
    return LogEntry.objects.filter(content_type=kind).select_related("user").order_by("-action_time", "-pk")


def deadlines_on_days_off(congress: Congress) -> list[OnDayOff]:
    """Last days from today on that are not worked, by day: waited for, planned, of the whole package."""
    duties = Duty.objects.open_for(Package).exclude(due=NO_DATE)
    rows = Package.objects.filter(congress=congress, counts=True).prefetch_related("planned")
    packages = rows.select_related("procedure", "congress").filter(pk__in=duties.values("item_id")).in_bulk()
    told = set(duties.filter(item_id__in=packages).values_list("due", "item_id", "stage"))
    told |= {(last, package.pk, "") for package in packages.values() if (last := last_day_of(package))}
    told |= {
        (day, package.pk, stage) for package in packages.values() for stage, day in package.plan_days.items()
    }
    calendar, today = calendar_in_force(), clock.today()
    found = [
        OnDayOff(day, packages[pk], stage)
        for day, pk, stage in told
        if today <= day < NO_DATE and not calendar.is_working(day)
    ]
    return sorted(found, key=lambda day_off: (day_off.day, day_off.package.code, day_off.stage))
