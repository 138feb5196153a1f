"""A meeting that was recorded wrongly is put right, or its record withdrawn; what it said stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.settingup.standstill import refuse_archived
from documents.deciding.models import Meeting, MeetingCorrection, MeetingRecord, VoteUntied
from documents.deciding.queries import correction_of_count, votes_in_force
from documents.deciding.services.meetings import judged_columns, refuse_strangers, said_columns, tie_votes
from documents.deciding.services.sittings import record_sitting
from workflows import engine
from workflows.errors import NotNow, Stale, Unmet
from workflows.once import holds, once
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.people import Person
    from documents.deciding.services.held import HeldMeeting
    from documents.deciding.services.sittings import Vote
    from documents.packages.models.judgements import PackageDecision

LONGEST_GROUND = 1000
# What a record says, column by column; what it is and who wrote it is the row's own.
SAID = tuple(
    field.attname for field in MeetingRecord._meta.fields if field.name not in ("by", "at", "request_id")
)


def correct_meeting(
    meeting: Meeting,
    held: HeldMeeting,
    recounts: Sequence[Vote],
    *,
    reason: str,
    seen: int,
    by: Person,
    request_id: str | None = None,
) -> MeetingCorrection:
    """Say what the record of a meeting says from now on; `recounts` put counts of its packages right with it.

    All or nothing; both records stay readable. `seen` is how often it had been corrected on the page. The
    same request gives the row it made before. Raises Forbidden, NotNow (withdrawn, put away), Stale, Busy,
    and Unmet: no reason, nothing else said, a conclusion that is a task already, what is wrong with the
    meeting, by field; a package that goes on with a vote of another day or with more than were there; with
    `items` the packages whose count was refused.
    """
    told = said_columns(held)
    made: MeetingCorrection = once(
        MeetingCorrection.objects.filter(meeting=meeting, by=by),
        request_id,
        lambda: _corrected(
            meeting, held, recounts, told | {"request_id": request_id}, reason=reason, seen=seen, by=by
        ),
        same=lambda before: holds(before, reason=clean(reason, lines=True), **told),
    )
    return made


@engine.whole()
def _corrected(
    meeting: Meeting,
    held: HeldMeeting,
    recounts: Sequence[Vote],
    columns: dict[str, Any],
    *,
    reason: str,
    seen: int,
    by: Person,
) -> MeetingCorrection:
    before = _opened(meeting, seen=seen, by=by)
    faults, after = _reason_faults(reason), MeetingRecord.listed(columns["conclusions"])
    words = _("Kết luận số %(place)d đã giao thành nhiệm vụ %(code)s, phải giữ nguyên tại chỗ.")
    if moved := [
        words % {"place": row.place, "code": row.task_code}
        for row in meeting.tasks.all()
        if after[row.place - 1 : row.place] != before.concluded[row.place - 1 : row.place]
    ]:
        faults["conclusions"] = moved
    columns |= judged_columns(
        meeting.body, held, voting=bool(votes_in_force(meeting) or held.earlier), **faults
    )
    wrong = list(meeting.votes.filter(pk__in=held.untied))
    if len(wrong) != len(held.untied):
        raise Stale(_("Biểu quyết này không còn gắn với cuộc họp. Đề nghị xem lại."))
    if not (recounts or held.earlier or wrong) and all(
        getattr(before, name) == columns[name] for name in SAID
    ):
        raise Unmet(_("Chưa có nội dung nào được sửa."))
    if recounts:
        record_sitting(recounts, by=by, body=meeting.body)
    tie_votes(meeting, held.earlier)
    row = MeetingCorrection.objects.create(
        meeting=meeting, reason=clean(reason, lines=True), by=by, **columns
    )
    for vote in wrong:
        VoteUntied.objects.create(vote=vote, correction=row)
    if unfit := _unfit(meeting, row):
        raise Unmet(fields=unfit)
    return row


def withdraw_meeting(
    meeting: Meeting, *, reason: str, seen: int, by: Person, request_id: str | None = None
) -> MeetingCorrection:
    """Say that there was no such meeting, and why; its record stays readable.

    Raises Forbidden, NotNow (withdrawn already, put away), Stale, and Unmet: without a reason, or while a
    package goes on with what was voted at it.
    """
    made: MeetingCorrection = once(
        MeetingCorrection.objects.filter(meeting=meeting, by=by, withdrawn=True),
        request_id,
        lambda: _withdrawn(meeting, reason, seen=seen, by=by, request_id=request_id),
        same=lambda before: holds(before, reason=clean(reason, lines=True)),
    )
    return made


@engine.whole()
def _withdrawn(
    meeting: Meeting, reason: str, *, seen: int, by: Person, request_id: str | None
) -> MeetingCorrection:
    before = _opened(meeting, seen=seen, by=by)
    if faults := _reason_faults(reason):
        raise Unmet(fields=faults)
    if relied := [_relied(one) for one in votes_in_force(meeting)]:
        raise Unmet(*relied)
    columns = {name: getattr(before, name) for name in SAID}
    return MeetingCorrection.objects.create(
        meeting=meeting,
        withdrawn=True,
        reason=clean(reason, lines=True),
        by=by,
        request_id=request_id,
        **columns,
    )


def refuse_withdrawn(meeting: Meeting) -> None:
    """Of a meeting whose record was withdrawn nothing is written any more. Raises NotNow."""
    if MeetingCorrection.objects.filter(meeting=meeting, withdrawn=True).exists():
        raise NotNow(_("Bản ghi cuộc họp này đã hủy; chỉ để xem, không ghi thêm được."))


def _opened(meeting: Meeting, *, seen: int, by: Person) -> MeetingRecord:
    """The record as it stands; whoever puts the same one right at once waits here."""
    refuse_strangers(meeting.body, by)
    refuse_archived(meeting.body.congress_id)
    Body.objects.select_for_update().get(pk=meeting.body_id)
    refuse_withdrawn(meeting)
    fresh = Meeting.objects.get(pk=meeting.pk)
    if fresh.corrections.count() != seen:
        raise Stale(_("Cuộc họp này vừa được người khác đính chính. Đề nghị xem lại."))
    return fresh.stands


def _reason_faults(reason: str) -> dict[str, list[str]]:
    if is_reason(reason, longest=LONGEST_GROUND):
        return {}
    words = _("Phải nêu rõ sai ở đâu và căn cứ để sửa, tối đa %(most)d ký tự.") % {"most": LONGEST_GROUND}
    return {"reason": [words]}


def _unfit(meeting: Meeting, row: MeetingCorrection) -> dict[str, list[str]]:
    """Where a package goes on with a vote that this meeting cannot have held, by field."""
    found: dict[str, list[str]] = {}
    for bound in votes_in_force(meeting):
        if bound.decision.met_on != row.met_on:
            found.setdefault("met_on", []).append(_relied(bound))
        elif bound.decision.present > row.present:
            found.setdefault("present", []).append(_relied(bound))
    return found


def _relied(bound: PackageDecision) -> str:
    """Which package goes on with this vote, and by which move it is undone."""
    package, decision = bound.version.package, bound.decision
    facts: dict[str, Any] = {"title": package.listed_title, "stage": package.stage_label}
    facts |= {"day": f"{decision.met_on:%d/%m/%Y}", "present": decision.present}
    move = correction_of_count(bound)
    if move is not None:
        facts["move"] = move.label
        return (
            _(
                "Hồ sơ %(title)s đang ở bước “%(stage)s” theo biểu quyết ngày %(day)s, có mặt %(present)d. "
                "Nếu số phiếu sai: đánh dấu sửa số phiếu của hồ sơ ở trang này, hoặc thực hiện “%(move)s”."
            )
            % facts
        )
    return (
        _(
            "Hồ sơ %(title)s đang ở bước “%(stage)s” theo biểu quyết ngày %(day)s, có mặt %(present)d. Phải "
            "trả lại hoặc mở lại hồ sơ, có căn cứ, rồi mới sửa được cuộc họp."
        )
        % facts
    )
