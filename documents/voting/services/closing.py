"""Close a vote: what it comes to is computed here, and drives the package's own move in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.meetings.words import ballot_errors
from congress.people.queries.hats import hats
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from congress.tally import Ballots
from documents.packages.answers.values import Count, Snapshot
from documents.packages.models.packages import Package
from documents.packages.named import NameCount, name_keeper
from documents.packages.queries.visible import with_paper
from documents.voting.models.polls import (
    CANCELLED,
    DECIDED,
    MEETING,
    NAME,
    NO_QUORUM,
    OPEN,
    PAPER,
    WRITING,
    Poll,
    PollEnd,
)
from documents.voting.queries.counts import (
    PaperFigures,
    Turnout,
    counts_now,
    deciding_count,
    names_passed,
    turnout_of,
)
from documents.voting.queries.polls import is_current, last_ballots, voter_ids, waits_for_slips
from documents.voting.services.casting import refuse_ended
from documents.voting.services.terms import told_by_field
from workflows import clock, engine
from workflows.engine.perform import remember
from workflows.errors import Busy, Forbidden, NotNow, Refused, Stale, Unmet
from workflows.once import once
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from congress.people.models.people import Person
    from documents.voting.models.polls import PollCount

SHORTEST = 5
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


def close_poll(
    poll: Poll, closing: PollClosing, *, by: Person, seen: str, request_id: str | None = None
) -> PollEnd:
    """Close it and record what it came to as the decision of the body; with too few it ends without one.

    `seen` is the package as it was on the page. Raises Forbidden, NotNow (closed already and by whom, or
    ballots may still come), Stale (the package changed), Unmet (figures that do not add up, too few tellers,
    what the move of the package asks for), Busy.
    """
    try:
        row: PollEnd = once(
            PollEnd.objects.filter(poll=poll, by=by),
            request_id,
            lambda: _closed(poll, closing, by=by, seen=seen, request_id=request_id),
            same=lambda _before: True,
        )
    except Busy:
        raise
    except Refused as refused:
        # The refused attempt at a decision was remembered inside the transaction that is undone.
        remember(poll.package, poll.action, by=by, refused=refused)
        raise
    return row


def cancel_poll(poll: Poll, reason: str, *, by: Person, request_id: str | None = None) -> PollEnd:
    """End a vote without a result, for a reason; its votes stay written and count nowhere.

    Raises Forbidden, NotNow (ended already), Unmet without a reason.
    """

    @engine.whole()
    def write() -> PollEnd:
        held = _held(poll, by)
        if len(clean(reason)) < SHORTEST:
            raise Unmet(fields={"reason": [_("Phải nêu rõ lý do.")]})
        return PollEnd.objects.create(
            poll=held, how=CANCELLED, reason=clean(reason, lines=True), by=by, request_id=request_id
        )

    mine = PollEnd.objects.filter(poll=poll, by=by)
    row: PollEnd = once(mine, request_id, write, same=lambda before: before.how == CANCELLED)
    return row


@engine.whole()
def _closed(poll: Poll, closing: PollClosing, *, by: Person, seen: str, request_id: str | None) -> PollEnd:
    held = _held(poll, by)
    package = with_paper(Package.objects.filter(pk=held.package_id)).get()
    if not is_current(held, package):
        raise Stale(_("Hồ sơ đã thay đổi từ khi mở biểu quyết: hủy cuộc biểu quyết này rồi mở lại."))
    turnout = turnout_of(held, closing.present, closing.papers)
    if waits_for_slips(held, turnout.voted):
        words = _("Còn nhận phiếu đến hết ngày %(day)s; mới có %(voted)d/%(members)d người gửi.")
        facts = {"day": f"{held.until:%d/%m/%Y}", "voted": turnout.voted, "members": held.members}
        raise NotNow(words % facts)
    counts = counts_now(held, turnout, closing.papers)
    faults = closing_faults(held, closing, turnout, counts)
    if faults:
        raise Unmet(fields=faults)
    told: dict[str, Any] = {
        "poll": held,
        "present": turnout.present,
        "slips": turnout.slips,
        "tellers": _names(held, closing.tellers),
        "minutes_ref": clean(closing.minutes_ref) or usual_ref(met_on(held)),
        "dissent": dissent_of(held, closing.dissent),
        "by": by,
        "request_id": request_id,
    }
    if turnout.present < held.needed:
        return PollEnd.objects.create(how=NO_QUORUM, **told)
    for row in counts:
        row.save()
    names = [one for one in counts if one.question.kind == NAME]
    if names:
        each = [_of_name(one, held, told["minutes_ref"]) for one in names]
        name_keeper().counted(package, held.body, each, by=by)
    count = _count(held, counts, told, closing.more)
    move = package.definition.move(held.action, held.source)
    answers: dict[str, Any] = {move.answers[0] if move else "decision": count}
    step: Any = engine.perform(
        package,
        held.action,
        by=by,
        seen=seen,
        request_id=request_id,
        capacity=held.body_id,
        **package.in_stead(by, Right.RECORD, holder=held.role, prefer=held.body_id),
        **answers,
    )
    return PollEnd.objects.create(how=DECIDED, decision=step.decision, **told)


def _held(poll: Poll, by: Person) -> Poll:
    """The vote, held still, for one who records for its body, while it has not ended."""
    rows = Poll.objects.select_for_update(of=("self",)).select_related("body", "package")
    held: Poll = rows.get(pk=poll.pk)
    refuse_archived(held.package.congress_id)
    if Right.RECORD not in hats(by).rights(held.body_id):
        words = _("Chỉ thư ký của cơ quan và người được giao ghi kết quả của cơ quan kết thúc biểu quyết.")
        raise Forbidden(words)
    refuse_ended(held)
    return held


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


def _names(poll: Poll, ids: Sequence[int]) -> list[str]:
    return list(poll.voters.filter(person__in=ids).values_list("name", flat=True))


def _of_name(count: PollCount, poll: Poll, minutes_ref: str) -> NameCount:
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


def _count(
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
        told = _paper_faults(count, turnout, meets=meets)
        if told:
            found[f"issued_{count.question.number}"] = told
    return found


def _paper_faults(count: PollCount, turnout: Turnout, *, meets: bool) -> list[str]:
    if count.issued is None:
        return [_("Chưa nhập số phiếu phát ra, thu về, hợp lệ và không hợp lệ.")]
    ballots = Ballots(count.issued, count.returned or 0, count.invalid or 0)
    if count.issued > count.members:
        words = _("Phát ra %(issued)d phiếu, nhiều hơn %(members)d người có quyền bỏ phiếu.")
        return [words % {"issued": count.issued, "members": count.members}]
    given = count.votes_for + count.votes_against + count.other_opinion
    handed = min(turnout.present, count.members) if meets else count.members
    return ballot_errors(ballots, present=handed, counted=given)
