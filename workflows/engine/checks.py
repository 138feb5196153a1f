"""The questions `perform` asks before anything is written."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils.translation import gettext as _

from workflows import clock, history
from workflows.engine.offers import unmet
from workflows.errors import Stale, Unmet
from workflows.registry import registry

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.engine.perform import Attempt
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
    if done.request_digest != request_digest(fresh, attempt):
        raise Stale
    done.item = fresh
    step: Step = done
    return step


def request_digest(item: Tracked, attempt: Attempt) -> str:
    """Binds a request id to item, actor and everything he said."""
    who = [item._meta.label_lower, item.pk, attempt.by.pk, _identity(attempt.acting_for), attempt.ground]
    what = [attempt.action, attempt.note, _identity(attempt.at), attempt.answers, attempt.capacity]
    parts = [*who, *what]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=_identity).encode()).hexdigest()


def what_changed(fresh: Tracked, definition: Definition) -> str:
    """Who did what, and when, since the reader looked: the last step in one sentence."""
    last = fresh.steps.select_related("actor").order_by("-sequence").first()  # type: ignore[attr-defined]
    if last is None:
        return str(Stale.default)
    move = definition.move(last.action, last.source)
    facts = {
        "who": last.actor,
        "what": move.label if move else last.action,
        "when": last.entered.astimezone(clock.HANOI).strftime("%H:%M %d/%m/%Y"),
    }
    words = _("%(who)s đã thực hiện “%(what)s” lúc %(when)s. Đề nghị xem lại hồ sơ rồi thực hiện lại.")
    return words % facts


def last_step(fresh: Tracked) -> Step | None:
    """The step before the one that is tried; under the lock nobody can put another between."""
    found: Step | None = fresh.steps.order_by("-sequence").first()  # type: ignore[attr-defined]
    return found


def binding(item: Any, last: Step | None) -> Step | None:
    """The step before which nothing more happens: the last, unless a clock that ran ahead has dated it.

    What was dated days ahead of now binds nobody, or one wrong clock would stop the item until that day.
    """
    if last is None or not history.is_ahead(last, of=clock.now()):
        return last
    found: Step | None = item.steps.filter(at__lte=clock.now()).order_by("-sequence").first()
    return found


def moment(item: Any, last: Step | None, at: datetime | None) -> datetime:
    """When the step happened: as told, or now but never before the step before it."""
    if at is not None:
        return at
    now, before = clock.now(), binding(item, last)
    return max(now, before.at) if before else now


def faults(context: Context, attempt: Attempt) -> list[str]:
    """Every reason against the step at once: time, ground, note, conditions, answers."""
    wanted = context.transition.answers if context.transition else ()
    found = [*_time_faults(context, attempt), *_entry_faults(attempt)]
    found += unmet(context, context.transition.guards if context.transition else ())
    for name in wanted:
        found += registry.answers[name].check(context, attempt.answers.get(name))
    if set(attempt.answers) - set(wanted):
        found.append(_("Biểu mẫu gửi kèm thông tin mà bước này không nhận."))
    return found


def _time_faults(context: Context, attempt: Attempt) -> list[str]:
    if attempt.at is None:
        return []
    if attempt.at > clock.now():
        return [_("Thời điểm thực hiện chưa đến; đề nghị ghi đúng ngày giờ trên giấy.")]
    last = binding(context.item, context.last)
    if last and attempt.at < last.at:
        when = last.at.astimezone(clock.HANOI).strftime("%H:%M %d/%m/%Y")
        return [_("Thời điểm thực hiện không được trước bước liền trước (%(when)s).") % {"when": when}]
    return []


def _entry_faults(attempt: Attempt) -> list[str]:
    found = []
    if len(attempt.note) > NOTE_LIMIT:
        found.append(
            _("Nội dung dài %(length)d ký tự, tối đa %(limit)d; phần dài đề nghị gửi thành tệp.")
            % {"length": len(attempt.note), "limit": NOTE_LIMIT}
        )
    if attempt.acting_for is not None and attempt.ground not in GROUNDS:
        found.append(_("Phải ghi căn cứ nhập thay: phiếu giấy, điện thoại hoặc ủy quyền."))
    return found


def _identity(value: Any) -> str:
    """What is no JSON value speaks through `identity`, a row by its key, the rest as text."""
    if isinstance(value, Model):
        return f"{value._meta.label_lower}:{value.pk}"
    return str(getattr(value, "identity", value))
