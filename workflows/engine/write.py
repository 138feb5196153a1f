"""Writing a judged step: fire, compare-and-swap, history row, duties, notices."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import functional
from django.utils.translation import gettext as _
from viewflow.fsm import TransitionNotAllowed

from workflows import history
from workflows.engine import checks, duties, plans, tracks
from workflows.engine.beside import forget_beside
from workflows.engine.marking import marking_of
from workflows.errors import NotNow, Stale
from workflows.models import Track
from workflows.models.sealing import keep_sealed, said, sealed, sealed_together
from workflows.procedures.overlay import ANSWERED, PLAN
from workflows.procedures.rows import AGAIN, BACK
from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.engine.marking import Spot
    from workflows.models import Step, Tracked
    from workflows.procedures.rows import Transition

WORKED_OUT = (functools.cached_property, functional.cached_property)


@dataclass(frozen=True, slots=True)
class Before:
    """How things stood: the stage of what moves, and state, revision and content of the item."""

    source: str
    state: str
    revision: int
    fingerprint: str

    def swap(self, context: Context) -> None:
        """Write state and content only over what was read: the second of two writers finds no row."""
        item, track = context.item, context.track
        told = context.days or ANSWERED in context.said
        if told or (item.state, context.fingerprint) != (self.state, self.fingerprint):
            item.revision = self.revision + 1
        changes: dict[str, Any] = {"state": item.state, "revision": item.revision, **context.item_changes}
        rows = type(item)._default_manager.filter(pk=item.pk, state=self.state, revision=self.revision)
        # Where the row stays as the lock found it, its next step is taken by the number of the step alone.
        stays = changes == {"state": self.state, "revision": self.revision}
        if not stays and rows.update(**changes) != 1:
            raise Stale
        if track is not None:
            revision, track.revision = track.revision, track.revision + (track.state != self.source)
            if not Track.objects.filter(pk=track.pk, revision=revision).exists():
                raise Stale
            track.save()


def carry_out(context: Context) -> Step:
    """Make the judged move of the context: its answers and effects, then the step itself."""
    move, spot, attempt = context.transition, context.spot, context.attempt
    if move is None or spot is None or attempt is None:
        raise NotNow
    outcome = came_from(spot, move.to) if move.to in (BACK, AGAIN) else None
    for name in move.answers:
        outcome = registry.answers[name].apply(context, attempt.answers.get(name)) or outcome
    for rule in move.effects:
        registry.effects[rule.name](context, **rule.told)
    return step(context, lambda: fire(spot, move, outcome))


def step(context: Context, move: Callable[[], None], *, anew: bool = False) -> Step:
    """Move the spot, write the step and all that follows; the caller's transaction makes it one."""
    item = context.item
    marking = context.marking = context.marking or marking_of(item)
    spot = context.spot = context.spot or marking.own
    before = Before(spot.state, item.state, item.revision, item.fingerprint())
    move()
    plans.follow_plan(context, before.source)
    tracks.follow_move(context, marking, before.source, anew=anew)
    context.change(**item.worked_out(leaves=item.state != before.state))
    for name, value in context.item_changes.items():
        setattr(item, name, value)
    context.fingerprint = item.fingerprint()
    with sealed_together():
        row = _new_step(context, source=before.source)
    row.save()
    plans.keep_plan(context, row)
    context.asked.clear()
    turn = duties.Turn.after(context, marking, row)
    for name, value in turn.columns.items():
        context.change(**{name: value})
        setattr(item, name, value)
    before.swap(context)
    turn.take()
    forget_beside(item)
    item.step_taken(row, turn.fresh)
    if context.said:
        item.more_time_told(row)
    if context.fingerprint != before.fingerprint:
        item.content_changed(row)
    return row


def fire(spot: Spot, move: Transition, outcome: str | None) -> None:
    """Let the compiled procedure move the spot, in memory; raises NotNow where it does not."""
    words, source = _("Quy trình không cho phép bước chuyển này."), spot.state
    try:
        spot.moving.fire(spot, move.code, outcome=outcome)
    except TransitionNotAllowed as refused:
        raise NotNow(words) from refused
    if not spot.state:
        spot.state = source
        raise NotNow(words)


