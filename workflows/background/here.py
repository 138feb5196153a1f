"""Where no worker is at work: a job is done by who asks for it, one at a time on the whole site."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from workflows.background.running import carry_on, taken_by
from workflows.background.worker import is_at_work
from workflows.models import JobPhase

if TYPE_CHECKING:
    from workflows.models import Job


def do_here(job: Job) -> bool:
    """Do a waiting job now, unless a worker is at work or somebody is at another; whether a worker is."""
    at_work = is_at_work()
    if job.phase == JobPhase.WAITING and not at_work:
        holder = f"page:{secrets.token_hex(8)}"
        if taken := taken_by(holder, only=job):
            carry_on(taken, holder)
            job.refresh_from_db()
    return at_work
