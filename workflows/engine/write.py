"""Writing a judged step: fire, compare-and-swap, history row, duties, notices."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils import functional
from django.utils.translation import gettext as _
from viewflow.fsm import TransitionNotAllowed

from workflows import history
from workflows.engine import checks, duties
from workflows.errors import NotNow, Stale
from workflows.models.sealing import keep_sealed, said, sealed

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.models import Step, Tracked
    from workflows.procedures.compiled import Compiled

WORKED_OUT = (functools.cached_property, functional.cached_property)


def step(context: Context, move: Callable[[], None]) -> Step:
    """Move the item, write the step and all that follows; the caller's transaction makes it one."""
    item = context.item
    before = (item.state, item.revision, item.fingerprint())
    move()
    context.change(**item.worked_out(leaves=item.state != before[0]))
    for name, value in context.item_changes.items():
        setattr(item, name, value)
    context.fingerprint = item.fingerprint()
    _swap(context, before)
    row = _row(context, source=before[0])
    row.save()
    context.asked.clear()
    duties.reconcile(context, row)
    return row


def fire(context: Context, machine: Compiled, outcome: str | None) -> None:
    """Let the compiled procedure move the item; raises NotNow where it does not."""
    if context.transition is None:
        raise NotNow
    try:
        machine.fire(context.item, context.transition.code, outcome=outcome)
    except TransitionNotAllowed as refused:
        raise NotNow(_("Quy trình không cho phép bước chuyển này.")) from refused


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


def _row(context: Context, *, source: str) -> Step:
    item, attempt, last = context.item, context.attempt, context.last
    if attempt is None:
        raise NotNow
    row: Step = item.steps.model(
        item=item,
        sequence=last.sequence + 1 if last else 1,
        scheme=history.SCHEME,
        actor=context.actor,
        acting_for=context.acting_for if context.person is not context.actor else None,
        body_id=context.capacity.body_id if context.capacity else None,
        ground=attempt.ground,
        action=attempt.action,
        source=source,
        target=item.state,
        note_digest=keep_sealed(attempt.note),
        names_digest=keep_sealed(_names(context).as_text()),
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
    now = context.item.told()
    if now and (context.last is None or now != context.told):
        rows[history.ITEM] = sealed(now)
    return rows
