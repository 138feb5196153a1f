"""What changed from draft to draft, and what bodies said of each: verdicts, decisions, the signature."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.packages.queries.duties import bare_steps_of
from documents.packages.queries.judgements import judgements
from documents.packages.words.days import size_in_words
from documents.packages.words.history import count_in_words, outcome_in_words
from workflows import history
from workflows.kept import kept_by_the_book
from workflows.procedures.overlay import LOOKED_AT, UPHELD

if TYPE_CHECKING:
    from documents.packages.models.drafts import Version
    from documents.packages.models.judgements import PackageDecision
    from documents.packages.models.packages import Package
    from documents.packages.models.steps import PackageStep


def changes(version: Version, before: Version | None) -> list[str]:
    """What a draft changed against the one before: parts added, replaced, with their sizes."""
    old = {part.code: part.blob for part in before.parts.all()} if before else {}
    found = []
    for part in version.parts.all():
        was, now = old.get(part.code), part.blob
        facts = {"name": part.name, "new": size_in_words(now.size)}
        if was is None and before is not None:
            found.append(_("Thêm: %(name)s (%(new)s)") % facts)
        elif was is not None and was.sha256 != now.sha256:
            facts["old"] = size_in_words(was.size)
            found.append(_("Thay: %(name)s (%(old)s → %(new)s)") % facts)
    return found


def judged_by_draft(
    versions: Iterable[Version], steps: list[PackageStep], alike: Collection[int] = ()
) -> list[dict[str, Any]]:
    """Verdicts and decisions draft by draft, the newest draft first, with the words given.

    `alike`: ids of the drafts whose verdicts hold for the one in force.
    """
    notes = history.words_of([step for step in steps if step.verdict_id])
    said = {step.verdict_id: notes.get(step.note_digest, "") for step in steps if step.verdict_id}
    doubted = _doubted_in(steps)
    verdicts, decisions = ({getattr(one, name) for one in doubted} for name in ("verdict_id", "decision_id"))
    found = []
    for version in versions:
        rows: list[dict[str, Any]] = []
        for verdict in version.verdicts.all():
            if verdict.takes_back_id is None:
                outcome, tone = verdict.in_words, "ok" if verdict.passed else "late"
                if hasattr(verdict, "taken_back_by"):
                    outcome, tone = _("%(outcome)s (đã rút lại)") % {"outcome": outcome}, "none"
                elif verdict.pk in verdicts:
                    outcome, tone = _no_more(outcome), "none"
                rows.append(
                    {
                        "body": verdict.body.name,
                        "tone": tone,
                        "outcome": outcome,
                        "at": verdict.at,
                        "text": said.get(verdict.pk, ""),
                    }
                )

        rows += [_resolution(bound, decisions) for bound in version.decisions.all()]
        if rows:
            found.append({"number": version.number, "rows": rows, "judged": version.pk in alike})
    return found


@kept_by_the_book
def judgements_told(package: Package, _end: str, alike: frozenset[int]) -> list[dict[str, Any]]:
    """The same of all its drafts, while its newest step has that hash and these drafts are judged alike."""
    return judged_by_draft(judgements(package), bare_steps_of(package), alike)


def _no_more(outcome: str) -> str:
    return _("%(outcome)s (hồ sơ phải rà soát lại, không còn tính)") % {"outcome": outcome}


def _doubted_in(steps: Sequence[PackageStep]) -> Sequence[PackageStep]:
    """The steps before the last look-again, where nobody upheld since what they said; steps by sequence."""
    before = 0
    for number, step in enumerate(steps):
        if step.target == LOOKED_AT != step.source:
            before = number
        elif (step.source, step.action) == (LOOKED_AT, UPHELD):
            before = 0
    return steps[:before]


def _resolution(bound: PackageDecision, doubted: Container[int]) -> dict[str, Any]:
    decision = bound.decision

    # The minutes named once, whether the office wrote "12/BB-BCH" or "Biên bản họp ngày …".
    if decision.minutes_ref.casefold().startswith("biên bản"):
        minutes = decision.minutes_ref[0].lower() + decision.minutes_ref[1:]
    else:
        minutes = _("biên bản %(reference)s") % {"reference": decision.minutes_ref}
    text = _("Họp ngày %(day)s, theo %(minutes)s: %(count)s.") % {
        "day": decision.met_on.strftime("%d/%m/%Y"),
        "minutes": minutes,
        "count": count_in_words(bound),
    }

    if decision.dissent:
        text += " " + _("Ý kiến bảo lưu: %(words)s") % {"words": decision.dissent}
    outcome, tone = outcome_in_words(decision.outcome.code).capitalize(), "late"
    if decision.outcome.code == "passed":
        tone = "ok"
    if hasattr(decision, "superseded_by"):
        outcome, tone = _("%(outcome)s (đã đính chính)") % {"outcome": outcome}, "none"
    elif bound.pk in doubted:
        outcome, tone = _no_more(outcome), "none"
    if decision.reason:
        text += " " + _("Đính chính vì: %(words)s") % {"words": decision.reason}
    return {
        "body": decision.body.name,
        "tone": tone,
        "outcome": outcome,
        "at": decision.met_on,
        "text": text,
    }
