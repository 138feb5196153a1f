"""Duties that follow the calendar: a condition may come true by a midnight, without any step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows import clock
from workflows.context import Context
from workflows.engine import checks, duties
from workflows.engine.firing import fire_due
from workflows.engine.marking import marking_of
from workflows.engine.sight import locked
from workflows.engine.whole import whole
from workflows.procedures import store

if TYPE_CHECKING:
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
    return True
