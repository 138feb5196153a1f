"""Tasks and plans: their chains, what each step rests on, who is waited for, and the text of each version."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.roles import Right
from documents.desk.doctor import duties
from documents.desk.doctor.histories import was_entitled
from documents.desk.doctor.survival import survived
from documents.tasks.models.plans import Plan, PlanVersion, rows_digest
from documents.tasks.models.tasks import Task, TaskNote
from workflows import history
from workflows.procedures import store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from documents.tasks.models.places import OfCongress

# Each sort of item with what is asked of one of them.
SORTS: tuple[type[OfCongress], ...] = (Task, Plan)


def task_record_faults(*, lost: Collection[int] = ()) -> Iterator[str]:
    """One line for each fault of a task or a plan; one that changes meanwhile is looked at again.

    Of procedures that cannot be run (`lost`, their keys) nothing follows, and all the rest is asked.
    """
    for model in SORTS:
        for pk in (
            model._default_manager.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000)
        ):
            asked = partial(_asked, model, pk, lost)
            found = list(survived(asked))
            again = survived(asked) if found else ()
            yield from (line for line in again if line in found)
    for note in TaskNote.objects.filter(step=None).select_related("task").order_by("pk"):
        yield _("%(code)s: báo cáo số %(number)d không do bước nào trong nhật ký ghi.") % {
            "code": note.task.code,
            "number": note.pk,
        }
    for version in PlanVersion.objects.select_related("plan").order_by("pk").iterator(chunk_size=200):
        if rows_digest(version.plan_rows) != version.fingerprint:
            facts = {"code": version.plan.code, "number": version.number}
            yield _("%(code)s: bản kế hoạch lần %(number)d khác với mã kiểm tra của nó.") % facts


def _asked(model: type[OfCongress], pk: int, lost: Collection[int]) -> list[str]:
    item: Any = model._default_manager.select_related("procedure", "congress").filter(pk=pk).first()
    if item is None:
        return []
    found = history.chain_faults(item, lost=lost)
    if item.procedure_id not in lost:
        found += duties.duty_faults(item)
    # Steps of somebody who had not the right, by the seats of that day.
    for step in item.steps.select_related("procedure").order_by("sequence"):
        if step.procedure_id in lost:
            continue
        definition = store.load(step.procedure).definition
        move = definition.move_of_any(step.action, step.source)
        rights = {right for right, _role in definition.rights_to(move, step.source)} if move else set()
        if rights and not any(was_entitled(item, step, right) for right in rights):
            labels = ", ".join(str(Right(right).label) for right in sorted(rights))
            words = _("bước %(number)d: người thực hiện không giữ quyền “%(right)s” vào ngày đó")
            found.append(words % {"number": step.sequence, "right": labels})
    if not item.steps.exists():
        found.append(_("chưa có bước nào trong nhật ký"))
    return [_("%(code)s: %(fault)s") % {"code": item.code, "fault": fault} for fault in found]
