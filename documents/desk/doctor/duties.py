"""Who is waited for: the open duties are those the stage asks for, and somebody in office can do one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

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
from workflows.models import Duty

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from workflows.engine.duties import Key


def faults(package: Package) -> Iterator[str]:
    """What is wrong with who is waited for in one package."""
    context = Context(
        item=package,
        definition=package.definition,
        at=clock.now(),
        fingerprint=package.fingerprint(),
    )
    wanted, open_ = duties.expected(context), duties.open_keys(package)
    for key in sorted(wanted - open_, key=str):
        yield _("thiếu việc chờ %(who)s %(what)s; cần chạy manage.py daily") % _facts(key)
    for key in sorted(open_ - wanted, key=str):
        yield _("thừa việc chờ %(who)s %(what)s") % _facts(key)
    waiting = list(duties.open_duties(package))
    yield from _wrong_days(package, waiting)
    stage = package.definition.stage_of(package.state)
    if stage is not None and stage.terminal:
        return
    if not any(map(_somebody_can, waiting)):
        yield _("chưa xong mà không còn ai đương nhiệm xử lý được")


def closed_faults() -> Iterator[str]:
    """Closed duties, on which it rests who held what for how long, as the book took them at night.

    One that was closed since the last night was closed at a moment of its history.
    """
    for model in chains():
        item = model._meta.get_field("item").related_model
        closed = Duty.objects.about(item).exclude(closed=None)
        for duty, kept in ledger.unlike(closed):
            at = model._default_manager.filter(item=duty.item_id, at=duty.closed)
            if kept is not None or not at.exists():
                code = item._default_manager.filter(pk=duty.item_id).values_list("code", flat=True).first()
                words = _("%(code)s: việc đã kết thúc của %(who)s %(what)s khác với sổ ghi và nhật ký.")
                yield words % {"code": code or duty.item_id, **_facts(duties.key_of(duty))}
    for number in ledger.taken_out(Duty):
        yield _("việc đã kết thúc số %(number)d: có trong sổ ghi nhưng đã bị xóa.") % {"number": number}


def _wrong_days(package: Package, waiting: list[Duty]) -> Iterator[str]:
    """Days of these duties, and those on the row, that are not as the plan has them."""
    marking = marking_of(package)
    for duty in waiting:
        day = duties.last_day_for(marking, duty)
        if duty.due != day and marking.at(duty.track) is not None:
            yield _("việc chờ %(who)s %(what)s có thời hạn khác với kế hoạch") % _facts(duties.key_of(duty))
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


def _facts(key: Key) -> dict[str, str]:
    _track, _stage, _role, right, body, person = key
    rows = Body.objects.filter(pk=body or 0) if body else Person.objects.filter(pk=person or 0)
    return {
        "who": str(rows.first() or body or person),
        "what": str(Right(right).label) if right in Right else right,
    }
