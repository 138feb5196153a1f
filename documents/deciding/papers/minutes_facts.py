"""The facts of the minutes of a meeting: only what was recorded of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.meetings.models import MANNERS
from documents.deciding.queries import standing_decision, unrecorded_votes
from documents.deciding.rows import correction_lines, held_when, outcome_of, voted_title
from documents.packages.polled import vote_teller
from documents.packages.words.history import count_in_words

if TYPE_CHECKING:
    from documents.deciding.models import Meeting, MeetingRecord, MeetingVote
    from documents.packages.polled import ToldVote


@dataclass(frozen=True, slots=True)
class MinutesVote:
    """One package: what lay before the meeting, the count in words, and what it came to."""

    title: str
    draft: str
    count: str
    outcome: str
    amendments: str
    dissent: str
    questions: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    way: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the paper says; `number` is None, and its place blank, while the minutes have none.

    `signs` are the names under the signatures: the secretary's, then the chair's.
    """

    org_lines: tuple[str, ...]
    place: str
    symbol: str
    number: int | None
    internal: bool
    body: str
    met_on: date
    when: str
    manner: str
    chair: str
    secretary: str
    signs: tuple[str, str]
    members: int
    present: int
    needed: str
    absent: tuple[str, ...]
    why_absent: str
    business: str
    votes: tuple[MinutesVote, ...]
    without_result: tuple[str, ...]
    conclusions: tuple[str, ...]
    corrections: tuple[str, ...] = ()


def minutes_of(meeting: Meeting) -> Minutes:
    """The facts; the caller has looked whether the reader may know all of them."""
    congress, number, said = meeting.body.congress, meeting.numbers.last(), meeting.stands
    votes = list(meeting.votes.all())
    told = vote_teller().told([one.decision_id for one in votes])
    return Minutes(
        org_lines=tuple(congress.org_lines),
        place=congress.place,
        symbol=number.mark if number else f"BB-{congress.symbol}",
        number=number.number if number else None,
        internal=any(vote.decision.version.package.confidential for vote in votes),
        body=meeting.body.name,
        met_on=said.met_on,
        when=held_when(said),
        manner=str(dict(MANNERS)[said.manner]),
        chair=said.chair_name,
        secretary=said.secretary_name,
        signs=(said.secretary_signs, said.chair_signs),
        members=said.members,
        present=said.present,
        needed=_quorum(said),
        absent=tuple(one["name"] for one in said.absent),
        why_absent=said.why_absent,
        business=said.business,
        votes=tuple(_vote(one, told.get(one.decision_id)) for one in votes),
        without_result=tuple(unrecorded_votes(meeting)),
        conclusions=tuple(said.concluded),
        corrections=tuple(correction_lines(meeting)),
    )


def _quorum(said: MeetingRecord) -> str:
    needed = said.needed
    if said.present >= needed:
        return _("Cuộc họp hợp lệ (cần có mặt từ %(needed)d người).") % {"needed": needed}
    words = _("Không đủ số người dự họp (cần có mặt từ %(needed)d người); cuộc họp không biểu quyết.")
    return words % {"needed": needed}


def _vote(vote: MeetingVote, told: ToldVote | None) -> MinutesVote:
    version, standing = vote.decision.version, standing_decision(vote.decision)
    decision, count = standing.decision, count_in_words(standing)
    if standing != vote.decision:
        count = _("%(count)s (số liệu đã đính chính)") % {"count": count}
    return MinutesVote(
        title=voted_title(vote),
        draft=_("Dự thảo lần %(number)d, mã kiểm tra %(code)s")
        % {"number": version.number, "code": version.check_code},
        count=count,
        outcome=outcome_of(vote),
        amendments=decision.amendments,
        dissent=decision.dissent,
        questions=told.questions if told else (),
        tellers=told.tellers if told else (),
        way=told.way if told else "",
    )
