"""What was said of one draft: verdicts, decisions, the signature that counts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from congress.roles import Right
from documents.packages.models.judgements import Confirmation, PackageDecision, Signature, Verdict
from documents.packages.models.packages import Package
from documents.packages.models.steps import PackageStep
from documents.packages.printed import fingerprint_with
from documents.packages.queries.drafts import drafts
from documents.packages.queries.misprints import texts_in_force
from documents.packages.sections import ask_whether, known_to_lack
from workflows.models.tracked import RowsBeside
from workflows.procedures.overlay import LOOKED_AT, UPHELD
from workflows.shown import asked_once

if TYPE_CHECKING:
    from documents.packages.kinds import Part
    from documents.packages.models.drafts import Version
    from workflows.port import Holder
    from workflows.procedures.rows import Transition
    from workflows.procedures.schema import Definition

JUDGING = (Right.REVIEW, Right.VERIFY)
# With each step the verdicts on the draft in force are read, and whether it ever had to be looked at again.
LOOKED = "looked at"
Package.judged_beside = (*Package.judged_beside, "current.verdicts")
Package.judged_also = {
    **Package.judged_also,
    LOOKED: RowsBeside(PackageStep, f"item_id = %s AND target = '{LOOKED_AT}' AND source <> target"),
}


def is_asked(move: Transition, definition: Definition) -> bool:
    """Whether who makes the move is only asked for an opinion: it leads from a stage of consultation."""
    return not definition.in_phase("consultation").isdisjoint(move.source)


def bodies_answered(package: Package) -> set[int]:
    """Ids of bodies whose verdict on the draft in force stands."""
    draft = package.current
    never_in_doubt = package.beside.get(LOOKED) == [] and package.state != LOOKED_AT
    if (
        draft
        and never_in_doubt
        and not (
            draft.corrects_id or package.is_sealed or any(part.after_verdict for part in package.kind.parts)
        )
    ):
        said = draft.verdicts.all()
        back = {verdict.takes_back_id for verdict in said}
        return {one.body_id for one in said if not one.takes_back_id and one.pk not in back}
    return set(standing_verdicts(package).values_list("body_id", flat=True))


def standing_verdicts(package: Package) -> QuerySet[Verdict]:
    """Verdicts on exactly the draft in force that were not taken back, nor doubted since.

    While somebody judges what is printed beside the draft, a verdict on other rows counts no more.
    """
    alike = drafts_judged_alike(package)
    said = Verdict.objects.filter(version__in=alike, takes_back=None)
    if package.is_sealed:
        said = said.filter(step__fingerprint__in=alike.values())
    return said.exclude(taken_back_by__isnull=False).exclude(_doubted())


def drafts_judged_alike(package: Package) -> dict[int, str]:
    """id -> fingerprint of the draft in force, of those it differs from in papers after a verdict or slips.

    Each with what is printed beside the draft now. Source: domain §2.4, biên bản thẩm tra of the financial
    report: it can be added after the verdict alone.
    """
    own = texts_in_force(package)
    later = {part.code for part in package.kind.parts if part.after_verdict}
    if not later:
        return own
    rows = package.versions.filter(withdrawal=None).prefetch_related("parts__blob")
    held = {
        row.pk: (row, {(one.code, one.blob.sha256) for one in row.parts.all() if one.code not in later})
        for row in rows
    }
    mine = [held[one][1] for one in own if one in held]
    alike = [row for row, parts in held.values() if parts in mine]
    return own | {row.pk: fingerprint_with(row.fingerprint, package.printed) for row in alike}


def is_in_doubt(package: Package) -> bool:
    """Whether something was said of the draft in force before it had to be looked at again, and not since."""
    said, texts = (Verdict.objects, PackageDecision.objects), texts_in_force(package)
    return any(rows.filter(_doubted(), version__in=texts).exists() for rows in said)


@cache
def _doubted() -> Exists:
    """Of a verdict or decision: what it judged had to be looked at again since, and nobody upheld it."""
    steps = PackageStep.objects.filter(item=OuterRef("item"), sequence__gt=OuterRef("sequence"))
    upheld = steps.filter(source=LOOKED_AT, action=UPHELD)
    since = PackageStep.objects.filter(item=OuterRef("version__package"), target=LOOKED_AT)
    since = since.filter(~Q(source=F("target")), sequence__gt=OuterRef("step__sequence"))
    return Exists(since.exclude(Exists(upheld)))


def judging_bodies(package: Package) -> list[Holder]:
    """The bodies asked to judge in the stage where the package stands."""
    stage = package.definition.stage_of(package.state)
    rules = [rule for rule in stage.duties if rule.right in JUDGING] if stage else []
    return [holder for rule in rules for holder in package.bodies(rule.holder)]


def silent_bodies(package: Package, answered: set[int] | None = None) -> list[Holder]:
    """Those of them that have said nothing of the draft in force (không phản hồi)."""
    known = bodies_answered(package) if answered is None else answered
    return [holder for holder in judging_bodies(package) if holder.body_id not in known]


def verdict_on_current(package: Package, *, body_id: int | None) -> Verdict | None:
    """The latest verdict of that body on exactly the draft in force."""
    return standing_verdicts(package).filter(body=body_id).order_by("-id").first()


def decision_on_current(package: Package, *, role: str) -> PackageDecision | None:
    """The decision in that role that stands (not superseded) on exactly the text in force.

    A draft that was confirmed as the amended form of a decided one rests on that one's decisions.
    """
    return next((one for one in reversed(decisions_on_current(package)) if one.role == role), None)


@asked_once
def decisions_on_current(package: Package) -> list[PackageDecision]:
    """All decisions that stand on exactly the text in force, in the order in which they were made."""
    return [] if known_to_lack(package, "decisions") else list(standing_decisions(package).order_by("id"))


def owed_codes(package: Package) -> set[str]:
    """The papers with which a body passed the text in force though they were lacking."""
    return {one["code"] for bound in decisions_on_current(package) for one in bound.owed}


def standing_decisions(package: Package) -> QuerySet[PackageDecision]:
    """Decisions, not superseded, on the draft in force and on the one whose amended form it is.

    What was decided before the text had to be looked at again is none of them until it is upheld.
    """
    texts = texts_in_force(package)
    on_this = Q(version__in=texts, decision__subject__in=texts.values())
    decided = confirmations(package)
    confirmed = Q(version__in=decided.values("decision__version"))
    confirmed &= Q(decision__subject__in=decided.values("decision__decision__subject"))
    found = PackageDecision.objects.filter(on_this | confirmed, decision__superseded_by=None)
    found = found.exclude(_doubted())
    return found.select_related("decision__body", "decision__confirmer", "version")


def confirmations(package: Package) -> QuerySet[Confirmation]:
    """Confirmations of the draft in force whose decision still stands."""
    texts = texts_in_force(package)
    found = Confirmation.objects.filter(version__in=texts, decision__decision__superseded_by=None)
    found = found.filter(step__fingerprint__in=texts.values())
    return found.select_related("body", "by", "decision__version")


def fingerprints_in_force(package: Package) -> set[str]:
    """The fingerprint of the draft in force, and of those whose amended form or corrected text it is."""
    decided = confirmations(package).values_list("decision__decision__subject", flat=True)
    return {package.fingerprint(), *texts_in_force(package).values(), *decided}


def amended_decision(package: Package) -> PackageDecision | None:
    """The last decision that passed a text with something still to be put right, if it stands."""
    found = PackageDecision.objects.filter(version__package=package, decision__superseded_by=None)
    found = found.exclude(decision__amendments="").select_related("decision__confirmer", "version")
    return found.order_by("-id").first()


def unlisted_changes(package: Package) -> list[Part]:
    """Parts that differ from the text passed with amendments, though they were not to be put right."""
    decided = amended_decision(package)
    if decided is None or package.current is None:
        return []
    then, now = _bytes_of(decided.version), _bytes_of(package.current)
    free = set(decided.amended_parts)
    return [
        part
        for part in package.kind.parts
        if part.code not in free and then.get(part.code) != now.get(part.code)
    ]


def _bytes_of(version: Version) -> dict[str, str]:
    return dict(version.parts.values_list("code", "blob__sha256"))


def is_passed(package: Package, *, role: str) -> bool:
    """Whether the body in that role passed exactly the text in force, amendments confirmed."""
    bound = decision_on_current(package, role=role)
    if bound is None or bound.decision.outcome.code != "passed":
        return False
    if not bound.decision.with_amendments:
        return True
    return confirmations(package).filter(decision=bound).exists()


def last_correction(package: Package) -> PackageDecision | None:
    """The last count that corrected another one, whatever text it was about."""
    found = PackageDecision.objects.filter(version__package=package).exclude(decision__supersedes=None)
    return found.select_related("decision__body", "version").order_by("-id").first()


def signature_on_current(package: Package) -> Signature | None:
    """The signature that counts: on the draft in force, while the package stands signed."""
    stage = package.definition.stage_of(package.state)
    if stage is None or not stage.terminal or not stage.counts:
        return None
    texts = texts_in_force(package)
    found = Signature.objects.filter(version__in=texts, fingerprint__in=texts.values())
    return found.select_related("signer", "body").order_by("-id").first()


def judgements(package: Package) -> list[Version]:
    """Drafts with their verdicts and decisions, the newest first, for the page of opinions."""
    verdicts = Verdict.objects.select_related("body", "step__actor", "taken_back_by")
    decisions = PackageDecision.objects.select_related(
        "decision__body", "decision__recorded_by", "decision__confirmer", "decision__superseded_by"
    )
    found = drafts(package)
    for name, rows in {"verdicts": verdicts, "decisions": decisions}.items():
        told = rows.none() if known_to_lack(package, name) else rows.order_by("id")
        prefetch_related_objects(found, Prefetch(name, told))
    return found


ask_whether("verdicts", Verdict.objects.filter(version__package=OuterRef("pk")))
ask_whether("decisions", PackageDecision.objects.filter(version__package=OuterRef("pk")))
