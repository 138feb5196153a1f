"""Writing a judged step: fire, compare-and-swap, history row, duties, notices."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from django.utils import functional
from django.utils.translation import gettext as _
from viewflow.fsm import TransitionNotAllowed

from workflows import clock, history
from workflows.engine import checks, duties
from workflows.errors import NotNow, Stale

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.engine.perform import Attempt
    from workflows.models import ProcedureVersion, Step, Tracked
    from workflows.procedures.compiled import Compiled

WORKED_OUT = (functools.cached_property, functional.cached_property)


def step(context: Context, machine: Compiled, attempt: Attempt, *, outcome: str | None) -> Step:
    """Write the step and all that follows from it; the caller's transaction makes it one."""
    item = context.item
    before = (item.state, item.revision, item.fingerprint())
    _fire(context, machine, outcome)
    _swap(context, before)
    row = _row(context, attempt, source=before[0])
    row.save()
    context.asked.clear()
    duties.reconcile(context, row)
    return row


def transferred(context: Context, attempt: Attempt, version: ProcedureVersion, state: str) -> Step:
    """Write that the item now follows another version, in a stage of that one; the caller has judged it."""
    item = context.item
    before = (item.state, item.revision, item.fingerprint())
    item.state = state
    context.change(procedure=version)
    _swap(context, before)
    row = _row(context, attempt, source=before[0])
    row.save()
    context.asked.clear()
    duties.reconcile(context, row)
    return row


def copy_back(source: Tracked, target: Tracked) -> None:
    """Let the caller's item follow what was written, so that it is not stale at once."""
    for field in source._meta.concrete_fields:
        setattr(target, field.attname, getattr(source, field.attname))
    target._state.fields_cache.clear()
    # What the item had worked out or prefetched was true before the step.
    target.__dict__.pop("_prefetched_objects_cache", None)
    for name in list(vars(target)):
        if isinstance(getattr(type(target), name, None), WORKED_OUT):
            delattr(target, name)


def _fire(context: Context, machine: Compiled, outcome: str | None) -> None:
    if context.transition is None:
        raise NotNow
    try:
        machine.fire(context.item, context.transition.code, outcome=outcome)
    except TransitionNotAllowed as refused:
        raise NotNow(_("Quy trình không cho phép bước chuyển này.")) from refused


def _swap(context: Context, before: tuple[str, int, str]) -> None:
    """Write state and content only over what was read: the second of two writers finds no row."""
    item = context.item
    state, revision, fingerprint = before
    if (item.state, context.fingerprint) != (state, fingerprint):
        item.revision = revision + 1
    changes: dict[str, Any] = {"state": item.state, "revision": item.revision, **context.item_changes}
    rows = type(item)._default_manager.filter(pk=item.pk, state=state, revision=revision)
    if rows.update(**changes) != 1:
        raise Stale
    for name, value in context.item_changes.items():
        setattr(item, name, value)


def _row(context: Context, attempt: Attempt, *, source: str) -> Step:
    item = context.item
    last = context.last
    row: Step = item.steps.model(
        item=item,
        sequence=last.sequence + 1 if last else 1,
        actor=context.actor,
        acting_for=context.acting_for if context.person is not context.actor else None,
        body_id=context.capacity.body_id if context.capacity else None,
        ground=attempt.ground,
        action=attempt.action,
        source=source,
        target=item.state,
        note_digest=_sealed(attempt.note),
        fingerprint=context.fingerprint,
        at=context.at,
        entered=clock.now(),
        request_id=attempt.request_id,
        request_digest=checks.request_digest(item, attempt) if attempt.request_id else "",
        procedure=item.procedure,
        previous_hash=last.own_hash if last else "",
        **{**item.step_links(), **context.step_links},
    )
    row.own_hash = history.own_hash(row)
    return row


def _sealed(note: str) -> str:
    if not note:
        return ""
    words = history.seal(note)
    words.save(force_insert=True)
    return words.digest
