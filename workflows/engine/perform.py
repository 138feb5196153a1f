"""One step: lock, see, replay, right, seen, state, conditions, fire, compare-and-swap, write."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from workflows import clock
from workflows.context import Attempt, Context
from workflows.engine import checks, offers, write
from workflows.engine.sight import locked
from workflows.engine.sight import seen as seen_of
from workflows.engine.whole import whole
from workflows.errors import Busy, Forbidden, Hidden, NotNow, Refused, Stale, Unmet
from workflows.models import Refusal
from workflows.procedures import store
from workflows.procedures.schema import BACK
from workflows.registry import registry
from workflows.text import clean

if TYPE_CHECKING:
    from workflows.models import Step, Tracked
    from workflows.procedures.compiled import Compiled
    from workflows.procedures.schema import Transition

log = logging.getLogger(__name__)


def perform(
    item: Tracked,
    action: str,
    *,
    by: Any,
    seen: str,
    acting_for: Any = None,
    at: datetime | date | None = None,
    note: str = "",
    request_id: str | None = None,
    **answers: Any,
) -> Step:
    """Carry out one transition of the item's own procedure, wholly or not at all.

    `by` is the person at the keyboard; `acting_for` the person or body he enters for, with the
    answer `ground` ("paper", "telephone", "delegation"). `seen` is `engine.seen` of what was on
    the screen. The answer `capacity` (a body's id) chooses in whose name one acts who could act for
    several; the first is taken otherwise. `at` is when it happened on paper: an aware instant, or a date
    where only the day in Hà Nội is known; None is now. A repeated `request_id` with the same contents
    returns the step it made before. The item in memory follows the step.

    Raises Hidden, Forbidden, Stale, NotNow, Unmet or Busy (`workflows.errors`); then nothing is
    written, except that a refused attempt at a watched right is kept in `Refusal`.
    """
    ground, note = str(answers.pop("ground", "")), clean(note, lines=True)
    capacity = answers.pop("capacity", None)
    if acting_for == by:
        acting_for = None
    # A ground says why somebody entered for another; without the other it says nothing.
    kept = ground if acting_for is not None else ""
    attempt = Attempt(action, by, seen, acting_for, at, note, request_id or None, kept, answers, capacity)
    try:
        with whole():
            step = _perform(item, attempt)
    except Busy:
        raise
    except Refused as refused:
        remember(item, attempt.action, by=attempt.by, refused=refused)
        raise
    write.copy_back(step.item, item)  # type: ignore[attr-defined]
    return step


def _perform(item: Tracked, attempt: Attempt) -> Step:
    fresh = locked(item)
    machine = store.load(fresh.procedure)
    moves = [move for move in machine.definition.moves() if move.code == attempt.action]
    # Only a right that counts in this state tells its holder that the item exists.
    here = [move for move in moves if fresh.state in move.source]
    if not _able(fresh, here, attempt) and not fresh.is_visible(attempt.by):
        raise Hidden
    done = checks.replayed(fresh, attempt)
    if done is not None:
        return done
    if moves and not _able(fresh, here or moves, attempt):
        raise Forbidden(*dict.fromkeys(offers.no_right(fresh, move) for move in here or moves))
    if attempt.seen != seen_of(fresh):
        raise Stale(checks.what_changed(fresh, machine.definition))
    return _step(fresh, machine, attempt)


def _step(fresh: Tracked, machine: Compiled, attempt: Attempt) -> Step:
    move = _move(fresh, machine, attempt)
    context = _context(fresh, machine, move, attempt)
    reasons = checks.faults(context)
    if reasons:
        raise Unmet(*reasons)
    outcome = _came_from(fresh) if move.to == BACK else None
    for name in move.answers:
        outcome = registry.answers[name].apply(context, attempt.answers.get(name)) or outcome
    for name in move.effects:
        registry.effects[name](context)
    return write.step(context, lambda: write.fire(context, machine, outcome))


def _came_from(fresh: Tracked) -> str | None:
    """The stage from which the present one was last entered; None when it never was."""
    entered = fresh.steps.filter(target=fresh.state).exclude(source=fresh.state)  # type: ignore[attr-defined]
    last: str | None = entered.order_by("-sequence").values_list("source", flat=True).first()
    return last


def _able(fresh: Tracked, moves: list[Transition], attempt: Attempt) -> bool:
    return any(_capacity(fresh, move, attempt) for move in moves)


def _capacity(fresh: Tracked, move: Transition, attempt: Attempt) -> Any:
    return fresh.may(
        attempt.by, move.right, holder=move.holder, acting_for=attempt.acting_for, prefer=attempt.capacity
    )


def _move(fresh: Tracked, machine: Compiled, attempt: Attempt) -> Transition:
    move = machine.definition.move(attempt.action, fresh.state)
    if move is None:
        raise NotNow.at(machine.definition.label_of(fresh.state) or _("Chưa bắt đầu"))
    return move


def _context(fresh: Tracked, machine: Compiled, move: Transition, attempt: Attempt) -> Context:
    capacity = _capacity(fresh, move, attempt)
    if capacity is None:
        raise Forbidden(offers.no_right(fresh, move))
    context = Context(
        item=fresh,
        definition=machine.definition,
        at=clock.now(),
        last=checks.last_step(fresh),
        transition=move,
        attempt=attempt,
        capacity=capacity,
        fingerprint=fresh.fingerprint(),
        told=fresh.told(),
    )
    checks.set_moment(context)
    return context


def remember(item: Tracked, action: str, *, by: Any, refused: Refused) -> None:
    """Keep a refused attempt at a decision or signature, outside the transaction that was rolled back.

    `perform` does so itself; whoever wraps several steps in one transaction does it after that one.
    """
    definition = store.load(item.procedure).definition
    rights = {move.right for move in definition.moves() if move.code == action}
    if not any(registry.rights[name].watched for name in rights):
        return
    log.info("refused %s on %s %s: %s", action, item._meta.label_lower, item.pk, refused.outcome)
    row = Refusal(
        item_type=item._meta.label_lower,
        item_id=item.pk,
        action=action,
        actor=by,
        outcome=refused.outcome,
        reasons=list(refused.reasons),
        at=clock.now(),
    )
    try:
        with transaction.atomic():
            row.save()
    except OperationalError as fault:
        # The answer to the reader is the refusal; a busy database must not turn it into a fault.
        log.warning("refusal not kept: %s", fault)
