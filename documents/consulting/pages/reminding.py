"""Nhắc đơn vị chưa gửi ý kiến: the silent of a round, a text for each, and one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.site.rounds import FormRound, given
from documents.consulting.forms.reminding import ReminderForm, SilentLine
from documents.consulting.models.calls import UnitReminder
from documents.consulting.pages.papers import contacts_of
from documents.consulting.pages.rounds import FORMS, shown_round, trail_of
from documents.consulting.services.reminding import remind_units
from documents.consulting.words import text_to_silent
from documents.paper.language import on_paper
from workflows import clock, deadlines
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

# From how many working days before its last day a unit is proposed; how many stand on one page.
NEAR, SHOWN = 2, 60


@require_http_methods(FORMS)
def round_reminders(request: PersonRequest, number: int) -> HttpResponse:
    """Whom to remind, each in words that may be changed; under them those who were reminded today."""
    state, congress = shown_round(request, number)
    today, silent = clock.today(), sorted(state.silent, key=lambda one: (one.last_day, one.asked.pk))
    told: dict[int, UnitReminder] = {}
    rows = UnitReminder.objects.filter(asked__round=state.round).select_related("asked__unit", "by")
    for row in rows.order_by("id"):
        told[row.asked_id] = row
    contacts = contacts_of(request, state, congress)
    near = deadlines.end_working(today, NEAR, calendar=calendar_in_force())
    before = _("Lần trước: ngày %(day)s, %(who)s.")
    with on_paper():
        lines = [
            SilentLine(
                asked=one.asked,
                words=text_to_silent(
                    state.round, one.asked, contacts[one.asked.pk], drafts=len(state.drafts), today=today
                ),
                near=one.last_day <= near,
                before=before % {"day": f"{last.day:%d/%m/%Y}", "who": last.by} if last else "",
            )
            for one in silent
            if not ((last := told.get(one.asked.pk)) and last.day == today)
        ]
    heading = _("Nhắc đơn vị chưa gửi ý kiến")
    form = ReminderForm(*given(request), lines=lines[:SHOWN])
    asked = FormRound(
        request,
        form,
        back=reverse("round-reminders", args=[number]),
        template="consulting/reminders.html",
        heading=heading,
        trail=[trail_of(), trail_of(state), {"label": heading}],
        number=len(lines),
        done=[row for row in told.values() if row.day == today],
    )
    return asked.answered(
        lambda: remind_units(state.round, form.chosen(), by=request.user),
        lambda made: (
            ngettext(
                "Đã ghi nhắc %(number)d đơn vị; tin để gửi ở cuối trang.",
                "Đã ghi nhắc %(number)d đơn vị; tin để gửi ở cuối trang.",
                len(made),
            )
            % {"number": len(made)}
        ),
    )
