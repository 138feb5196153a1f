"""Nhắc đơn vị chưa gửi ý kiến: the silent of a round, a text for each, and one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.site.rounds import FormRound, given
from documents.consulting.forms.reminding import ReminderForm
from documents.consulting.models.calls import UnitReminder
from documents.consulting.pages.papers import contacts_of
from documents.consulting.pages.rounds import FORMS, shown_round, trail_of
from documents.consulting.rows import silent_lines
from documents.consulting.services.reminding import remind_units
from documents.paper.language import on_paper
from workflows import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

# How many stand on one page.
SHOWN = 60


@require_http_methods(FORMS)
def round_reminders(request: PersonRequest, number: int) -> HttpResponse:
    """Whom to remind, each in words that may be changed; under them those who were reminded today."""
    state, congress = shown_round(request, number)
    told: dict[int, UnitReminder] = {}
    rows = UnitReminder.objects.filter(asked__round=state.round).select_related("asked__unit", "by")
    for row in rows.order_by("id"):
        told[row.asked_id] = row
    with on_paper():
        # In a round that is closed nobody is waited for.
        lines = [] if state.end else silent_lines(state, contacts_of(request, state, congress), told)
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
        state=state,
        done=[row for row in told.values() if row.day == clock.today()],
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
