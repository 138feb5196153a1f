"""Work beside the pages: no longer waiting for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workflows.background.asking import give_up
from workflows.models import Job

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest


@require_POST
def leave_job(request: PersonRequest, number: int) -> HttpResponse:
    """Thôi chờ: for who waits for it; 404 for everybody else."""
    job = get_object_or_404(Job, pk=number, wishes__person=request.user)
    give_up(job, by=request.user)
    messages.info(request, _("Đã thôi chờ; bản in có thể yêu cầu lại bất cứ lúc nào."))
    return redirect("my-work")
