"""What moves of packages ask for: a draft, a verdict, a count, a reason, a signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.models import Body
from congress.services import DecisionRefused, record_decision
from documents import queries
from documents.models import Blob, Milestone, PackageDecision, Signature, Verdict, Version, VersionPart
from documents.models.drafts import fingerprint_of
from workflows import clock
from workflows.errors import Stale, Unmet
from workflows.registry import answer

if TYPE_CHECKING:
    from workflows.context import Context

REASON_MINIMUM = 5


@dataclass(frozen=True, slots=True)
class NewPart:
    """A file already stored and hashed, to become a part of the next draft."""

    code: str
    name: str
    stored_name: str
    sha256: str
    size: int
    extension: str
    content_type: str
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """Answer "version": the parts that change; the others are carried over from the draft before."""

    parts: tuple[NewPart, ...]
    note: str = ""

    @property
    def identity(self) -> str:
        """What makes a repeated request the same one: the papers and the words, not the random names."""
        return repr(sorted((part.code, part.sha256, part.name) for part in self.parts)) + self.note


@dataclass(frozen=True, slots=True)
class Count:
    """Answer "decision": the count of one vote, as in the minutes."""

    met_on: date
    present: int
    votes_for: int
    votes_against: int
    other_opinion: int
    not_voting: int
    minutes_ref: str
    dissent: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """Answer "return": an internal last day for the work still to be done, if one was set."""

    until: date | None = None


def check_version(context: Context, value: Any) -> list[str]:
    """A draft has at least one part, only parts this kind knows, and differs from the last one."""
    if not isinstance(value, Draft) or not value.parts:
        return [_("Chưa chọn tệp hoặc nhập nội dung nào cho dự thảo mới.")]
    kind = context.item.kind
    unknown = [part.name for part in value.parts if kind.part(part.code) is None]
    if unknown:
        return [_("Hồ sơ không có thành phần cho tệp: %(names)s.") % {"names": ", ".join(unknown)}]
    if _next_fingerprint(context, value) == context.fingerprint:
        return [_("Nội dung giống hệt dự thảo đang có, nên không lập dự thảo mới.")]
    return []


def apply_version(context: Context, value: Draft) -> None:
    """Write the next draft and make it the one in force."""
    item = context.item
    number = item.current.number + 1 if item.current else 1
    version = Version.objects.create(
        package=item,
        number=number,
        fingerprint=_next_fingerprint(context, value),
        author=context.person,
        entered_by=context.actor,
        note=value.note,
        created=context.at,
    )
    VersionPart.objects.bulk_create(
        [VersionPart(version=version, **row) for row in (*_kept(context, value), *_brought(value))]
    )
    context.fingerprint = version.fingerprint
    context.change(current=version)
    context.link(version=version)


def check_verdict(context: Context, value: Any) -> list[str]:
    """Either "pass" or "fail", on a draft that exists; a failing verdict says why."""
    if value not in ("pass", "fail"):
        return [_("Chưa chọn kết luận: đạt hoặc chưa đạt.")]
    if context.item.current is None:
        return [_("Chưa có dự thảo nào để kết luận.")]
    if value == "fail":
        return _reason_faults(context, _("Phải nêu rõ lý do chưa đạt."))
    return []


def apply_verdict(context: Context, value: str) -> None:
    """Keep the verdict of the body on the draft in force; its words are the note of the step."""
    verdict = Verdict.objects.create(
        version=context.item.current,
        role=context.transition.holder if context.transition else "",
        body=_body(context),
        passed=value == "pass",
        at=context.at,
    )
    context.link(verdict=verdict)


def check_decision(context: Context, value: Any) -> list[str]:
    """A count of a meeting held after the draft was made; `congress` judges the figures."""
    if not isinstance(value, Count):
        return [_("Chưa nhập kết quả biểu quyết.")]
    current = context.item.current
    if current is None:
        return [_("Chưa có dự thảo nào để biểu quyết.")]
    made_on = current.created.astimezone(clock.HANOI).date()
    if value.met_on < made_on:
        made = made_on.strftime("%d/%m/%Y")
        return [_("Ngày họp không được trước ngày có dự thảo này (%(made)s).") % {"made": made}]
    return []


def apply_decision(context: Context, value: Count) -> str:
    """Record the decision on the draft in force; the outcome is computed, and picks the next stage."""
    item, role = context.item, context.transition.holder if context.transition else ""
    try:
        decision = record_decision(
            _body(context),
            subject=context.fingerprint,
            met_on=value.met_on,
            present=value.present,
            votes_for=value.votes_for,
            votes_against=value.votes_against,
            other_opinion=value.other_opinion,
            not_voting=value.not_voting,
            minutes_ref=value.minutes_ref,
            recorded_by=context.actor,
            dissent=value.dissent,
        )
    except DecisionRefused as refused:
        raise Unmet(*refused.reasons) from refused
    bound = PackageDecision.objects.create(
        version=item.current, role=role, decision=decision, basis=queries.basis_of(item)
    )
    context.link(decision=bound)
    return decision.outcome.code


def check_reason(context: Context, value: Any) -> list[str]:
    """The note is the reason, and it is not empty."""
    return _reason_faults(context, _("Phải nêu rõ lý do."))


def apply_reason(context: Context, value: Any) -> None:
    """Nothing more to write: the reason is the note of the step."""


def check_return(context: Context, value: Any) -> list[str]:
    """A reason, and a new internal day that lies between today and the package's last day."""
    found = _reason_faults(context, _("Phải nêu rõ nội dung cần hoàn thiện."))
    until = value.until if isinstance(value, Return) else None
    if until and until < clock.today():
        found.append(_("Hạn hoàn thiện không được trước hôm nay."))
    if until and context.item.due and until >= context.item.due:
        found.append(_("Hạn hoàn thiện phải trước thời hạn của hồ sơ."))
    return found


