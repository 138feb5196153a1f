"""What a meeting concluded becomes tasks: each conclusion once, with the body that leads and its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.settingup.standstill import refuse_archived
from documents.deciding.models import ConclusionTask
from documents.deciding.services.correcting import refuse_withdrawn
from documents.deciding.services.meetings import refuse_strangers
from documents.packages.tasked import task_giver
from workflows import engine
from workflows.errors import Stale, Unmet
from workflows.once import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.people import Person
    from documents.deciding.models import Meeting

SOURCE = _kept("Kết luận cuộc họp %(body)s ngày %(day)s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """One conclusion to be carried out: its place among them, in which words, who leads, by when."""

    place: int
    title: str
    lead: int
    due: date


def give_conclusions(
    meeting: Meeting, rows: Sequence[Concluded], *, by: Person, request_id: str | None = None
) -> ConclusionTask:
    """Give these as tasks in the name of the body that met, all or none; returns the first of them.

    Raises Forbidden, Stale (one of them has its task), Unmet: nothing chosen, or by field behind its place
    (`lead_2`).
    """
    mine = ConclusionTask.objects.filter(meeting=meeting, by=by)
    made: ConclusionTask = once(
        mine,
        request_id,
        lambda: _given(meeting, rows, by=by, request_id=request_id),
        same=lambda before: before.place == min(row.place for row in rows),
    )
    return made


@engine.whole()
def _given(
    meeting: Meeting, rows: Sequence[Concluded], *, by: Person, request_id: str | None
) -> ConclusionTask:
    refuse_strangers(meeting.body, by)
    refuse_archived(meeting.body.congress_id)
    refuse_withdrawn(meeting)
    # Whoever gives the same conclusion at once waits here.
    Body.objects.select_for_update().get(pk=meeting.body_id)
    if not rows:
        raise Unmet(_("Chưa chọn cơ quan chủ trì cho kết luận nào."))
    places = {row.place for row in rows}
    if meeting.tasks.filter(place__in=places).exists():
        raise Stale(_("Có kết luận vừa được người khác giao. Đề nghị xem lại."))
    if not places <= set(range(1, len(meeting.stands.concluded) + 1)):
        raise Unmet(_("Cuộc họp không có kết luận ấy."))
    source = SOURCE % {"body": meeting.body.name, "day": f"{meeting.stands.met_on:%d/%m/%Y}"}
    made: list[ConclusionTask] = []
    faults: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda one: one.place):
        try:
            code = task_giver().given(
                meeting.body, title=row.title, lead=row.lead, due=row.due, source=source, by=by
            )
        except Unmet as unmet:
            faults |= {f"{name}_{row.place}": list(said) for name, said in unmet.by_field.items()}
            continue
        first = None if made else request_id
        made.append(
            ConclusionTask.objects.create(
                meeting=meeting, place=row.place, task_code=code, by=by, request_id=first
            )
        )
    if faults:
        raise Unmet(fields=faults)
    return made[0]