def came_from(spot: Spot, back: Any) -> str | None:
    """Where "*back" leads: the stage on top of the way; "*again" leads to the one before that."""
    way = spot.row.came_from
    top: str | None = way[-1][0] if way else None
    if back == BACK and top is not None:
        return top
    # An item that went its way before the engine kept it has only its history: what led back tells nothing.
    into = spot.state if top is None else top
    steps = spot.item.steps.filter(track=spot.ref, target=into).exclude(source__in=("", into))  # type: ignore[attr-defined]
    for action, source in steps.order_by("-sequence").values_list("action", "source"):
        made = spot.machine.move(action, source)
        if made is None or made.to not in (BACK, AGAIN):
            return str(source)
    return None


def copy_back(source: Tracked, target: Tracked) -> None:
    """Let the caller's item follow what was written, so that it is not stale at once."""
    for field in source._meta.concrete_fields:
        setattr(target, field.attname, getattr(source, field.attname))
    # Its procedure was read with the row; whatever else it named may be another now.
    known = {name: row for name, row in source._state.fields_cache.items() if name == "procedure"}
    target._state.fields_cache.clear()
    target._state.fields_cache.update(known)
    # What the item had worked out or prefetched was true before the step.
    target.__dict__.pop("_prefetched_objects_cache", None)
    for name in list(vars(target)):
        if isinstance(getattr(type(target), name, None), WORKED_OUT):
            delattr(target, name)


def _new_step(context: Context, *, source: str) -> Step:
    item, attempt, last = context.item, context.attempt, context.last
    if attempt is None:
        raise NotNow
    row: Step = item.steps.model(
        item=item,
        sequence=context.sequence,
        scheme=history.SCHEME,
        actor=context.actor,
        acting_for=context.acting_for if context.person is not context.actor else None,
        body_id=context.capacity.body_id if context.capacity else None,
        ground=attempt.ground,
        action=attempt.action,
        rule=context.rule,
        track=context.spot.ref if context.spot else "",
        source=source,
        target=context.spot.state if context.spot else item.state,
        opens=context.opens,
        closes=context.closes,
        note_digest=keep_sealed(attempt.note),
        names_digest="" if context.rule else keep_sealed(_names(context).as_text()),
        contents=_contents(context),
        fingerprint=context.fingerprint,
        at=context.at,
        by_day=context.by_day,
        entered=checks.entered(last),
        request_id=attempt.request_id,
        procedure=item.procedure,
        previous_hash=last.own_hash if last else "",
        **{**item.step_links(), **context.step_links},
    )
    if attempt.request_id:
        row.request_salt = secrets.token_hex(16)
        row.request_digest = checks.request_digest(item, attempt, salt=row.request_salt)
    row.own_hash = history.own_hash(row)
    return row


def _names(context: Context) -> history.Names:
    """Who did it, as they are called today: a name that is put right later changes nothing here."""
    capacity = context.capacity
    return history.Names(
        *_called(context.actor),
        *_called(context.acting_for),
        body=capacity.name if capacity and capacity.body_id else "",
    )


def _called(one: Any) -> tuple[str, str]:
    """How a person is addressed and how he signs; a body has one name."""
    if one is None:
        return "", ""
    return str(one), one.get_full_name() if hasattr(one, "get_full_name") else str(one)


def _contents(context: Context) -> dict[str, Any]:
    """What the rows that this step brings say, and what the item says where that changed."""
    rows = {name: sealed(said(row)) for name, row in context.step_links.items() if row is not None}
    rows |= context.said
    now = context.item.told()
    if now and (context.last is None or now != context.told):
        rows[history.ITEM] = sealed(now)
    if context.days:
        rows[PLAN] = sealed([day.told() for day in context.days])
    return rows
