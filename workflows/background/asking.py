"""Asking for work beside the pages, and no longer waiting for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from workflows import clock
from workflows.background.queue import wake
from workflows.models import Job, JobPhase, Wish

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

# What failed may be asked for again after a while, when the reason may be gone.
AGAIN = timedelta(minutes=1)
OPEN = (JobPhase.WAITING, JobPhase.RUNNING)


def asked_for(
    kind: str,
    key: str,
    *,
    facts: dict[str, Any],
    by: AbstractBaseUser | None = None,
    again: timedelta = AGAIN,
) -> Job:
    """The row of that work, made at the first asking and waking a worker; `by` waits for it from now on.

    What failed is begun once more where that is longer ago than `again`.
    """
    now = clock.real_now()
    with transaction.atomic():
        job, fresh = Job.objects.get_or_create(kind=kind, key=key, defaults={"facts": facts, "asked": now})
        if by is not None and (fresh or job.phase != JobPhase.DONE):
            Wish.objects.get_or_create(job=job, person_id=by.pk)
        stale = job.phase == JobPhase.LEFT or (
            job.phase == JobPhase.FAILED and job.ended is not None and abs(now - job.ended) > again
        )
        if stale:
            begin_again(job)
        if fresh or stale:
            wake()
    return job


def before_it(job: Job) -> int:
    """How many others wait that were asked for earlier, or are being worked on."""
    others = Job.objects.exclude(pk=job.pk)
    earlier = others.filter(phase=JobPhase.WAITING, asked__lt=job.asked).count()
    return earlier + others.filter(phase=JobPhase.RUNNING).count()


def begin_again(job: Job) -> None:
    """Let a job that ended be done once more: it failed, it was left, or what it made is gone."""
    again = {"phase": JobPhase.WAITING, "faults": 0, "taken": 0, "made": "", "reason": "", "progress": 0}
    Job.objects.filter(pk=job.pk, phase=job.phase).update(
        **again, holder="", free_from=None, ended=None, asked=clock.real_now()
    )
    job.refresh_from_db()
    wake()


def give_up(job: Job, *, by: AbstractBaseUser) -> None:
    """He waits no longer; a job for which nobody waits is left where it stands."""
    with transaction.atomic():
        Wish.objects.filter(job=job, person_id=by.pk).delete()
        if not Wish.objects.filter(job=job).exists():
            left = {"phase": JobPhase.LEFT, "holder": "", "free_from": None, "ended": clock.real_now()}
            Job.objects.filter(pk=job.pk, phase__in=OPEN).update(**left)
