"""Close a vote: what it comes to is computed here, and drives the package's own move in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.people.queries.hats import hats
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from documents.packages.models.packages import Package
from documents.packages.named import name_keeper
from documents.packages.queries.visible import with_paper
from documents.voting.models.polls import CANCELLED, DECIDED, NAME, NO_QUORUM, Poll, PollEnd
from documents.voting.queries.counts import counts_now, turnout_of
from documents.voting.queries.polls import is_current, waits_for_slips
from documents.voting.services.casting import refuse_ended
from documents.voting.services.figures import (
    closing_faults,
    count_of_body,
    count_of_name,
    dissent_of,
    met_on,
    tellers_named,
    usual_ref,
)
from workflows import engine
from workflows.engine.perform import remember
from workflows.errors import Busy, Forbidden, NotNow, Refused, Stale, Unmet
from workflows.once import once
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.answers.values import Count
    from documents.packages.models.steps import PackageStep
    from documents.voting.models.polls import PollCount
    from documents.voting.services.figures import PollClosing


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
        if not is_reason(reason):
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
        "tellers": tellers_named(held, closing.tellers),
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
        each = [count_of_name(one, held, told["minutes_ref"]) for one in names]
        name_keeper().counted(package, held.body, each, by=by)
    count = count_of_body(held, counts, told, closing.more)
    step = move_package(package, held, count, by=by, seen=seen, request_id=request_id)
    return PollEnd.objects.create(how=DECIDED, decision=step.decision, **told)


def move_package(
    package: Package, poll: Poll, count: Count, *, by: Person, seen: str, request_id: str | None
) -> PackageStep:
    """The move of the package that the vote was opened for, with what it came to."""
    move = package.definition.move(poll.action, poll.source)
    answers: dict[str, Any] = {move.answers[0] if move else "decision": count}
    step: Any = engine.perform(
        package,
        poll.action,
        by=by,
        seen=seen,
        request_id=request_id,
        capacity=poll.body_id,
        **package.in_stead(by, Right.RECORD, holder=poll.role, prefer=poll.body_id),
        **answers,
    )
    made: PackageStep = step
    return made


def reckoned(poll: Poll, closing: PollClosing) -> list[PollCount]:
    """What it would come to if it were closed so. Raises Unmet for what the close would refuse."""
    turnout = turnout_of(poll, closing.present, closing.papers)
    counts = counts_now(poll, turnout, closing.papers)
    if faults := closing_faults(poll, closing, turnout, counts):
        raise Unmet(fields=faults)
    return counts


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
