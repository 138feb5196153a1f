"""Taking a job under a lock, doing it, and writing down what came of it; the holder may die at any moment."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from workflows import clock
from workflows.background.kinds import KINDS
from workflows.errors import Refused
from workflows.models import Job, JobPhase
from workflows.naming import naming_kept
from workflows.queries import calendar_kept, frozen_day

log = logging.getLogger(__name__)

# Whoever holds a job says every few seconds that he lives (`renew`).
LEASE = timedelta(seconds=60)
# A fault is tried again after a while; what ends its worker each time is not tried for ever.
FAULTS, TAKEN = 3, 20
PAUSE = timedelta(seconds=10)


class NotWanted(Exception):
    """The job is not this holder's any more: nobody waits for it, or another took it."""


@dataclass(slots=True)
class HowFar:
    """Tells how far a job is, and thereby that its holder lives."""

    job: Job
    holder: str
    told: int = 0

    def __call__(self, done: int, of: int) -> None:
        """So many parts of so many are done; raises NotWanted when nobody waits for them any more."""
        share = min(99, 100 * done // max(of, 1))
        if share == self.told:
            return
        self.told = share
        if not _mine(self.job, self.holder).update(progress=share, free_from=clock.real_now() + LEASE):
            raise NotWanted


def run_waiting(holder: str) -> int:
    """Do what waits, one after the other, until nothing does; how many that were."""
    done = 0
    while job := taken_by(holder):
        carry_on(job, holder)
        done += 1
    return done


def taken_by(holder: str, *, only: Job | None = None) -> Job | None:
    """The next job that is free, now held by this name; None when there is none.

    With `only` it is that one, and only while nobody works on any other.
    """
    with transaction.atomic():
        # Asked once the lock is held: who waited for it long must not judge others by an earlier moment.
        now = clock.real_now()
        rows = Job.objects.select_for_update(skip_locked=True).filter(free(now), kind__in=KINDS)
        if only is not None:
            rows = rows.filter(pk=only.pk)
            if Job.objects.filter(phase=JobPhase.RUNNING).exclude(free(now)).exists():
                return None
        job = rows.order_by("asked", "id").first()
        if job is None:
            return None
        if job.taken >= TAKEN:
            job.phase, job.ended = JobPhase.FAILED, now
            job.reason = _("Việc này đã %(number)d lần làm dừng chương trình.") % {"number": TAKEN}
            job.save()
            return None
        job.phase, job.holder, job.free_from, job.taken = JobPhase.RUNNING, holder, now + LEASE, job.taken + 1
        job.progress = 0
        job.save()
    return job


def free(now: Any) -> Q:
    """Which jobs may be taken: they wait, or whoever held them is not heard of any more.

    A moment further ahead than anybody could have promised, whose clock is a little fast, was written before
    the clock was moved back.
    """
    loose = Q(free_from=None) | Q(free_from__lte=now) | Q(free_from__gt=now + 2 * LEASE)
    return Q(phase__in=(JobPhase.WAITING, JobPhase.RUNNING)) & loose


@contextmanager
def as_a_page() -> Iterator[None]:
    """Inside the block it is the day that pages show, with one reading of the calendar and names."""
    day = frozen_day()
    with calendar_kept(), naming_kept(), clock.frozen(day) if day else nullcontext():
        yield


def carry_on(job: Job, holder: str) -> None:
    """Do a job that was taken, and write down what came of it, unless it is another's by now."""
    try:
        with as_a_page():
            made = KINDS[job.kind].work(HowFar(job, holder), **job.facts)
    except NotWanted:
        return
    except Refused as outcome:
        _stopped(job, holder, " ".join(str(line) for line in outcome.reasons))
    except Exception:
        log.exception("job %s failed", job)
        _stopped(job, holder, _("Chương trình gặp lỗi; đề nghị báo người quản trị."))
    else:
        done = {"phase": JobPhase.DONE, "made": made, "progress": 100, "reason": ""}
        _mine(job, holder).update(**done, holder="", free_from=None, ended=clock.real_now())


def renew(holder: str) -> None:
    """Whoever holds jobs by this name lives."""
    Job.objects.filter(holder=holder, phase=JobPhase.RUNNING).update(free_from=clock.real_now() + LEASE)


def release(holder: str) -> None:
    """What was begun under this name and not ended is free for the next."""
    held = Job.objects.filter(holder=holder, phase=JobPhase.RUNNING)
    held.update(holder="", free_from=None, phase=JobPhase.WAITING)


def _mine(job: Job, holder: str) -> Any:
    return Job.objects.filter(pk=job.pk, holder=holder, phase=JobPhase.RUNNING, taken=job.taken)


def _stopped(job: Job, holder: str, reason: str) -> None:
    """A fault: once more after a while, or told as the end of it."""
    now, faults = clock.real_now(), job.faults + 1
    ended = {"phase": JobPhase.FAILED, "ended": now, "free_from": None}
    again = {"phase": JobPhase.WAITING, "free_from": now + PAUSE * faults}
    _mine(job, holder).update(
        **(ended if faults >= FAULTS else again), faults=faults, reason=reason, holder=""
    )
