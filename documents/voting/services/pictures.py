"""Photographs of the ballots and of the counted sheet, kept with the step that the vote made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.hats import hats
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from documents.packages.models.scans import Scan
from documents.packages.services.scans import attach_scan
from documents.voting.models.polls import PollEnd
from workflows import engine
from workflows.errors import Forbidden, NotNow

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.voting.models.polls import Poll


@engine.whole()
def keep_count_picture(poll: Poll, picture: NewPart, *, by: Person) -> Scan:
    """Keep it; the same picture sent twice is one row.

    Raises Forbidden (who does not record for the body), NotNow (nothing was decided by the vote).
    """
    refuse_archived(poll.package.congress_id)
    if Right.RECORD not in hats(by).rights(poll.body_id):
        raise Forbidden(_("Chỉ thư ký của cơ quan và người được giao ghi kết quả của cơ quan lưu ảnh phiếu."))
    end = PollEnd.objects.filter(poll=poll).exclude(decision=None).select_related("decision__step").first()
    if end is None or end.decision is None:
        raise NotNow(_("Cuộc biểu quyết chưa có kết quả để lưu ảnh phiếu, bản kiểm phiếu."))
    step = end.decision.step
    attach_scan(step, picture, by)
    return Scan.objects.get(step=step, blob__sha256=picture.sha256)
