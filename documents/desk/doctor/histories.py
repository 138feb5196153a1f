"""The history of one package: its chain, what each step rests on, and who was in office to take it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext as _

from congress.meetings.models import Decision
from congress.people.models.memberships import Membership
from congress.people.queries.seats import held_right
from congress.roles import Right, kinds_and_roles_with
from documents.packages.answers.decisions import AMENDED
from documents.packages.models.drafts import Version
from documents.packages.models.judgements import Confirmation, PackageDecision, Signature, Verdict
from documents.packages.models.misprints import MisprintAnswer
from documents.packages.printed import fingerprint_with
from workflows import clock, history
from workflows.folding import opened_by
from workflows.models import LedgerLine
from workflows.procedures import store
from workflows.procedures.overlay import LOOKED_AT, PLAN, UPHELD
from workflows.procedures.rows import TRACK

if TYPE_CHECKING:
    from datetime import date

    from documents.packages.models.packages import Package
    from documents.packages.models.roles import PackageBody
    from documents.packages.models.steps import PackageStep
    from workflows.models import Step
    from workflows.procedures.rows import Transition

JUDGEMENTS = (Verdict, PackageDecision, Confirmation, Signature, MisprintAnswer)
WITHDRAWING = {"withdrawal", "old_withdrawal"}
LINKS = (
    "procedure",
    "version",
    "verdict__version",
    "decision__version",
    "decision__decision",
    "signature__version",
)


def history_faults(package: Package, *, lost: Collection[int] = ()) -> Iterator[str]:
    """What is wrong with one package's history; its steps are read once.

    Of procedures that cannot be run (`lost`, their keys) nothing follows, and all the rest is asked.
    """
    yield from history.chain_faults(package, lost=lost)
    steps = list(package.steps.select_related(*LINKS).order_by("sequence"))
    if not steps:
        yield _("chưa có bước nào trong nhật ký")
    printed: dict[str, str] = {}
    for step in steps:
        printed = step.says_of(history.ITEM).get("printed", printed)
        found = _step_faults(package, step, printed) if step.procedure_id not in lost else ()
        for fault in found:
            yield _("bước %(number)s: %(fault)s") % {"number": step.sequence, "fault": fault}
    yield from _unfounded(package, steps)
    if not {package.procedure_id, *(step.procedure_id for step in steps)}.isdisjoint(lost):
        return

    # Bodies that take part, and may read a confidential package, from before their part began.
    for binding in package.bindings:
        begins = [step.at for step in steps if _asks(step, binding)]
        if binding.joined and (not begins or binding.joined < min(begins)):
            yield _("%(body)s tham gia trước khi hồ sơ đến bước của mình") % {"body": binding.body.name}

    if package.worked_out(leaves=False):
        yield _("nội dung in kèm dự thảo khác với lúc ghi")


def _unfounded(package: Package, steps: list[PackageStep]) -> Iterator[str]:
    """Drafts, withdrawals, judgements and planned days that no step brought."""
    for model in JUDGEMENTS:
        for row in model.objects.filter(version__package=package, step=None).order_by("pk"):
            facts = {"what": model._meta.verbose_name, "number": row.pk}
            yield _("%(what)s số %(number)d không do bước nào trong nhật ký ghi") % facts
    brought = {step.version_id: step.says_of("version") for step in steps if "version" in step.contents}
    for version in package.versions.select_related("withdrawal").order_by("number"):
        told = brought.get(version.pk)
        withdrawn = hasattr(version, "withdrawal") and "withdrawal" not in (told or ())
        if told is None or withdrawn:
            yield _("dự thảo lần %(number)d không do bước nào trong nhật ký ghi hoặc rút") % {
                "number": version.number
            }
    silent = [step.pk for step in steps if PLAN not in step.contents]
    for day in package.planned.filter(step__in=silent):
        # Days of before, carried over when plans became rows of the history, stand in the book.
        known = LedgerLine.objects.filter(row_type="documents.milestone", says__package_id=package.pk)
        on = {"says__planned": day.day.isoformat()}, {"says__baseline": day.day.isoformat()}
        if not any(known.filter(says__stage=day.stage, **one).exists() for one in on):
            yield _("mốc “%(day)s” không do bước nào trong nhật ký ghi") % {"day": day}


def _asks(step: PackageStep, binding: PackageBody) -> bool:
    """Whether the step led to a stage, or opened a track, in which that body in that role is waited for."""
    definition = store.load(step.procedure).definition
    entered = [(step.track, machine.stage_of(step.target)) for machine in definition.machines()]
    small = definition.procedure
    entered += [(ref, small[use].stage_of(first)) for ref, use, first in opened_by(step) if use in small]
    return any(
        binding.role == duty.holder or (duty.holder == TRACK and ref.endswith(f"b{binding.body_id}"))
        for ref, stage in entered
        for duty in (stage.duties if stage else ())
    )


def loose_counts() -> Iterator[str]:
    """Counts of votes that belong to no package and no plan."""
    for count in Decision.objects.filter(package_decision=None, plan_step=None).order_by("pk"):
        yield _("Kết quả biểu quyết số %(number)d không thuộc hồ sơ nào.") % {"number": count.pk}


def _step_faults(package: Package, step: PackageStep, printed: dict[str, str]) -> Iterator[str]:
    move = store.load(step.procedure).definition.move_of_any(step.action, step.source)
    if move is not None:
        yield from _content_faults(package, step, move, printed)
        for rule in STEP_RULES:
            yield from rule(package, step, move)


def _right_faults(package: Package, step: PackageStep, move: Transition) -> Iterator[str]:
    pairs = store.load(step.procedure).definition.rights_to(move, step.source)
    rights = dict.fromkeys(right for right, _role in pairs)
    if not any(was_entitled(package, step, right) for right in rights):
        labels = ", ".join(str(Right(right).label) for right in rights)
        yield _("người thực hiện không giữ quyền “%(right)s” vào ngày đó") % {"right": labels}


def _signature_faults(package: Package, step: PackageStep, move: Transition) -> Iterator[str]:
    """The signature is of this very step, by one who might sign and had not written."""
    signature = step.signature
    if "signature" not in move.answers:
        return
    if signature is None:
        yield _("ký duyệt mà không có chữ ký được lưu")
        return
    signed = (step.acting_for_id or step.actor_id, step.body_id, step.fingerprint)
    if (signature.signer_id, signature.body_id, signature.fingerprint) != signed:
        yield _("chữ ký được lưu khác với bước ký")
    body, day = signature.body_id, _day(step)
    if body is not None and not held_right(signature.signer_id, Right.SIGN, body, day):
        yield _("người ký không giữ quyền ký duyệt vào ngày ký")
    drafts = Version.objects.filter(package=package, number__lte=signature.version.number)
    drafters = {person for pair in drafts.values_list("author_id", "entered_by_id") for person in pair}
    if signature.signer_id in drafters:
        yield _("người ký đã tham gia soạn thảo")
    yield from _decision_faults(package, step)


def _content_faults(
    package: Package, step: PackageStep, move: Transition, printed: dict[str, str]
) -> Iterator[str]:
    """Everything a step points at speaks of the text the step was about, and of this package."""
    version = step.version
    if not WITHDRAWING.isdisjoint(move.answers):
        # Such a step points at the draft it hid, not at the one in force after it.
        if version is None or version.package_id != package.pk or not hasattr(version, "withdrawal"):
            yield _("bước rút dự thảo không có dự thảo đã rút")
        return
    if fingerprint_with(version.fingerprint if version else "", printed) != step.fingerprint:
        yield _("mã kiểm tra không khớp dự thảo")
    judged: list[Version] = [row.version for row in (step.verdict, step.decision, step.signature) if row]
    if (version and version.package_id != package.pk) or any(one.pk != step.version_id for one in judged):
        yield _("kết luận, quyết định hoặc chữ ký thuộc về dự thảo khác")
    if step.decision and step.decision.decision.subject != step.fingerprint:
        yield _("kết quả biểu quyết thuộc về nội dung khác")


def _outcome_faults(package: Package, step: PackageStep, move: Transition) -> Iterator[str]:
    """Where a vote led is recomputed from its count."""
    if step.decision is None:
        return
    decision = step.decision.decision
    if len(decision.electorate) != decision.members:
        yield _("danh sách cử tri không khớp tổng số thành viên")
    amended = decision.outcome.passed and decision.with_amendments
    led = AMENDED if amended else decision.outcome.code
    if isinstance(move.to, dict) and move.to.get(led) != step.target:
        yield _("hồ sơ chuyển đi không theo kết quả kiểm phiếu")


def _decision_faults(package: Package, step: PackageStep) -> Iterator[str]:
    """When it was signed, a decision stood whose own count passed exactly this text; it still stands."""
    bodies = [holder.body_id for holder in package.bodies(package.kind.decider)]

    # Fingerprints of the signed text, before its slips of letters were put right too.
    own, drafts, one = [step.fingerprint], [step.version], step.version
    while one is not None and one.corrects is not None:
        own.append(one.misprint_answer.subject)
        drafts, one = [*drafts, one.corrects], one.corrects
    # And of the decided drafts whose amended form it was confirmed to be by then.
    before = Confirmation.objects.filter(version__in=filter(None, drafts), step__sequence__lt=step.sequence)
    texts = [*own, *before.values_list("decision__decision__subject", flat=True)]

    found = Decision.objects.filter(subject__in=texts, body__in=bodies).select_related("superseded_by")
    # What was decided before the text had to be looked at again counts only if it was upheld.
    looked = package.steps.filter(sequence__lt=step.sequence, target=LOOKED_AT).exclude(source=LOOKED_AT)
    for number in looked.order_by("-sequence").values_list("sequence", flat=True)[:1]:
        since = {"sequence__gt": number, "sequence__lt": step.sequence}
        if not package.steps.filter(action=UPHELD, source=LOOKED_AT, **since).exists():
            earlier = PackageDecision.objects.filter(version__package=package, step__sequence__lt=number)
            found = found.exclude(pk__in=earlier.values("decision"))
    # What was passed with amendments counts for its confirmed form, and for that only.
    rows = [row for row in found if row.with_amendments == (row.subject not in own)]
    then = [row for row in rows if row.entered <= step.entered]
    if not any(
        row.outcome.passed and (not _replaced(row) or row.superseded_by.entered > step.entered)
        for row in then
    ):
        yield _("ký duyệt khi chưa có biểu quyết thông qua chính dự thảo đó")
        return
    last = package.steps.order_by("-sequence").values_list("sequence", flat=True).first()
    if step.sequence == last and not any(row.outcome.passed for row in rows if not _replaced(row)):
        yield _("kết quả biểu quyết đã được đính chính thành không thông qua, cần xem lại chữ ký")


def _replaced(decision: Decision) -> bool:
    return hasattr(decision, "superseded_by")


def was_entitled(item: Any, step: Any, right: str) -> bool:
    """Whether memberships of that day gave the right to who answers for the step, and to who entered it."""
    # A rule of the procedure did it.
    if step.actor_id is None:
        return True
    day = _day(step)
    if step.ground and not _may_enter(item, step, right, day):
        return False
    # Entered for a body as a whole: no person answers for it.
    if step.ground and step.acting_for_id is None:
        return True
    person = step.acting_for_id or step.actor_id
    if right == Right.COORDINATE:
        return _held_on_congress(person, right, item.congress_id, day)
    return step.body_id is not None and held_right(person, right, step.body_id, day)


def _may_enter(item: Any, step: Any, right: str, day: date) -> bool:
    """Whether he acted for another as the office, or by what that other had lent him."""
    if step.actor_id is None or _held_on_congress(step.actor_id, Right.RECORD, item.congress_id, day):
        return True
    if step.ground != "delegation" or step.acting_for_id is None or step.body_id is None:
        return False
    return held_right(step.actor_id, right, step.body_id, day, lent_by=step.acting_for_id)


def _held_on_congress(person: int, right: str, congress: int, day: date) -> bool:
    sources = Q(pk__in=[])
    for kind, role in kinds_and_roles_with(right):
        sources |= Q(body__kind=kind, role=role)
    held = Membership.objects.in_force(day).filter(sources, person=person, body__congress=congress)
    return held.exists()


def _day(step: Step) -> date:
    return clock.local_day(step.at)


# What is asked of each step that a move of its procedure made, in this order.
STEP_RULES = (_outcome_faults, _right_faults, _signature_faults)
