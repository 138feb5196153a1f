"""The conclusion of a reviewing body, and taking it back while nobody relies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.packages.answers.common import body_of, reason_faults, role_of
from documents.packages.models.judgements import Opinion, Verdict
from documents.packages.queries.judgements import is_asked, verdict_on_current
from workflows.engine.beside import written_beside
from workflows.registry import answer

if TYPE_CHECKING:
    from workflows.context import Context

# What a caller says who is asked -> how it is kept.
OPINIONS = {
    "pass": Opinion.AGREED,
    "remarks": Opinion.REMARKS,
    "fail": Opinion.REFUSED,
    "none": Opinion.NONE,
}


def check_verdict(context: Context, value: Any) -> list[str]:
    """One of those offered, on a draft that exists; who does not agree, or remarks, says it in words."""
    asked = context.transition is not None and is_asked(context.transition, context.definition)
    if value not in (OPINIONS if asked else ("pass", "fail")):
        return [_("Chưa chọn ý kiến.") if asked else _("Chưa chọn kết luận: đạt hoặc chưa đạt.")]
    if context.item.current is None:
        return [_("Chưa có dự thảo nào để kết luận.")]
    lacking = {
        "fail": _("Phải nêu rõ lý do chưa nhất trí.") if asked else _("Phải nêu rõ lý do chưa đạt."),
        "remarks": _("Phải ghi nội dung góp ý."),
    }
    return reason_faults(context, lacking[value]) if value in lacking else []


def apply_verdict(context: Context, value: str) -> None:
    """Keep the verdict of the body on the draft in force; its words are the note of the step."""
    asked = context.transition is not None and is_asked(context.transition, context.definition)
    opinion = OPINIONS[value] if asked else ""
    context.link(verdict=_new_verdict(context, passed=value != "fail", opinion=opinion))


def check_taking_back(context: Context, value: Any) -> list[str]:
    """The body has a verdict on the draft in force, and says why it takes it back."""
    if _standing(context) is None:
        return [_("Cơ quan chưa có kết luận nào về dự thảo này để rút lại.")]
    return reason_faults(context, _("Phải nêu rõ lý do rút lại kết luận."))


def apply_taking_back(context: Context, value: Any) -> None:
    """A row that cancels the verdict: the body is asked again."""
    wrong = _standing(context)
    if wrong is not None:
        context.link(
            verdict=_new_verdict(context, passed=wrong.passed, opinion=wrong.opinion, takes_back=wrong)
        )


def _standing(context: Context) -> Verdict | None:
    return verdict_on_current(context.item, body_id=body_of(context).pk)


def _new_verdict(
    context: Context, *, passed: bool, opinion: str, takes_back: Verdict | None = None
) -> Verdict:
    draft = context.item.current
    verdict = Verdict.objects.create(
        version=draft,
        role=role_of(context),
        body=body_of(context),
        passed=passed,
        opinion=opinion,
        at=context.at,
        takes_back=takes_back,
    )
    written_beside(draft, "verdicts", verdict)
    return verdict


answer("verdict", check=check_verdict, apply=apply_verdict)
answer("taking_back", check=check_taking_back, apply=apply_taking_back)
