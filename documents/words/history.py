"""The history of a package in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.models.drafts import check_code
from workflows import history

if TYPE_CHECKING:
    from documents.models import PackageDecision, PackageStep
    from workflows.procedures.schema import Definition


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history."""

    at: datetime
    sentence: str
    note: str = ""
    entered: datetime | None = None


def history_of(steps: list[PackageStep], definition: Definition) -> list[Entry]:
    """The history in sentences, the newest first."""
    notes = history.notes_of(steps)
    return [_entry(step, definition, notes.get(step.note_digest, "")) for step in reversed(steps)]


def sentence(step: PackageStep, definition: Definition) -> str:
    """Who did what, in whose name, with what result: one sentence."""
    move = definition.move(step.action, step.source)
    what = move.label if move else step.action
    details = ", ".join(filter(None, (_draft(step), _verdict(step), _count(step.decision), _signature(step))))
    words = _("%(who)s – %(what)s") % {"who": _who(step), "what": what}
    return f"{words}: {details}." if details else f"{words}."


def count_in_words(bound: PackageDecision) -> str:
    """The count of a decision and what it comes to."""
    decision = bound.decision
    facts = {
        "present": decision.present,
        "members": decision.members,
        "for": decision.votes_for,
        "against": decision.votes_against,
        "other": decision.other_opinion,
        "silent": decision.not_voting,
        "outcome": outcome_in_words(decision.outcome.code),
    }
    return (
        _(
            "có mặt %(present)d/%(members)d, tán thành %(for)d, không tán thành %(against)d, "
            "ý kiến khác %(other)d, không biểu quyết %(silent)d – %(outcome)s"
        )
        % facts
    )


def outcome_in_words(code: str) -> str:
    """What a count comes to."""
    return {"passed": _("thông qua"), "failed": _("không thông qua")}.get(code, _("không đủ số người dự họp"))


def _entry(step: PackageStep, definition: Definition, note: str) -> Entry:
    late = (step.entered - step.at).total_seconds() > 60
    return Entry(step.at, sentence(step, definition), note, step.entered if late else None)


def _who(step: PackageStep) -> str:
    body = f" ({step.body.name})" if step.body else ""
    if step.acting_for is None:
        return f"{step.actor}{body}"
    facts = {
        "actor": step.actor,
        "other": step.acting_for,
        "ground": _grounds().get(step.ground, step.ground),
    }
    return _("%(actor)s nhập thay %(other)s theo %(ground)s") % facts + body


def _draft(step: PackageStep) -> str:
    if step.version is None or step.action != "revise":
        return ""
    facts = {"number": step.version.number, "code": check_code(step.fingerprint)}
    return _("dự thảo lần %(number)d, mã kiểm tra %(code)s") % facts


def _verdict(step: PackageStep) -> str:
    if step.verdict is None:
        return ""
    facts = {"number": step.version.number if step.version else 0}
    words = _("dự thảo lần %(number)d đạt") if step.verdict.passed else _("dự thảo lần %(number)d chưa đạt")
    return words % facts


def _count(bound: Any) -> str:
    if bound is None:
        return ""
    met = _("họp ngày %(day)s") % {"day": bound.decision.met_on.strftime("%d/%m/%Y")}
    return f"{met}, {count_in_words(bound)}"


def _signature(step: PackageStep) -> str:
    if step.signature is None:
        return ""
    facts = {"number": step.version.number if step.version else 0, "code": check_code(step.fingerprint)}
    return _("dự thảo lần %(number)d, mã kiểm tra %(code)s") % facts


def _grounds() -> dict[str, str]:
    return {"paper": _("phiếu giấy"), "telephone": _("điện thoại"), "delegation": _("ủy quyền")}
