"""Duties that follow the calendar: a condition may come true by a midnight, without any step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows import clock
from workflows.context import Context
from workflows.engine import duties
from workflows.engine.sight import locked
from workflows.engine.whole import whole
from workflows.procedures import store

if TYPE_CHECKING:
    from workflows.models import Tracked


@whole()
def settle(item: Tracked) -> bool:
    """Open and close the duties of an item as its stage asks now; True when something changed.

    For the night and for a changed plan or holder; a step does it by itself. Raises Busy, and
    Hidden for an item that is gone.
    """
    fresh = locked(item)
    step = fresh.steps.order_by("-sequence").first()  # type: ignore[attr-defined]
    definition = store.load(fresh.procedure).definition
    context = Context(item=fresh, definition=definition, at=clock.now(), fingerprint=fresh.fingerprint())
    if step is None or duties.expected(context) == duties.open_keys(fresh):
        return False
    duties.reconcile(context, step)
    return True
