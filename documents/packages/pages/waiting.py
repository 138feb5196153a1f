"""A paper that the worker makes: picked up where it is there, else waited for on a page that looks again."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.shortcuts import render

from congress.site.refusing import refused
from documents.packages.pages.base import private
from documents.texts.files import PAPERS
from workflows.background.asking import asked_for, before_it, begin_again
from workflows.background.running import carry_on, taken_by
from workflows.background.worker import is_at_work
from workflows.models import JobPhase

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package

# Seconds until the page that waits looks again.
AGAIN_IN = 2


def awaited(
    request: PersonRequest, package: Package, kind: str, key: str, *, facts: dict[str, Any], back: str
) -> bytes | HttpResponse:
    """The paper of that key, or the page that waits for it.

    The caller has asked whether this reader may see what it prints, each time anew: a paper that many asked
    for is given to who may have it. Without a worker it is made here, one at a time on the whole site.
    """
    job = asked_for(kind, key, facts=facts, by=request.user)
    at_work = is_at_work()
    if job.phase == JobPhase.WAITING and not at_work:
        holder = f"page:{secrets.token_hex(8)}"
        if taken := taken_by(holder, only=job):
            carry_on(taken, holder)
            job.refresh_from_db()
    if job.phase == JobPhase.DONE:
        try:
            return PAPERS.read(job.made)
        except FileNotFoundError:
            begin_again(job)
    if job.phase == JobPhase.FAILED:
        return private(refused(request, 503, text=job.reason, back=back), package)
    context = {"package": package, "job": job, "before": before_it(job), "back": back, "at_work": at_work}
    response = render(request, "desk/waiting.html", context, status=202)
    response["Refresh"] = str(AGAIN_IN)
    response["Cache-Control"] = "no-store"
    return response
