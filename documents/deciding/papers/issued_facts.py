"""The facts of what a meeting issues: a notice of its conclusions, a resolution of what it passed."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _

from congress.people.queries.seats import holders_of, office_over_signature
from congress.people.words.addressed import with_rank
from documents.deciding.models import NOTICE, RESOLUTION
from documents.deciding.queries import passed_votes, standing_decision
from documents.deciding.rows import correction_lines, held_when, voted_title
from documents.deciding.services.numbering import usual_mark_of
from documents.packages.queries.misprints import drafts_corrected
from documents.packages.tasked import task_giver
from documents.packages.words.history import count_in_words
from documents.packages.words.misprints import corrected_in_words
from documents.paper.issued import IssuedPaper

if TYPE_CHECKING:
    from documents.deciding.models import Meeting, MeetingPaper, MeetingVote

NUMBERED = ("symbol", "number", "day")


def notice_of(meeting: Meeting) -> IssuedPaper:
    """Thông báo kết luận: what was concluded, and which body leads each task that came of it, by when."""
    said = meeting.stands
    codes = {row.place: row.task_code for row in meeting.tasks.all()}
    told = task_giver().told(codes.values())
    given = _("Cơ quan chủ trì: %(lead)s; hoàn thành chậm nhất hết ngày %(day)s (%(code)s).")
    points, leads = [], []
    for place, words in enumerate(said.concluded, 1):
        points.append((f"{place}.", words))
        task = told.get(codes.get(place, ""))
        if task is not None and task.due is not None:
            leads.append(task.lead)
            facts = {"lead": task.lead, "day": f"{task.due:%d/%m/%Y}", "code": task.code}
            points.append(("", given % facts))
    opening = [
        _("%(when)s, %(body)s đã họp; %(chair)s chủ trì. Có mặt %(present)d/%(members)d thành viên.")
        % {
            "when": held_when(said).capitalize(),
            "body": meeting.body.name,
            "chair": meeting.stands.chair_name,
            "present": meeting.stands.present,
            "members": meeting.stands.members,
        }
    ]
    if meeting.stands.present < meeting.stands.needed:
        opening.append(_("Cuộc họp không đủ số người dự họp để biểu quyết."))
    opening += correction_lines(meeting)
    return _issued(
        meeting,
        NOTICE,
        opening=tuple(opening),
        ordered=_("KẾT LUẬN"),
        points=tuple(points),
        recipients=(*dict.fromkeys(leads), _("Lưu: VT")),
    )


def resolution_of(meeting: Meeting) -> IssuedPaper:
    """Nghị quyết: an article for each paper that was passed, with its figures; nothing that was not."""
    opening: tuple[str, ...] = (
        _("Căn cứ %(minutes)s của %(body)s;") % {"minutes": _cited(meeting), "body": meeting.body.name},
        _("Căn cứ kết quả biểu quyết tại cuộc họp, có mặt %(present)d/%(members)d thành viên,")
        % {"present": meeting.stands.present, "members": meeting.stands.members},
    )
    opening += tuple(correction_lines(meeting))
    points = []
    for number, vote in enumerate(passed_votes(meeting), 1):
        points += _article(number, vote)
    return _issued(
        meeting,
        RESOLUTION,
        opening=opening,
        ordered=_("QUYẾT NGHỊ"),
        points=tuple(points),
        recipients=(_("Lưu: VT"),),
    )


def kept_words(paper: IssuedPaper) -> dict[str, Any]:
    """What an issued paper says, but for its number and day, as it is kept with them."""
    told = {name: value for name, value in asdict(paper).items() if name not in NUMBERED}
    return cast("dict[str, Any]", json.loads(json.dumps(told)))


def issued_as_numbered(numbered: MeetingPaper) -> IssuedPaper | None:
    """The paper as it was when it got its number; None for one from before that was kept."""
    if not numbered.said:
        return None
    said: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in numbered.said.items()
    }
    said["points"] = tuple((first, words) for first, words in said["points"])
    return IssuedPaper(symbol=numbered.mark, number=numbered.number, day=numbered.day, **said)


def has_changed_since(numbered: MeetingPaper, paper: IssuedPaper) -> bool:
    """Whether the record says something else than what stands under the number."""
    return bool(numbered.said) and numbered.said != kept_words(paper)


def _cited(meeting: Meeting) -> str:
    """The minutes as the resolution cites them: by number, or as they were called."""
    number, day = meeting.numbers.last(), f"{meeting.stands.met_on:%d/%m/%Y}"
    if number is None:
        return meeting.stands.minutes_ref
    return _("Biên bản họp số %(number)s ngày %(day)s") % {"number": number, "day": day}


def _article(number: int, vote: MeetingVote) -> list[tuple[str, str]]:
    version, standing = vote.decision.version, standing_decision(vote.decision)
    facts = {"title": voted_title(vote), "number": version.number, "code": version.check_code}
    # Only who decides a package passes it; others were asked for their opinion of it.
    decides = vote.decision.role in ("lead", version.package.kind.decider)
    words = _("Thông qua %(title)s, dự thảo lần %(number)d, mã kiểm tra %(code)s.") % facts
    if not decides:
        words = _("Nhất trí với %(title)s, dự thảo lần %(number)d, mã kiểm tra %(code)s.") % facts
    told = [(_("Điều %(number)d.") % {"number": number}, words)]
    current = version.package.current
    if version in drafts_corrected(current) and (corrected := corrected_in_words(current, version)):
        told.append(("", _("Văn bản %(corrected)s.") % {"corrected": corrected}))
    told.append(("", _("Kết quả biểu quyết: %(count)s.") % {"count": count_in_words(standing)}))
    if standing.decision.amendments:
        amended = {"words": standing.decision.amendments, "who": standing.decision.confirmer}
        told.append(("", _("Giao hoàn thiện: %(words)s Cơ quan xác nhận: %(who)s.") % amended))
    return told


def _issued(meeting: Meeting, kind: str, **said: Any) -> IssuedPaper:
    congress = meeting.body.congress
    numbered = meeting.papers.filter(kind=kind).last()
    heads = [seat for seat in holders_of(meeting.body, meeting.stands.met_on) if seat.role == "head"]
    head = heads[0] if len(heads) == 1 else None
    facts = {"body": meeting.body.name, "day": f"{meeting.stands.met_on:%d/%m/%Y}"}
    about = {
        NOTICE: _("Kết luận cuộc họp %(body)s ngày %(day)s"),
        RESOLUTION: _("Cuộc họp %(body)s ngày %(day)s"),
    }
    return IssuedPaper(
        org_lines=tuple(congress.org_lines),
        place=congress.place,
        symbol=numbered.mark if numbered else usual_mark_of(kind, meeting.body),
        number=numbered.number if numbered else None,
        day=numbered.day if numbered else meeting.stands.met_on,
        internal=any(vote.decision.version.package.confidential for vote in meeting.votes.all()),
        kind={NOTICE: _("THÔNG BÁO"), RESOLUTION: _("NGHỊ QUYẾT")}[kind],
        about=about[kind] % facts,
        form=_("TM. %(body)s") % {"body": meeting.body.name.upper()},
        title=office_over_signature(head, meeting.stands.met_on).upper() if head else "",
        name=with_rank(head.person, congress.association) if head else "",
        **said,
    )
