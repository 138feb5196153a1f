"""What an item says was changed, or rows that its fingerprint covers: a step says so, decided by no move."""

from __future__ import annotations

from collections.abc import Mapping
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

    For the verbs of an app, at their end and in their transaction: they have judged who may. `by` is None
    for what no person of the house did; the step then names its own action as its rule. None when nothing
    that the fingerprint covers is different. Raises Busy and Hidden.
    """
    fresh = locked(item)
    if not fresh.worked_out(leaves=False):
        return None
    context = _context(fresh, Attempt(f"{CONTENTS}{name}", by), capacity)
    return write.step(context, lambda: None)


@whole()
def facts_changed(
    item: Tracked,
    name: str,
    changes: Mapping[str, Any],
    *,
    by: Any,
    note: str,
    capacity: Capacity | None = None,
    request_id: str | None = None,
    links: Mapping[str, Any] | None = None,
    **entered: Any,
) -> Step:
    """Write other columns of the item, of its `told` or its fingerprint, as a step `name` with its note.

    `links` are rows that the step brings, by the names of its foreign keys; `entered` says for whom, on what
    ground and on which day (`acting_for`, `ground`, `at`), where it was typed from somebody's paper. For the
    verbs of an app, in their transaction: they have judged who may, whether it fits, and whether the request
    was made before. The item in memory follows. Raises Busy and Hidden.
    """
    fresh = locked(item)
    attempt = Attempt(
        f"{CONTENTS}{name}", by, note=note, request_id=request_id, answers=dict(changes), **entered
    )
    context = _context(fresh, attempt, capacity)
    context.change(**changes)
    context.link(**links or {})
    step = write.step(context, lambda: None)
    write.copy_back(fresh, item)
    return step


def _context(fresh: Tracked, attempt: Attempt, capacity: Capacity | None) -> Context:
    context = Context(
        item=fresh,
        rule="" if attempt.by is not None else attempt.action,
        definition=store.load(fresh.procedure).definition,
        at=clock.now(),
        attempt=attempt,
        capacity=capacity,
        fingerprint=fresh.fingerprint(),
        last=checks.last_step(fresh),
        told=fresh.told(),
    )
    checks.set_moment(context)
    return context
