"""The verbs of the congress: appoint, end, replace, record and correct; each one transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from congress import roles
from congress.models import Body, BodyGrant, CongressGrant, Decision, Membership, Person
from congress.queries import electorate
from congress.tally import NO_QUORUM, Rule, count_errors
from workflows import clock
from workflows.text import clean

if TYPE_CHECKING:
    from datetime import date


class DecisionRefused(Exception):
    """A decision that cannot be recorded; `reasons` are Vietnamese sentences for the one who enters it."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def appoint(
    person: Person,
    body: Body,
    *,
    role: str,
    start: date,
    end: date | None = None,
    phone: str = "",
    title: str = "",
    ground: str = "",
) -> Membership:
    """Give a person a role in a body from `start` to `end` (both inclusive) and settle the grants.

    Raises ValidationError for an unknown role, an end before the start, or a second role in the
    same body at the same time.
    """
    membership = Membership(
        person=person, body=body, role=role, start=start, end=end, phone=phone, title=title, ground=ground
    )
    membership.full_clean()
    membership.save()
    return membership


def end_membership(membership: Membership, *, on: date, ground: str) -> Membership:
    """End a membership; `on` is the last day in office (inclusive), rights are gone the day after.

    Raises ValidationError when `on` is before its start or after an end it has already.
    """
    if membership.end and membership.end < on:
        raise ValidationError(_("Nhiệm vụ này đã kết thúc trước ngày đó."))
    membership.end, membership.end_ground = on, ground
    membership.full_clean()
    membership.save()
    return membership


@transaction.atomic
def replace_head(
    body: Body, person: Person, *, start: date, ground: str, phone: str = "", title: str = ""
) -> Membership:
    """Put a new head in office from `start`; the old one and the new one's other role end the day before.

    Raises ValidationError when one of them began on `start` or later.
    """
    ending = Membership.objects.not_ended(start).filter(body=body)
    for membership in [*ending.filter(role="head"), *ending.filter(person=person).exclude(role="head")]:
        end_membership(membership, on=start - timedelta(days=1), ground=ground)
    return appoint(person, body, role="head", start=start, ground=ground, phone=phone, title=title)


def settle_grants() -> int:
    """Make every grant what memberships derive today, whatever left it behind.

    A membership that ends by its date leaves grants that confer nothing; this takes them away.
    Returns the number of pairs of person and body looked at. Safe to repeat.
    """
    seats = set(Membership.objects.order_by().values_list("person", "body"))
    seats |= set(BodyGrant.objects.values_list("user", "content_object"))
    on_congress = CongressGrant.objects.exclude(content_object__bodies=None)
    seats |= set(on_congress.values_list("user", "content_object__bodies"))
    people = Person.objects.in_bulk({person for person, _body in seats})
    bodies = Body.objects.select_related("congress").in_bulk({body for _person, body in seats})
    for person, body in sorted(seats):
        roles.sync(people[person], bodies[body])
    return len(seats)


def record_decision(
    body: Body,
    *,
    subject: str,
    met_on: date,
    present: int,
    votes_for: int,
    votes_against: int,
    other_opinion: int,
    not_voting: int,
    minutes_ref: str,
    recorded_by: Person,
    dissent: str = "",
) -> Decision:
    """Write down what a body decided on `met_on` about `subject` (an opaque hash), passed or not.

    Electorate and rule are those of that day and are kept with the row. The caller has checked that
    `recorded_by` may record. Raises DecisionRefused for an impossible count, too few present (the
    vote could not be opened), a meeting in the future, no subject or no minutes.
    """
    voters = sorted(set(electorate(body, met_on).values_list("person", flat=True)))
    decision = Decision(
        body=body,
        subject=subject,
        met_on=met_on,
        electorate=voters,
        members=len(voters),
        rule=Rule.of(body).snapshot(),
        present=present,
        votes_for=votes_for,
        votes_against=votes_against,
        other_opinion=other_opinion,
        not_voting=not_voting,
        minutes_ref=minutes_ref,
        recorded_by=recorded_by,
        dissent=dissent,
    )
    reasons = _faults(decision)
    if not reasons and decision.outcome.code == NO_QUORUM:
        reasons = list(decision.outcome.reasons)
    return _write(decision, reasons)


def correct_decision(
    wrong: Decision,
    *,
    present: int,
    votes_for: int,
    votes_against: int,
    other_opinion: int,
    not_voting: int,
    minutes_ref: str,
    recorded_by: Person,
    reason: str,
    dissent: str = "",
) -> Decision:
    """Supersede a wrong record by the right count of the same meeting, with its electorate and rule.

    Too few present is accepted here: that may be the very thing the first record hid. Raises
    DecisionRefused for an impossible count, no reason, no minutes, or a record superseded already.
    """
    decision = Decision(
        body=wrong.body,
        subject=wrong.subject,
        met_on=wrong.met_on,
        electorate=wrong.electorate,
        members=wrong.members,
        rule=wrong.rule,
        present=present,
        votes_for=votes_for,
        votes_against=votes_against,
        other_opinion=other_opinion,
        not_voting=not_voting,
        minutes_ref=minutes_ref,
        recorded_by=recorded_by,
        dissent=dissent,
        supersedes=wrong,
        reason=clean(reason, lines=True),
    )
    reasons = _faults(decision)
    if not decision.reason:
        reasons.append(_("Phải nêu lý do đính chính."))
    if Decision.objects.filter(supersedes=wrong).exists():
        reasons.append(_("Kết quả này đã được đính chính trước đó."))
    return _write(decision, reasons)


def _faults(decision: Decision) -> list[str]:
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
    if decision.met_on > clock.today():
        reasons.append(_("Ngày họp không được sau ngày hôm nay."))
    if not decision.subject:
        reasons.append(_("Chưa rõ biểu quyết về dự thảo nào."))
    if not decision.minutes_ref:
        reasons.append(_("Phải ghi số hoặc tên biên bản họp."))
    return reasons


def _write(decision: Decision, reasons: list[str]) -> Decision:
    if reasons:
        raise DecisionRefused(reasons)
    try:
        decision.full_clean()
    except ValidationError as error:
        raise DecisionRefused(_named(error)) from error
    decision.save()
    return decision


def _named(error: ValidationError) -> list[str]:
    """The messages of a model's check, each with the name of its field."""
    return [
        _("%(field)s: %(message)s")
        % {
            "field": capfirst(str(getattr(Decision._meta.get_field(name), "verbose_name", name))),
            "message": message,
        }
        for name, messages in error.message_dict.items()
        for message in messages
    ]
