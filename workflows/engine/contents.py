"""Rows of an item were changed that its fingerprint covers: a step of its own says so, decided by no move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workflows import clock
from workflows.context import Attempt, Context
from workflows.engine import checks, write
from workflows.engine.sight import locked
from workflows.engine.whole import whole
from workflows.history import CONTENTS
from workflows.procedures import store

if TYPE_CHECKING:
    from workflows.models import Step, Tracked
    from workflows.port import Capacity


@whole()
def contents_changed(item: Tracked, name: str, *, by: Any, capacity: Capacity | None = None) -> Step | None:
    """Write that the rows called `name` were changed, where what the item works out says so.

    For the verbs of an app, at their end and in their transaction: they have judged who may. None when
    nothing that the fingerprint covers is different. Raises Busy and Hidden.
    """
    fresh = locked(item)
    if not fresh.worked_out(leaves=False):
        return None
    context = Context(
        item=fresh,
        definition=store.load(fresh.procedure).definition,
        at=clock.now(),
        attempt=Attempt(f"{CONTENTS}{name}", by),
        capacity=capacity,
        fingerprint=fresh.fingerprint(),
        last=checks.last_step(fresh),
        told=fresh.told(),
    )
    checks.set_moment(context)
    return write.step(context, lambda: None)
