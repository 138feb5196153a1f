"""The questions `perform` asks before anything is written, and the sentence on who was faster."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.db.models import F, Model, Subquery
from django.utils.translation import gettext as _

from workflows import clock, history
from workflows.engine.beside import LAST
from workflows.engine.conditions import unmet
from workflows.errors import Stale, Unmet
from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.context import Attempt, Context
    from workflows.models import Step, Tracked
    from workflows.procedures.schema import Definition

NOTE_LIMIT = 4000
REQUEST_LIMIT = 64
GROUNDS = ("paper", "telephone", "delegation")


def replayed(fresh: Tracked, attempt: Attempt) -> Step | None:
    """The step this request already made; Stale when its id was used for something else."""
    if attempt.request_id is None:
        return None
    if len(attempt.request_id) > REQUEST_LIMIT or not attempt.request_id.isprintable():
        raise Unmet(_("Biểu mẫu không hợp lệ. Đề nghị mở lại trang rồi thực hiện lại."))
    done: Any = fresh.steps.filter(request_id=attempt.request_id).first()  # type: ignore[attr-defined]
    if done is None:
        return None
    if done.request_digest != request_digest(fresh, attempt, salt=done.request_salt):
        raise Stale
    done.item = fresh
    step: Step = done
    return step


def request_digest(item: Tracked, attempt: Attempt, *, salt: str) -> str:
    """Binds a request id to item, actor and all he said but secret answers; salted, for words are few."""
    who = [item._meta.label_lower, item.pk, attempt.by.pk, _identity(attempt.acting_for), attempt.ground]
    known = registry.answers
    open_ = {one: told for one, told in attempt.answers.items() if not (one in known and known[one].secret)}
    what = [attempt.action, attempt.note, _identity(attempt.at), open_, attempt.capacity]
    what += [attempt.track, attempt.tracks] if attempt.track or attempt.tracks else []
    text = json.dumps([salt, *who, *what], sort_keys=True, default=_identity)
    return hashlib.sha256(text.encode()).hexdigest()


def what_changed(fresh: Tracked, definition: Definition) -> str:
    """Who did what, and when, since the reader looked: the last step in one sentence."""
    last = fresh.steps.select_related("actor").order_by("-sequence").first()  # type: ignore[attr-defined]
    if last is None:
        return str(Stale.default)
    move = definition.move_of_any(last.action, last.source)
    facts = {
        "who": last.actor or _("Quy trình"),
        "what": move.label if move else _("cập nhật nội dung"),
        "when": last.entered.astimezone(clock.HANOI).strftime("%H:%M %d/%m/%Y"),
    }
    words = _("%(who)s đã thực hiện “%(what)s” lúc %(when)s. Đề nghị xem lại hồ sơ rồi thực hiện lại.")
    return words % facts


def last_step(fresh: Tracked) -> Step | None:
    """The step before the one that is tried; under the lock nobody can put another between."""
    if LAST in fresh.beside:
        return next(iter(fresh.beside[LAST]), None)
    found: Step | None = fresh.steps.order_by("-sequence").first()  # type: ignore[attr-defined]
    return found


def set_moment(context: Context) -> None:
    """Say when it happened: as told (a day without an hour is a day), or now, never before its floor."""
    told, last = (context.attempt.at if context.attempt else None), context.last
    if isinstance(told, datetime):
        context.at = told
    elif told is not None:
        context.at, context.by_day = clock.first_instant(told), True
    elif last and context.at < last.entered and (floor := floor_of(context)):
        context.at = max(context.at, floor.at)


def entered(last: Step | None) -> datetime:
    """When a step is typed in: now, and never before the one before it, unless a clock ran ahead."""
    now = clock.now()
    return max(now, last.entered) if last and not history.is_ahead(last, of=now) else now


def floor_of(context: Context) -> Step | None:
    """The step before which this one cannot have happened (design: the engine's contract).

    Its stage, or its track, was opened first, and the text it is about was there. What leaves the
    stage rests on everything that was said there; what stays, or moves a track, may be entered after
    something later. A step that a clock running ahead has dated binds nobody.
    """
    steps, track = context.item.steps, context.track
    opened = steps.filter(track="").exclude(source=F("target")).order_by("-sequence").values("sequence")[:1]
    since = track.opened_by if track else Subquery(opened)
    rows = list(steps.filter(sequence__gte=since).order_by("sequence"))
    move, state = context.transition, context.item.state
    leaves = move is None or set(context.definition.targets(move, state)) != {state}
    if track or not leaves:
        rows = [*rows[:1], *(new for old, new in pairwise(rows) if new.fingerprint != old.fingerprint)]
    now = clock.now()
    binding = (step for step in rows if not history.is_ahead(step, of=now))
    return max(binding, key=lambda step: step.at, default=None)


def unmet_guards(context: Context) -> list[str]:
    """Every reason against the step at once: time, ground, note, conditions, answers."""
    attempt = context.attempt
    if attempt is None:
        return []
    wanted = context.transition.answers if context.transition else ()
    found = _time_faults(context)
    if len(attempt.note) > NOTE_LIMIT:
        found.append(
            _("Nội dung dài %(length)d ký tự, tối đa %(limit)d; phần dài đề nghị gửi thành tệp.")
            % {"length": len(attempt.note), "limit": NOTE_LIMIT}
        )
    if attempt.acting_for is not None and attempt.ground not in GROUNDS:
        found.append(_("Phải ghi căn cứ nhập thay: phiếu giấy, điện thoại hoặc ủy quyền."))
    found += unmet(context, context.transition.guards if context.transition else ())
    for name in wanted:
        found += registry.answers[name].check(context, attempt.answers.get(name))
    if set(attempt.answers) - set(wanted):
        found.append(_("Biểu mẫu gửi kèm thông tin mà bước này không nhận."))
    return found


def _time_faults(context: Context) -> list[str]:
    if context.attempt is None or context.attempt.at is None:
        return []
    if history.is_before(clock.now(), context.at, by_day=context.by_day):
        return [_("Thời điểm thực hiện chưa đến; đề nghị ghi đúng ngày giờ trên giấy.")]
    floor = floor_of(context)
    if floor is None or not history.is_before(context.at, floor.at, by_day=context.by_day or floor.by_day):
        return []
    pattern = "%d/%m/%Y" if floor.by_day else "%H:%M %d/%m/%Y"
    when = floor.at.astimezone(clock.HANOI).strftime(pattern)
    return [_("Thời điểm thực hiện không được trước việc mà nó dựa vào (%(when)s).") % {"when": when}]


def _identity(value: Any) -> str:
    """What is no JSON value speaks through `identity`, a row by its key, the rest as text."""
    if isinstance(value, Model):
        return f"{value._meta.label_lower}:{value.pk}"
    return str(getattr(value, "identity", value))
