"""Duties that follow the calendar: a condition may come true by a midnight, without any step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workflows import clock
from workflows.context import Context
from workflows.engine import checks, duties
from workflows.engine.firing import fire_due
from workflows.engine.marking import marking_of
from workflows.engine.sight import locked
from workflows.engine.whole import whole
from workflows.models import Duty
from workflows.models.ledger import enter_all
from workflows.pace import latest_start_of
from workflows.procedures import store
from workflows.queries import calendar_read_once

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from workflows.models import Tracked


def settle(item: Tracked) -> bool:
    """Make the moves of an item that are due, and open and close its duties as its stages ask now.

    True when something changed. For the night and for a changed plan or holder; a step does it by
    itself. Raises Busy, and Hidden for an item that is gone.
    """
    return fire_due(item) | _settled(item)


@whole()
def _settled(item: Tracked) -> bool:
    fresh = locked(item)
    step = checks.last_step(fresh)
    context = Context(
        item=fresh,
        definition=store.load(fresh.procedure).definition,
        at=clock.now(),
        fingerprint=fresh.fingerprint(),
    )
    if step is None or duties.expected(context) == duties.open_keys(fresh):
        return False
    turn = duties.Turn.after(context, marking_of(fresh), step)
    if turn.columns:
        type(fresh)._default_manager.filter(pk=fresh.pk).update(**turn.columns)
    turn.take()
    # No step tells when these ended, and when those began.
    ended = [duty.pk for key, duty in turn.open.items() if key not in turn.wanted]
    enter_all(list(Duty.objects.filter(pk__in=[*ended, *(duty.pk for duty in turn.fresh)])))
    return True


def reckon_paces(items: QuerySet[Any]) -> int:
    """Write anew until when plans can be kept, after days off have changed; returns how many rows changed.

    A step that is made meanwhile has written its own and is left alone.
    """
    waiting = items.exclude(next_due=None).select_related("procedure").prefetch_related("planned")
    changed = 0
    with calendar_read_once():
        for item in waiting.defer("procedure__canonical").iterator(chunk_size=500):
            day = latest_start_of(item, store.load(item.procedure).definition)
            if day != item.latest_start:
                row = items.model._default_manager.filter(pk=item.pk, latest_start=item.latest_start)
                changed += row.update(latest_start=day)
    return changed
