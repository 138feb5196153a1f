"""Moving a running item to another version of its procedure: an explicit, logged act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from workflows import clock
from workflows.context import Attempt, Context
from workflows.engine import checks, write
from workflows.engine.marking import marking_of
from workflows.engine.sight import locked
from workflows.engine.sight import seen as seen_of
from workflows.engine.whole import whole
from workflows.errors import Stale, Unmet
from workflows.history import TRANSFER
from workflows.procedures import store
from workflows.reasons import is_reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from workflows.models import ProcedureVersion, Step, Tracked
    from workflows.procedures.schema import Definition


def transfer(
    item: Tracked,
    version: ProcedureVersion,
    *,
    state: str,
    by: Any,
    seen: str,
    note: str,
    beside: Callable[[Any], object] = bool,
) -> Step:
    """Pin a running item to `version`, standing in its stage `state`; one step of the history says so.

    The caller has asked whether `by` may edit procedures. A technical act decides nothing: the new
    stage lies in no later phase than the old one, and an item that is done stays where it is. `beside`
    writes what else the new version wants of the item, which it is handed locked, so that the step tells of
    it. The item in memory follows. Raises Stale when the item changed since `seen`, Unmet with every reason.
    """
    with whole():
        attempt = Attempt(TRANSFER, by, seen, note=note.strip())
        fresh = locked(item)
        old, new = store.load(fresh.procedure).definition, store.load(version).definition
        if attempt.seen != seen_of(fresh):
            raise Stale(checks.what_changed(fresh, old))
        faults = _faults(old, new, fresh, state, attempt.note)
        if faults:
            raise Unmet(*faults)
        context = Context(item=fresh, definition=new, at=clock.now(), attempt=attempt, told=fresh.told())
        beside(fresh)
        context.last, context.fingerprint = checks.last_step(fresh), fresh.fingerprint()
        checks.set_moment(context)
        # Tracks that only the new version knows are opened, also where the stage keeps its name.
        opens = any(stage.track for stage in (new.stage_of(state),) if stage)
        step = write.step(context, lambda: _move(context, version, state), anew=opens)
    write.copy_back(step.item, item)  # type: ignore[attr-defined]
    return step


def _move(context: Context, version: ProcedureVersion, state: str) -> None:
    context.item.state, context.item.procedure = state, version
    context.marking = marking_of(context.item)
    context.spot = context.marking.own
    context.change(procedure=version)


def _faults(old: Definition, new: Definition, fresh: Tracked, state: str, note: str) -> list[str]:
    found = [] if is_reason(note) else [_("Phải nêu rõ lý do chuyển quy trình.")]
    here, there = old.stage_of(fresh.state), new.stage_of(state)
    if old.code != new.code:
        found.append(_("Hồ sơ chỉ chuyển được sang lần khác của chính quy trình của nó."))
    if here is None or here.terminal:
        return [*found, _("Hồ sơ đã hoàn thành, không chuyển quy trình.")]
    if there is None:
        return [*found, _("Quy trình mới không có bước “%(stage)s”.") % {"stage": state}]
    if marking_of(fresh).spots[1:]:
        found.append(_("Hồ sơ còn phần việc đang mở; chỉ chuyển quy trình khi các phần việc đã khép lại."))
    if state != fresh.state and state in new.returning:
        found.append(_("Bước “%(stage)s” chỉ vào được từ một bước trước nó.") % {"stage": there.label})
    if there.terminal or _place(new, there.phase) > _place(new, here.phase):
        facts = {"old": here.label, "new": there.label}
        found.append(_("Không chuyển từ bước “%(old)s” sang bước “%(new)s” ở giai đoạn sau.") % facts)
    return found


def place_fault(old: Definition, new: Definition, here: str, there: str) -> str:
    """Why nothing that stands in `here` may be moved to `there` of the new procedure; "" where it may."""
    before, after = old.stage_of(here), new.stage_of(there)
    if before is None or after is None:
        return ""
    if there != here and there in new.returning:
        return _("chỉ vào được từ một bước trước nó")
    return _("ở giai đoạn sau") if _place(new, after.phase) > _place(new, before.phase) else ""


def _place(definition: Definition, phase: str) -> int:
    """Where a phase stands; one the new procedure lacks is before all others."""
    codes = [one.code for one in definition.phase]
    return codes.index(phase) if phase in codes else -1