def apply_return(context: Context, value: Any) -> None:
    """Count a round and plan the new internal day; the package's own deadline stays."""
    item = context.item
    context.change(round=item.round + 1)
    if isinstance(value, Return) and value.until:
        Milestone.objects.update_or_create(
            package=item,
            stage="returned",
            defaults={"planned": value.until, "reason": context.note[:400], "decided_by": context.person},
            create_defaults={
                "planned": value.until,
                "baseline": value.until,
                "reason": context.note[:400],
                "decided_by": context.person,
            },
        )


def check_signature(context: Context, value: Any) -> list[str]:
    """The signer carries back the hash of the text shown to him; another text is Stale."""
    if value != context.fingerprint:
        raise Stale(_("Nội dung trình ký đã thay đổi so với bản đang xem. Đề nghị mở lại hồ sơ."))
    return []


def apply_signature(context: Context, value: str) -> None:
    """Keep the signature on exactly this draft."""
    signature = Signature.objects.create(
        version=context.item.current,
        body=_body(context),
        signer=context.person,
        fingerprint=context.fingerprint,
        at=context.at,
    )
    context.link(signature=signature)


def _body(context: Context) -> Body:
    """The body in whose name the step is made."""
    if context.capacity is None or context.capacity.body_id is None:
        raise Unmet(_("Chưa rõ thực hiện với tư cách cơ quan nào."))
    return Body.objects.get(pk=context.capacity.body_id)


def _reason_faults(context: Context, words: str) -> list[str]:
    return [] if len(context.note.strip()) >= REASON_MINIMUM else [words]


def _next_fingerprint(context: Context, value: Draft) -> str:
    kept = [(row["code"], row["blob"].sha256) for row in _kept(context, value)]
    return fingerprint_of([*kept, *((part.code, part.sha256) for part in value.parts)])


def _kept(context: Context, value: Draft) -> list[dict[str, Any]]:
    current = context.item.current
    replaced = {part.code for part in value.parts}
    old = current.parts.select_related("blob") if current else []
    return [
        {"code": part.code, "blob": part.blob, "name": part.name} for part in old if part.code not in replaced
    ]


def _brought(value: Draft) -> list[dict[str, Any]]:
    return [{"code": part.code, "blob": _blob(part), "name": part.name} for part in value.parts]


def _blob(part: NewPart) -> Blob:
    return Blob.objects.create(
        name=part.stored_name,
        sha256=part.sha256,
        size=part.size,
        extension=part.extension,
        content_type=part.content_type,
        readable=part.readable,
    )


answer("version", check=check_version, apply=apply_version)
answer("verdict", check=check_verdict, apply=apply_verdict)
answer("decision", check=check_decision, apply=apply_decision)
answer("reason", check=check_reason, apply=apply_reason)
answer("return", check=check_return, apply=apply_return)
answer("signature", check=check_signature, apply=apply_signature)
