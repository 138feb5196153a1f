"""Who is waited for: the open duties are those the stage asks for, and somebody in office can do one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from congress.people.queries.seats import people_who_may
from congress.roles import Right
from documents.desk.doctor.anchors import chains
from workflows import clock, ledger
from workflows.context import Context
from workflows.engine import duties
from workflows.engine.marking import marking_of
from workflows.models import Duty, LedgerLine, Notice
from workflows.models.sealing import said

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from workflows.engine.duties import Key

# A notice and its duty name the same place, and the same holder.
SAME = {name: OuterRef(name) for name in ("item_type", "item_id", "track", "stage", "right")}
HELD_BY_SAME = Q(holder=OuterRef("holder")) | Q(holder=None, person=OuterRef("person"))


def duty_faults(package: Package) -> Iterator[str]:
    """What is wrong with who is waited for in one package."""
    context = Context(
        item=package,
        definition=package.definition,
        at=clock.now(),
        fingerprint=package.fingerprint(),
    )
    wanted, open_ = duties.expected(context), duties.open_keys(package)
    for key in sorted(wanted - open_, key=str):
        yield _("thiếu việc chờ %(who)s %(what)s; cần chạy manage.py daily") % _waiting_in_words(key)
    for key in sorted(open_ - wanted, key=str):
        yield _("thừa việc chờ %(who)s %(what)s") % _waiting_in_words(key)
    waiting = list(duties.open_duties(package))
    yield from _wrong_days(package, waiting)
    stage = package.definition.stage_of(package.state)
    if stage is not None and stage.terminal:
        return
    if not any(map(_somebody_can, waiting)):
        yield _("chưa xong mà không còn ai đương nhiệm xử lý được")


def kept_faults() -> Iterator[str]:
    """Duties, on which it rests who held what for how long, as the book took them at night.

    One of today was opened with a notice by a step of its history, and closed at a moment of it.
    """
    for steps in chains():
        item = steps._meta.get_field("item").related_model
        for duty, kept in ledger.unlike(Duty.objects.about(item)):
            if _differs(duty, kept or {}, steps):
                over, open_ = _("việc đã kết thúc"), _("việc đang chờ")
                facts = {
                    "which": open_ if duty.closed is None else over,
                    **_waiting_in_words(duties.key_of(duty)),
                }
                words = _("%(code)s: %(which)s của %(who)s %(what)s khác với sổ ghi và nhật ký.")
                yield words % {"code": _code(item, duty), **facts}
        for notice in _without_duty(item, steps):
            key = (notice.track, notice.stage, "", notice.right, notice.holder, notice.person_id)
            words = _("%(code)s: việc chờ %(who)s %(what)s mở theo bước %(number)d không còn như lúc mở.")
            yield words % {"code": _code(item, notice), "number": notice.sequence, **_waiting_in_words(key)}
        told = Notice.objects.filter(**SAME).filter(HELD_BY_SAME)
        for duty in Duty.objects.about(item).filter(~Exists(told)).order_by("pk"):
            words = _("%(code)s: việc chờ %(who)s %(what)s không do bước nào mở.")
            yield words % {"code": _code(item, duty), **_waiting_in_words(duties.key_of(duty))}
    for number in ledger.taken_out(Duty):
        yield _("việc của một hồ sơ, số %(number)d: có trong sổ ghi nhưng đã bị xóa.") % {"number": number}


def _differs(duty: Duty, kept: dict[str, Any], steps: Any) -> bool:
    """Whether it is not what the book says, or was closed since at no moment of its history."""
    changed = {name for name, value in said(duty).items() if name in kept and kept[name] != value}
    if not kept or kept.get("closed") is None:
        # The plan may have moved its day, and a step ended it, since the night.
        changed -= {"due", "closed"}
        ended = steps._default_manager.filter(item=duty.item_id, at=duty.closed)
        return bool(changed) or (duty.closed is not None and not ended.exists())
    return bool(changed)


def _without_duty(item: Any, steps: Any) -> Any:
    """Notices whose duty is gone, or was opened at another moment than by the step that they name.

    What a midnight opened no step tells: it is in the book.
    """
    same = Duty.objects.filter(**SAME, opened=OuterRef("created")).filter(HELD_BY_SAME)
    line = LedgerLine.objects.filter(row_type=Duty._meta.label_lower, row_id=OuterRef("pk"))
    step = steps._default_manager.filter(item=OuterRef("item_id"), sequence=OuterRef("sequence"))
    sound = Exists(same.filter(Exists(line))) | (Exists(same) & ~Exists(step.exclude(at=OuterRef("created"))))
    return Notice.objects.filter(item_type=item._meta.label_lower).filter(~sound).order_by("pk")


def _code(item: Any, row: Duty | Notice) -> object:
    return item._default_manager.filter(pk=row.item_id).values_list("code", flat=True).first() or row.item_id


def _wrong_days(package: Package, waiting: list[Duty]) -> Iterator[str]:
    """Days of these duties, and those on the row, that are not as the plan has them."""
    marking = marking_of(package)
    for duty in waiting:
        day = duties.last_day_for(marking, duty)
        if duty.due != day and marking.at(duty.track) is not None:
            yield _("việc chờ %(who)s %(what)s có thời hạn khác với kế hoạch") % _waiting_in_words(
                duties.key_of(duty)
            )
            duty.due = day
    days = duties.columns_of(package, package.definition, waiting)
    if package.next_due != days["next_due"]:
        yield _("ngày phải xong tiếp theo ghi trên hồ sơ khác với các việc đang chờ")
    if package.latest_start != days["latest_start"]:
        yield _("ngày cuối còn theo kịp kế hoạch ghi trên hồ sơ khác với kế hoạch; cần chạy manage.py daily")


def _somebody_can(duty: Duty) -> bool:
    if duty.holder is None:
        return Person.objects.filter(pk=duty.person_id or 0, is_active=True).exists()
    return people_who_may(duty.right, [duty.holder]).exists()


def _waiting_in_words(key: Key) -> dict[str, str]:
    _track, _stage, _role, right, body, person = key
    rows = Body.objects.filter(pk=body or 0) if body else Person.objects.filter(pk=person or 0)
    return {
        "who": str(rows.first() or body or person),
        "what": str(Right(right).label) if right in Right else right,
    }
