"""Moving the day of a demo; the address exists in a demo only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from congress.people.services.seats import settle_grants
from congress.site.context import long_day
from documents.packages.services.duties import settle_duties
from workflows.services import next_working_day

if TYPE_CHECKING:
    from congress.site.requests import PersonRequest


@require_POST
def next_day(request: PersonRequest) -> HttpResponse:
    """Sang ngày làm việc sau."""
    if not settings.DEMO:
        raise Http404
    day = next_working_day()
    # What a night brings, as `manage.py daily` does it where time really passes.
    settle_grants()
    settle_duties()
    messages.info(request, _("Ngày mô phỏng đã chuyển sang %(day)s.") % {"day": long_day(day)})
    return redirect("my-work")
