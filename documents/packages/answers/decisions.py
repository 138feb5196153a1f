"""The count of a vote, by hands or on paper, and its correction; the outcome is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.meetings.services import correct_decision, record_decision
from congress.people.models.bodies import Body
from congress.people.queries.seats import people_who_may
from congress.roles import Right
from congress.tally import FAILED
from documents.packages.answers.common import body_of, reason_faults, role_of
from documents.packages.answers.values import Count
from documents.packages.kinds import Kind
from documents.packages.models.judgements import PackageDecision
from documents.packages.models.roles import PackageBody
from documents.packages.owing import lacking_on
from documents.packages.queries.judgements import decision_on_current
from documents.packages.queries.sources import basis_of
from workflows import clock
from workflows.errors import Unmet
from workflows.registry import Upholding, answer, registry, upheld_by

if TYPE_CHECKING:
    from documents.packages.models.drafts import Version
    from workflows.context import Context
    from workflows.procedures.schema import Definition

AMENDED = "amended"
CONFIRMER = "confirmer"


@upheld_by
def deciding_body(definition: Definition) -> Upholding | None:
    """Whose vote a signature needs says that a text which is looked at again stands as it was passed."""
    decider = definition.kind.get("decider", Kind.model_fields["decider"].default)
    needed = any(move.is_guarded_by("passed_on_this_version") for move in definition.moves())
    votes = (move for move in definition.moves() if needed and move.holder == decider)
    vote = next(
        (one for one in votes if any(FAILED in registry.outcomes(name) for name in one.answers)), None
    )
    return Upholding(vote.right, decider, ("recorder_is_not_the_signer",)) if vote else None


def check_decision(context: Context, value: Any) -> list[str]:
    """A count of a meeting held after the draft was made; `congress` judges the figures."""
    if not isinstance(value, Count):
        return [_("Chưa nhập kết quả biểu quyết.")]
    current = context.item.current
    if current is None:
        return [_("Chưa có dự thảo nào để biểu quyết.")]
    if early := _too_early(current, value):
        return early
    if context.acting_for is not None and value.met_on > clock.local_day(context.at):
        told = clock.local_day(context.at).strftime("%d/%m/%Y")
        return [_("Ngày họp không được sau ngày ghi trên giấy (%(told)s).") % {"told": told}]
    return [*_amendment_faults(context, value), *_owed_faults(context, value)]


def _too_early(version: Version, value: Count) -> list[str]:
    made_on = version.created.astimezone(clock.HANOI).date()
    if value.met_on >= made_on:
        return []
    made = made_on.strftime("%d/%m/%Y")
    return [_("Ngày họp không được trước ngày có dự thảo này (%(made)s).") % {"made": made}]


def check_ballot(context: Context, value: Any) -> list[str]:
    """The same, and the ballots on paper are accounted for."""
    if not isinstance(value, Count) or value.ballots is None:
        return [_("Chưa nhập số phiếu phát ra, thu về, hợp lệ và không hợp lệ.")]
    return check_decision(context, value)


def apply_decision(context: Context, value: Count) -> str:
    """Record the decision on the draft in force; the outcome is computed, and picks the next stage."""
    decision = record_decision(
        body_of(context),
        subject=context.fingerprint,
        met_on=value.met_on,
        amendments=value.amendments,
        confirmer=_confirmer(context, value),
        snapshot=(value.snapshot.electorate, value.snapshot.rule) if value.snapshot else None,
        in_writing=value.snapshot is not None and value.snapshot.in_writing,
        **_figures(context, value),
    )

    bound = PackageDecision.objects.create(
        version=context.item.current,
        role=role_of(context),
        decision=decision,
        basis=basis_of(context.item),
        amended_parts=list(value.amended_parts),
        owed=_owed_rows(context, value),
        names=list(value.snapshot.names) if value.snapshot and value.snapshot.names else [],
    )
    context.link(decision=bound)

    if decision.outcome.code == "passed" and decision.with_amendments:
        if decision.confirmer is not None:
            item = context.item
            PackageBody.objects.filter(package=item, role=CONFIRMER).delete()
            PackageBody.objects.create(package=item, role=CONFIRMER, body=decision.confirmer)
            # The duties of the next stage are asked of the bodies as they are now.
            item.forget_bindings()
        return AMENDED
    return decision.outcome.code


def check_correction(context: Context, value: Any) -> list[str]:
    """There is a count of this body to correct, with the right figures and the reason."""
    found = reason_faults(context, _("Phải nêu lý do đính chính."))
    wrong = _wrong(context)
    if wrong is None:
        return [_("Chưa có kết quả biểu quyết nào để đính chính."), *found]
    if not isinstance(value, Count):
        return [_("Chưa nhập kết quả biểu quyết."), *found]
    moved = value.met_on != wrong.decision.met_on
    return [*(_too_early(wrong.version, value) if moved else ()), *found]


def apply_correction(context: Context, value: Count) -> None:
    """Supersede the wrong count by the right one of the same meeting; it stays bound to the same draft."""
    wrong = _wrong(context)
    if wrong is None:
        raise Unmet(_("Chưa có kết quả biểu quyết nào để đính chính."))
    figures = _figures(context, value)
    right = correct_decision(wrong.decision, reason=context.note, met_on=value.met_on, **figures)
    bound = PackageDecision.objects.create(
        version=wrong.version,
        role=wrong.role,
        decision=right,
        basis=wrong.basis,
        amended_parts=wrong.amended_parts,
        owed=wrong.owed,
        names=wrong.names,
    )
    context.link(decision=bound)


def _wrong(context: Context) -> PackageDecision | None:
    return decision_on_current(context.item, role=role_of(context))


def _figures(context: Context, value: Count) -> dict[str, Any]:
    return {
        "present": value.present,
        "votes_for": value.votes_for,
        "votes_against": value.votes_against,
        "other_opinion": value.other_opinion,
        "not_voting": value.not_voting,
        "minutes_ref": value.minutes_ref,
        "recorded_by": context.actor,
        "dissent": value.dissent,
        "ballots": value.ballots,
    }


def _confirmer(context: Context, value: Count) -> Body | None:
    if value.confirmer is None:
        return None
    return Body.objects.filter(congress=context.item.congress_id, pk=value.confirmer).first()


def _amendment_faults(context: Context, value: Count) -> list[str]:
    if not (value.amendments or value.amended_parts or value.confirmer):
        return []
    move = context.transition
    if move is None or not isinstance(move.to, dict) or AMENDED not in move.to:
        return [_("Ở bước này không thông qua kèm giao hoàn thiện được; đề nghị trả lại để hoàn thiện.")]
    known = {part.code for part in context.item.current.parts.all()}
    rules = (
        (bool(value.amendments), _("Phải ghi rõ nội dung giao hoàn thiện.")),
        (
            bool(value.amended_parts) and known.issuperset(value.amended_parts),
            _("Phải chọn thành phần hồ sơ được giao hoàn thiện."),
        ),
        (_confirmer(context, value) is not None, _("Phải chọn cơ quan xác nhận bản hoàn thiện.")),
    )
    return [words for good, words in rules if not good]


def _owed_faults(context: Context, value: Count) -> list[str]:
    """Each paper named is one that is lacking, with a day to come and somebody of the lead who brings it."""
    titles = {lack.code: lack.title for lack in lacking_on(context.item, value.met_on)}
    able = {person.pk for person in people_who_may(Right.DRAFT, [context.item.lead_id])}
    found = []
    for one in value.owed:
        if one.code not in titles:
            found.append(_("Giấy tờ được cho bổ sung đã có, đề nghị xem lại danh sách còn thiếu."))
        elif one.until is None or one.who not in able:
            words = _("%(title)s: phải ghi bổ sung trước ngày nào và ai bổ sung.")
            found.append(words % {"title": titles[one.code]})
        elif one.until <= value.met_on:
            found.append(_("%(title)s: ngày bổ sung phải sau ngày họp.") % {"title": titles[one.code]})
    return found


def _owed_rows(context: Context, value: Count) -> list[dict[str, Any]]:
    titles = {lack.code: lack.title for lack in lacking_on(context.item, value.met_on)}
    return [
        {"code": one.code, "title": titles[one.code], "until": one.until.isoformat(), "who": one.who}
        for one in value.owed
        if one.until
    ]


OUTCOMES = ("passed", AMENDED, "failed", "no_quorum")
answer("decision", check=check_decision, apply=apply_decision, outcomes=OUTCOMES)
answer("ballot", check=check_ballot, apply=apply_decision, outcomes=OUTCOMES)
answer("correction", check=check_correction, apply=apply_correction)
