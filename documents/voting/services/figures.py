"""The figures of a close: what was said beside the votes, what is impossible about it, what it hands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.meetings.words import ballot_errors
from congress.tally import Ballots
from documents.packages.answers.values import Count, Snapshot
from documents.packages.named import NameCount
from documents.voting.models.polls import MEETING, OPEN, PAPER, WRITING
from documents.voting.queries.counts import deciding_count, names_passed
from documents.voting.queries.polls import last_ballots, voter_ids
from documents.voting.services.terms import told_by_field
from workflows import clock
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from documents.voting.models.polls import Poll, PollCount
    from documents.voting.queries.counts import PaperFigures, Turnout

COUNTED = _kept("Biên bản kiểm phiếu ngày %(day)s")
SAID = _kept("%(name)s: %(words)s")


@dataclass(frozen=True, slots=True, kw_only=True)
class PollClosing:
    """What is said at the close: who is `present` now at a meeting, `papers` by question, ids of the tellers.

    `more` are what a body may add to a count: something still to be put right, papers that are owed.
    """

    present: int | None = None
    papers: Mapping[int, PaperFigures] = field(default_factory=dict)
    tellers: tuple[int, ...] = ()
    minutes_ref: str = ""
    dissent: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


def met_on(poll: Poll) -> date:
    """The day of the decision: of the meeting, or on which a vote in writing is closed."""
    return poll.opened_on if poll.manner == MEETING else clock.today()


def usual_ref(day: date) -> str:
    """How the record of the count is cited before it has a number; kept, so always in Vietnamese."""
    return COUNTED % {"day": f"{day:%d/%m/%Y}"}


def dissent_of(poll: Poll, more: str) -> str:
    """The opinions to be kept with the minutes, by name; of a secret vote only what the recorder was told."""
    lines = []
    if poll.way == OPEN:
        names = dict(poll.voters.values_list("person_id", "name"))
        said = last_ballots(poll).values()
        lines = [SAID % {"name": names[one.person_id], "words": one.words} for one in said if one.words]
    return "\n".join(filter(None, (*lines, clean(more, lines=True))))


def tellers_named(poll: Poll, ids: Sequence[int]) -> list[str]:
    """The names of the voters who counted the ballots."""
    return list(poll.voters.filter(person__in=ids).values_list("name", flat=True))


def count_of_name(count: PollCount, poll: Poll, minutes_ref: str) -> NameCount:
    """What was said of one name, as the keeper of names takes it."""
    given = count.votes_for + count.votes_against + count.other_opinion
    return NameCount(
        key=count.question.named or 0,
        met_on=met_on(poll),
        members=count.members,
        recused=bool(count.question.barred),
        issued=count.present if count.issued is None or poll.manner == WRITING else count.issued,
        returned=given if count.returned is None else count.returned,
        valid=given,
        agreed=count.votes_for,
        minutes_ref=minutes_ref,
    )


def count_of_body(
    poll: Poll, counts: Sequence[PollCount], told: Mapping[str, Any], more: Mapping[str, Any]
) -> Count:
    """The figures by which the package stands, with who could vote on them and by which rule."""
    by_it = deciding_count(counts)
    barred = set(by_it.question.barred)
    ballots = None
    if by_it.issued is not None:
        ballots = Ballots(by_it.issued, by_it.returned or 0, by_it.invalid or 0)
    return Count(
        met_on=met_on(poll),
        present=by_it.present,
        votes_for=by_it.votes_for,
        votes_against=by_it.votes_against,
        other_opinion=by_it.other_opinion,
        not_voting=by_it.not_voting,
        minutes_ref=told["minutes_ref"],
        dissent=told["dissent"],
        ballots=ballots,
        snapshot=Snapshot(
            electorate=tuple(one for one in voter_ids(poll) if one not in barred),
            rule=poll.rule,
            names=names_passed(counts),
            in_writing=poll.manner == WRITING,
        ),
        **more,
    )


def closing_faults(
    poll: Poll, closing: PollClosing, turnout: Turnout, counts: Sequence[PollCount]
) -> dict[str, list[str]]:
    """Why it cannot be closed with these figures, by field; of a question at `issued_<number>`."""
    facts = {"present": turnout.present, "members": poll.members, "voted": turnout.voted}
    facts |= {"tellers": poll.tellers, "named": len(set(closing.tellers)), "all": turnout.whole}
    meets, asked = poll.manner == MEETING, closing.present is not None
    rules = (
        ("present", meets and not asked, _("Ghi số người có mặt khi kết thúc.")),
        (
            "present",
            meets and asked and turnout.whole > poll.members,
            _("Có mặt và gửi phiếu %(all)d người, nhiều hơn %(members)d thành viên.") % facts,
        ),
        (
            "present",
            meets and asked and turnout.voted > turnout.present,
            _("Đã có %(voted)d người biểu quyết, nhiều hơn %(present)d người có mặt.") % facts,
        ),
        (
            "tellers",
            poll.way == PAPER and facts["named"] < poll.tellers,
            _("Tổ kiểm phiếu cần %(tellers)d người, mới ghi %(named)d.") % facts,
        ),
    )
    found = told_by_field(rules)
    if found or poll.way != PAPER:
        return found
    for count in counts:
        told = paper_faults(count, turnout, meets=meets)
        if told:
            found[f"issued_{count.question.number}"] = told
    return found


def paper_faults(count: PollCount, turnout: Turnout, *, meets: bool) -> list[str]:
    """What is impossible about the papers of one question."""
    if count.issued is None:
        return [_("Chưa nhập số phiếu phát ra, thu về, hợp lệ và không hợp lệ.")]
    ballots = Ballots(count.issued, count.returned or 0, count.invalid or 0)
    if count.issued > count.members:
        words = _("Phát ra %(issued)d phiếu, nhiều hơn %(members)d người có quyền bỏ phiếu.")
        return [words % {"issued": count.issued, "members": count.members}]
    given = count.votes_for + count.votes_against + count.other_opinion
    handed = min(turnout.present, count.members) if meets else count.members
    return ballot_errors(ballots, present=handed, counted=given)
