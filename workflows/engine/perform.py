"""One step: what is due, lock, see, replay, right, seen, state, conditions, fire, swap, write, follow."""

from __future__ import annotations

import contextlib
import logging
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from workflows import clock
from workflows.context import Attempt, Context
from workflows.engine import checks, write
from workflows.engine.beside import read_beside
from workflows.engine.conditions import may, no_right
from workflows.engine.firing import fire_due, follow_up
from workflows.engine.marking import closed_words, marking_of, name_of
from workflows.engine.sight import locked, seen_of
from workflows.engine.sight import seen as seen_now
from workflows.engine.whole import whole
from workflows.errors import Busy, Forbidden, Hidden, NotNow, Refused, Stale, Unmet
from workflows.models import Refusal
from workflows.procedures import store
from workflows.procedures.rows import WAITED
from workflows.queries import calendar_read_once
from workflows.registry import registry
from workflows.text import clean

if TYPE_CHECKING:
    from workflows.engine.marking import Marking, Spot
    from workflows.models import Step, Tracked
    from workflows.port import Capacity
    from workflows.procedures.rows import Transition

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
    track: str | None = None,
    **answers: Any,
) -> Step:
    """Carry out one transition of the item's own procedure, wholly or not at all.

    `by` is the person at the keyboard; `acting_for` the person or body he enters for, with the
    answer `ground` ("paper", "telephone", "delegation"). `seen` is `engine.seen` of what was on
    the screen. The answer `capacity` (a body's id) chooses in whose name one acts who could act for
    several; the first is taken otherwise. `track` names the track that is meant ("" the item itself); None
    is the one open place where the action is open to him. The answer `tracks` says who is chosen where a
    group of tracks is opened: {group: keys of `port.Holder`, or how many}. `at` is when it happened on
    paper: an aware instant, or a date where only the day in Hà Nội is known; None is now. A repeated
    `request_id` with the same contents returns the step it made before. What is due by the procedure
    itself is done before, each dated by its own moment. The item in memory follows the step.

    Raises Hidden, Forbidden, Stale, NotNow, Unmet or Busy (`workflows.errors`); then nothing is
    written, except that a refused attempt at a watched right is kept in `Refusal`.
    """
    ground, note = str(answers.pop("ground", "")), clean(note, lines=True)
    capacity, tracks = answers.pop("capacity", None), answers.pop("tracks", None) or {}
    if acting_for == by:
        acting_for = None
    # A ground says why somebody entered for another; without the other it says nothing.
    kept = ground if acting_for is not None else ""
    attempt = Attempt(
        action, by, seen, acting_for, at, note, request_id or None, kept, answers, capacity, track, tracks
    )
    moved = False
    try:
        fire_due(item)
        with whole(), calendar_read_once():
            step = _perform(item, attempt)
        # What the step said has happened is used now, in a transaction of its own; or in the night.
        with contextlib.suppress(Busy):
            moved = fire_due(item)
    except Busy:
        raise
    except Refused as refused:
        remember(item, attempt.action, by=attempt.by, refused=refused)
        raise
    write.copy_back(type(item)._default_manager.get(pk=item.pk) if moved else step.item, item)  # type: ignore[attr-defined]
    return step


def _perform(item: Tracked, attempt: Attempt) -> Step:
    fresh = locked(item)
    read_beside(fresh)
    marking = marking_of(fresh)
    # Where the action leads on from, among the places that are meant.
    spots = (spot for spot in marking.awake() if attempt.track in (None, spot.ref))
    found = ((spot, spot.machine.move(attempt.action, spot.state)) for spot in spots)
    here = [(spot, move) for spot, move in found if move is not None and move.on is None]
    # Only a right that counts where the item stands tells its holder that it exists.
    able = [(spot, move) for spot, move in here if _capacity(spot, move, attempt)]
    if not able and not fresh.is_visible(attempt.by):
        raise Hidden
    done = checks.replayed(fresh, attempt)
    if done is not None:
        return done
    if not able:
        _refuse(marking, here, attempt)
    if len(able) > 1:
        names = ", ".join(name_of(spot) for spot, _move in able)
        raise Unmet(_("Việc này đang chờ ở nhiều nơi: %(names)s. Đề nghị chọn một.") % {"names": names})
    spot, move = able[0] if able else (marking.at(attempt.track) or marking.own, None)
    if attempt.seen not in _views(fresh, spot, attempt):
        raise Stale(checks.what_changed(fresh, marking.machine.definition))
    if move is None:
        raise NotNow.at(spot.machine.label_of(spot.state) or _("Chưa bắt đầu"))
    step = _step(marking, spot, move, attempt)
    step.item = follow_up(marking, step)  # type: ignore[attr-defined]
    return step


def _step(marking: Marking, spot: Spot, move: Transition, attempt: Attempt) -> Step:
    item = marking.item
    context = Context(
        item=item,
        definition=marking.machine.definition,
        at=clock.now(),
        marking=marking,
        spot=spot,
        last=checks.last_step(item),
        transition=move,
        attempt=attempt,
        capacity=_capacity(spot, move, attempt),
        fingerprint=item.fingerprint(),
        told=item.told(),
    )
    checks.set_moment(context)
    reasons = checks.unmet_guards(context)
    if reasons:
        raise Unmet(*reasons)
    return write.carry_out(context)


def _views(fresh: Tracked, spot: Spot, attempt: Attempt) -> tuple[str, ...]:
    """What one may have seen who acts at the spot; who named no track may have seen the item alone."""
    own = seen_now(fresh)
    if spot.track is None:
        return (own,)
    both = seen_of(own, spot.track.revision)
    return (both,) if attempt.track else (own, both)


def _refuse(marking: Marking, here: list[tuple[Spot, Transition]], attempt: Attempt) -> None:
    """Raise what is to be said to one who sees the item and can do nothing there; nothing for a late one."""
    item = marking.item
    if attempt.track and not marking.at(attempt.track):
        raise NotNow(closed_words(item, attempt.track))
    moves = (move for move in marking.machine.definition.every_move() if move.code == attempt.action)
    # Who is waited for is known only where the item stands.
    ways = here or [(marking.own, move) for move in moves if move.on is None and move.holder != WAITED]
    if ways and not any(_capacity(spot, move, attempt) for spot, move in ways):
        raise Forbidden(*dict.fromkeys(no_right(item, move, spot.holder) for spot, move in ways))


def _capacity(spot: Spot, move: Transition, attempt: Attempt) -> Capacity | None:
    return may(spot, move, attempt.by, acting_for=attempt.acting_for, prefer=attempt.capacity)


def remember(item: Tracked, action: str, *, by: Any, refused: Refused) -> None:
    """Keep a refused attempt at a decision or signature, outside the transaction that was rolled back.

    `perform` does so itself; whoever wraps several steps in one transaction does it after that one.
    """
    definition = store.load(item.procedure).definition
    moves = (move for machine in definition.machines() for move in machine.every_move())
    rights = {move.right for move in moves if move.code == action and move.right}
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
