"""Verbs of the engine's own data: moving the frozen day of a demo, destroying sealed words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from workflows import clock
from workflows.errors import Unmet
from workflows.models import (
    Destruction,
    Duty,
    Event,
    FrozenDay,
    Job,
    JobPhase,
    LedgerLine,
    SealedText,
    Tracked,
)
from workflows.models.ledger import enter_all
from workflows.queries import calendar_in_force
from workflows.text import clean


def set_frozen_day(day: date) -> date:
    """Freeze a demo on a day (Hà Nội) from the next request on; returns it."""
    FrozenDay.objects.update_or_create(pk=1, defaults={"day": day})
    return day


def next_working_day() -> date:
    """Move the frozen day to the working day after today; returns it."""
    return set_frozen_day(calendar_in_force().next(clock.today()))


def note_event(item: Tracked, name: str, *, kept: bool = False) -> Event:
    """Write that something happened now that may move `item` (a move `on = "event:name"`).

    `engine.perform` and `engine.settle` on that item use it, in a transaction of their own. One that
    no move waits for then is dropped, unless it is `kept`.
    """
    return Event.objects.note(item, name, at=clock.now(), kept=kept)


def enter_duties(*, some: int = 500) -> int:
    """Enter in the book each duty that was opened or closed since this was done last; how many.

    For the night.

    A step does not do it: writers of the book wait for each other, and steps shall not.
    """
    lines = LedgerLine.objects.filter(row_type=Duty._meta.label_lower, row_id=OuterRef("pk"))
    over = Q(closed=None) | Exists(lines.exclude(says__closed=None))
    waiting, done = Duty.objects.filter(~Exists(lines) | ~over).order_by("pk"), 0
    while rows := list(waiting[:some]):
        with transaction.atomic():
            enter_all(rows)
        done += len(rows)
    return done


@transaction.atomic
def destroy_words(digests: Iterable[str], *, reason: str, by: Any) -> Destruction:
    """Write what is destroyed, why and by whom, then destroy it: the digests stay in the chain.

    `digests` are those of sealed notes or names. Raises Unmet without a reason.
    """
    words = clean(reason, lines=True)
    if not words:
        raise Unmet(_("Phải nêu rõ lý do, căn cứ hủy."))
    gone = sorted(set(digests))
    written = Destruction.objects.create(digests=gone, reason=words, by=by)
    SealedText.objects.filter(digest__in=gone).delete()
    # What a worker made for readers may print them; it is made again for who asks.
    Job.objects.exclude(phase__in=(JobPhase.WAITING, JobPhase.RUNNING)).delete()
    return written
