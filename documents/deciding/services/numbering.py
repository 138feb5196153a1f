"""The numbers of minutes, of a notice of conclusions, of a resolution: from the register, or as on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.queries.seats import holders_of
from congress.settingup.standstill import refuse_archived
from documents.deciding.models import NOTICE, RESOLUTION, MeetingPaper, MinutesNumber
from documents.deciding.queries import passed_votes
from documents.deciding.services.correcting import refuse_withdrawn
from documents.deciding.services.meetings import refuse_strangers
from documents.packages.letters import ARCHIVE, OutgoingLetter, letter_book, tidy_mark
from workflows import clock, engine
from workflows.errors import NotNow, Stale, Unmet
from workflows.once import once
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from documents.deciding.models import Meeting

# Biên bản, as it stands in the mark of minutes (Nghị định 30/2020, Phụ lục III).
MINUTES = "BB"
ABOUT = {
    MINUTES: _kept("Biên bản họp %(body)s ngày %(day)s"),
    NOTICE: _kept("Thông báo kết luận cuộc họp %(body)s ngày %(day)s"),
    RESOLUTION: _kept("Nghị quyết cuộc họp %(body)s ngày %(day)s"),
}


def number_paper(
    meeting: Meeting,
    kind: str,
    number: int | None,
    mark: str = "",
    *,
    reason: str = "",
    seen: int,
    by: Person,
    request_id: str | None = None,
    said: Mapping[str, Any] | None = None,
) -> MinutesNumber | MeetingPaper:
    """Give the minutes (`MINUTES`), or a paper that the meeting issues, its number and mark.

    The number is what the paper book has, or None for the next in the register; a paper bears the day of
    today. `said` is what an issued paper says, kept with the number. `seen` is how many numbers it had on
    the page; a second one needs a reason. Raises Forbidden, Stale, Unmet (no reason, or what the book
    refuses), NotNow (a notice of no conclusion, a resolution where nothing was passed).
    """
    told: dict[str, Any] = {"mark": mark, "reason": reason, "seen": seen, "by": by, "request_id": request_id}
    told["said"] = said or {}
    found: MinutesNumber | MeetingPaper = once(
        numbers_given(meeting, kind).filter(by=by),
        request_id,
        lambda: _numbered(meeting, kind, number, **told),
        same=lambda before: number is None or before.number == number,
    )
    return found


def numbers_given(meeting: Meeting, kind: str) -> QuerySet[Any]:
    """Every number that the minutes, or a paper of this kind, were given, the last of which counts."""
    return meeting.numbers.all() if kind == MINUTES else meeting.papers.filter(kind=kind)


def usual_mark_of(kind: str, body: Body) -> str:
    """What follows the stroke of its number where nothing else is said."""
    return f"{kind}-{body.congress.symbol}"


def has_matter(meeting: Meeting, kind: str) -> bool:
    """Whether there is anything that a paper of this kind would say."""
    return bool(meeting.stands.concluded if kind == NOTICE else passed_votes(meeting))


@engine.whole()
def _numbered(
    meeting: Meeting,
    kind: str,
    number: int | None,
    *,
    mark: str,
    reason: str,
    seen: int,
    by: Person,
    request_id: str | None,
    said: Mapping[str, Any],
) -> MinutesNumber | MeetingPaper:
    refuse_strangers(meeting.body, by)
    refuse_archived(meeting.body.congress_id)
    refuse_withdrawn(meeting)
    # Whoever numbers the same paper at once waits here.
    Body.objects.select_for_update().get(pk=meeting.body_id)
    had = numbers_given(meeting, kind).count()
    if had != seen:
        raise Stale(_("Văn bản này vừa được người khác ghi số. Đề nghị xem lại."))
    if kind != MINUTES and not has_matter(meeting, kind):
        raise NotNow(_("Cuộc họp không có nội dung để ban hành văn bản này."))
    if had and not is_reason(reason):
        raise Unmet(fields={"reason": [_("Văn bản đã có số; sửa số thì phải nêu rõ lý do.")]})
    mark = tidy_mark(mark) or usual_mark_of(kind, meeting.body)
    line = line_in_register(meeting, kind, number, mark, by=by, request_id=request_id)
    if line is not None:
        number, mark = int(line.number), line.mark
    if number is None or number < 1:
        raise Unmet(fields={"number": [_("Ghi số văn bản, ví dụ 12.")]})
    columns: dict[str, Any] = {"meeting": meeting, "number": number, "mark": mark, "reason": clean(reason)}
    columns |= {"by": by, "request_id": request_id}
    if kind == MINUTES:
        return MinutesNumber.objects.create(**columns)
    return MeetingPaper.objects.create(kind=kind, day=clock.today(), said=said, **columns)


def line_in_register(
    meeting: Meeting, kind: str, number: int | None, mark: str, *, by: Person, request_id: str | None
) -> Any:
    """The line under which it stands in the book from now on; None without an association."""
    association = meeting.body.congress.association
    if association is None:
        return None
    paper = OutgoingLetter(
        about=told_in_book(meeting, kind),
        other="",
        day=clock.today(),
        number=number,
        mark=mark,
        kind=kind,
        signer=_signer(meeting, kind),
        kept=ARCHIVE,
        # It is of the body whose clerk numbers it: `refuse_strangers` has judged that.
        of_body=True,
    )
    return letter_book().numbered(paper, association=association, by=by, request_id=request_id)


def told_in_book(meeting: Meeting, kind: str) -> str:
    """What the book says that it is about."""
    return ABOUT[kind] % {"body": meeting.body.name, "day": f"{meeting.stands.met_on:%d/%m/%Y}"}


def _signer(meeting: Meeting, kind: str) -> str:
    """Who signs it: the chair of the minutes, the head of the body of what it issues, "" without one."""
    if kind == MINUTES:
        return meeting.stands.chair_name
    heads = [seat.person for seat in holders_of(meeting.body, meeting.stands.met_on) if seat.role == "head"]
    return str(heads[0]) if len(heads) == 1 else ""
