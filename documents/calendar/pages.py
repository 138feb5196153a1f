"""Lịch nghỉ: the year as it holds, a day written or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.rounds import FormRound
from documents.calendar.forms import AskedDayForm, CalendarDayForm, CalendarDayOutForm
from documents.calendar.queries import calendar_journal, deadlines_on_days_off, special_days, years_of
from documents.calendar.rows import days_off_listing, special_days_listing
from documents.calendar.services import day_mark, set_day, take_day_out
from documents.packages.forms.typed import retyped
from documents.packages.pages.congresses import keeping_congress
from workflows import clock
from workflows.models import ExceptionDay
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.errors import Refused

ENTRIES = 30


@require_safe
def calendar(request: PersonRequest) -> HttpResponse:
    """One year (`?nam=`): its days off and working Saturdays with their sources, and what falls on them."""
    congress = keeping_congress(request)
    years = years_of(congress)
    asked = request.GET.get("nam", "")
    year = next((one for one in years if str(one) == asked), clock.today().year)
    days = special_days(year)
    context = {
        "year": year,
        "years": years,
        "published": calendar_in_force().confirmed(year),
        "announcing": [day.row for day in days if day.row and day.row.whole_year],
        "days": special_days_listing(days),
        "deadlines": days_off_listing(deadlines_on_days_off(congress)),
        "entries": list(calendar_journal()[:ENTRIES]),
    }
    return render(request, "calendar/calendar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def calendar_day(request: PersonRequest) -> HttpResponse:
    """What a paper says of a day: written, or put right where `?ngay=` names one that is in the list."""
    keeping_congress(request)
    known = _known(request.GET.get("ngay", ""))
    form = CalendarDayForm(request.POST or None, initial=known)
    asked = _DayRound(request, form, _("Ghi ngày nghỉ, ngày làm bù"), row=known.get("row"))
    return asked.answered(
        lambda: set_day(form.told(), by=request.user, seen=form.cleaned_data["seen"]),
        lambda row: _("Đã ghi ngày %(day)s.") % {"day": row},
        to=lambda row: f"{reverse('calendar')}?nam={row.day.year}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def calendar_day_out(request: PersonRequest, number: int) -> HttpResponse:
    """What the office wrote of a day is taken away."""
    keeping_congress(request)
    row = get_object_or_404(ExceptionDay, pk=number)
    form = CalendarDayOutForm(request.POST or None, initial={"seen": day_mark(row)})
    facts = [{"name": _("Ngày"), "value": f"{row}"}, {"name": _("Căn cứ"), "value": row.source}]
    asked = _DayRound(request, form, _("Bỏ ngày đã ghi"), facts=facts)
    said = {"reason": form["reason"].value() or "", "seen": form["seen"].value() or ""}
    return asked.answered(
        lambda: take_day_out(row, by=request.user, **said),
        lambda day: _("Đã bỏ ngày %(day)s.") % {"day": f"{day:%d/%m/%Y}"},
    )


class _DayRound(FormRound["Any"]):
    """The round of one day: after somebody else was quicker, the next try is about what stands there now."""

    template = "calendar/day.html"

    def __init__(self, request: PersonRequest, form: Any, heading: str, **more: Any) -> None:
        trail = [{"label": _("Lịch nghỉ"), "url": reverse("calendar")}, {"label": heading}]
        shown = {"heading": heading, "trail": trail, "facts": [], "row": None}
        super().__init__(request, form, back=reverse("calendar"), **shown | more)

    def looks_again(self, outcome: Refused) -> bool:
        """What was typed stays, and the next try is about what stands there now; what is gone stays so."""
        if outcome.status == 409:
            day = self.form.cleaned_data.get("day")
            row = ExceptionDay.objects.filter(day=day).first()
            self.form.data = retyped(self.form.data, {"seen": day_mark(row) if row else ""})
            return day is not None
        return super().looks_again(outcome)


def _known(asked: str) -> dict[str, Any]:
    """What holds for the day that an address names, to be put right; {} for an address that names none."""
    named = AskedDayForm({"ngay": asked})
    if not named.is_valid():
        return {}
    day = named.cleaned_data["ngay"]
    row = ExceptionDay.objects.filter(day=day).first()
    rule = calendar_in_force().special_days(day.year).get(day)
    told = {"day": day, "works": "1" if rule and rule.works else "0", "note": rule.note if rule else ""}
    told |= {"source": rule.source if rule else "", "seen": day_mark(row) if row else ""}
    return told | {"whole_year": bool(row and row.whole_year), "row": row}
