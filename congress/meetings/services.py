"""What a body decided: write the count down, and put a wrong one right by another row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Required, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from congress.meetings.models import Decision
from congress.meetings.words import ballot_errors, count_errors, reason_in_words
from congress.people.queries.seats import electorate
from congress.tally import Ballots, Rule
from workflows import clock
from workflows.errors import Unmet
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person


class Figures(TypedDict, total=False):
    """One count as the minutes have it; `ballots` are those of a vote on paper."""

    present: Required[int]
    votes_for: Required[int]
    votes_against: Required[int]
    other_opinion: Required[int]
    not_voting: Required[int]
    minutes_ref: Required[str]
    recorded_by: Required[Person]
    dissent: str
    ballots: Ballots | None


def record_decision(
    body: Body,
    *,
    subject: str,
    met_on: date,
    amendments: str = "",
    confirmer: Body | None = None,
    snapshot: tuple[Sequence[int], dict[str, Any]] | None = None,
    in_writing: bool = False,
    **figures: Unpack[Figures],
) -> Decision:
    """Write down what a body decided on `met_on` about `subject` (an opaque hash), passed or not.

    Electorate and rule are those of that day, or of the opening of its vote (`snapshot`: ids of persons, rule
    as JSON), and are kept with the row. `in_writing` more ballots were sent out than came back. The
    caller has checked that `recorded_by` may record. `amendments`, with the body that confirms them,
    make it a text passed with something still to be put right. Raises Unmet for an impossible count, too
    few present (the vote could not be opened), a meeting in the future, no subject or no minutes.
    """
    voters, rule = snapshot or (electorate(body, met_on).values_list("person", flat=True), None)
    voters = sorted(set(voters))
    decision = Decision(
        body=body,
        subject=subject,
        met_on=met_on,
        electorate=voters,
        members=len(voters),
        rule=rule or Rule.of(body).snapshot(),
        amendments=clean(amendments, lines=True),
        confirmer=confirmer,
        **_columns(figures),
    )
    reasons = _faults(decision, in_writing=in_writing)
    if not reasons and not decision.outcome.quorate:
        reasons = [reason_in_words(decision.outcome)]
    return _write(decision, reasons)


def correct_decision(
    wrong: Decision, *, reason: str, met_on: date | None = None, **figures: Unpack[Figures]
) -> Decision:
    """Supersede a wrong record by the right count of the same meeting, with its electorate and rule.

    Where the meeting was in truth `met_on` another day, electorate and rule are those of that day.
    Too few present is accepted here: that may be the very thing the first record hid. Raises
    Unmet for an impossible count, no reason, no minutes, or a record superseded already.
    """
    kept = ("body", "subject", "met_on", "electorate", "members", "rule", "amendments", "confirmer")
    same = {name: getattr(wrong, name) for name in kept}
    if met_on is not None and met_on != wrong.met_on:
        voters = sorted(set(electorate(wrong.body, met_on).values_list("person", flat=True)))
        same |= {"met_on": met_on, "electorate": voters, "members": len(voters)}
        same["rule"] = Rule.of(wrong.body).snapshot()
    decision = Decision(
        **same,
        **_columns(figures),
        supersedes=wrong,
        reason=clean(reason, lines=True),
    )
    in_writing = (wrong.ballots_issued or 0) > wrong.present
    reasons = _faults(decision, in_writing=in_writing)
    if not decision.reason:
        reasons.append(_("Phải nêu lý do đính chính."))
    if Decision.objects.filter(supersedes=wrong).exists():
        reasons.append(_("Kết quả này đã được đính chính trước đó."))
    return _write(decision, reasons)


def _columns(figures: Figures) -> dict[str, Any]:
    """The count as the table keeps it."""
    plain = {name: value for name, value in figures.items() if name != "ballots"}
    ballots = figures.get("ballots")
    if ballots is None:
        return plain
    return plain | {
        "ballots_issued": ballots.issued,
        "ballots_returned": ballots.returned,
        "ballots_invalid": ballots.invalid,
    }


def _faults(decision: Decision, *, in_writing: bool) -> list[str]:
    decision.minutes_ref = clean(decision.minutes_ref)
    decision.dissent = clean(decision.dissent, lines=True)
    reasons = count_errors(
        members=decision.members,
        present=decision.present,
        votes_for=decision.votes_for,
        against=decision.votes_against,
        other=decision.other_opinion,
        not_voting=decision.not_voting,
    )

    if decision.ballots_issued is None:
        ballot_faults = []
    else:
        ballots = Ballots(
            decision.ballots_issued, decision.ballots_returned or 0, decision.ballots_invalid or 0
        )
        counted = decision.votes_for + decision.votes_against + decision.other_opinion
        handed = decision.members if in_writing else decision.present
        ballot_faults = ballot_errors(ballots, present=handed, counted=counted)
    reasons += ballot_faults

    if bool(decision.amendments) != (decision.confirmer is not None):
        reasons.append(_("Thông qua kèm giao hoàn thiện phải ghi cả nội dung và cơ quan xác nhận."))
    if decision.met_on > clock.today():
        reasons.append(_("Ngày họp không được sau ngày hôm nay."))
    if not decision.subject:
        reasons.append(_("Chưa rõ biểu quyết về dự thảo nào."))
    if not decision.minutes_ref:
        reasons.append(_("Phải ghi số hoặc tên biên bản họp."))
    return reasons


def _write(decision: Decision, reasons: list[str]) -> Decision:
    if reasons:
        raise Unmet(*reasons)
    try:
        decision.full_clean()
    except ValidationError as error:
        # The messages of a model's check, each with the name of its field.
        raise Unmet(
            *[
                _("%(field)s: %(message)s")
                % {
                    "field": capfirst(str(getattr(Decision._meta.get_field(name), "verbose_name", name))),
                    "message": message,
                }
                for name, messages in error.message_dict.items()
                for message in messages
            ]
        ) from error
    decision.save()
    return decision
