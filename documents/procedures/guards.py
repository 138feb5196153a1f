"""Conditions of package procedures. Names are stored with every procedure: never rename one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress import queries as people
from congress.roles import Right
from documents import queries
from workflows import clock
from workflows.registry import guard, right

if TYPE_CHECKING:
    from workflows.context import Context

# A refused attempt to record a vote or to sign is remembered.
WATCHED = {Right.RECORD, Right.DECIDE, Right.SIGN}

for verb in Right:
    right(verb.value, label=verb.label, watched=verb in WATCHED)


@guard("has_draft", reason=gettext_lazy("Chưa có dự thảo nào. Đề nghị tải lên dự thảo trước."))
def has_draft(context: Context) -> bool:
    """There is a draft in force."""
    return bool(context.item.current_id)


@guard("parts_complete", reason="")
def parts_complete(context: Context) -> bool | str:
    """Every required part is in the draft in force; the reason lists what is missing."""
    missing = queries.missing_parts(context.item)
    if not missing:
        return True
    titles = "; ".join(part.title for part in missing)
    return _("Hồ sơ còn thiếu: %(titles)s.") % {"titles": titles}


@guard("consultation_held", reason=gettext_lazy("Chưa lấy ý kiến. Đề nghị gửi lấy ý kiến trước khi trình."))
def consultation_held(context: Context) -> bool:
    """The package has been through consultation, if its procedure has one."""
    if context.definition.stage_of("consultation") is None:
        return True
    left = context.item.steps.filter(source="consultation").exclude(target="consultation")
    return bool(left.exists())


@guard(
    "consultation_not_held",
    reason=gettext_lazy("Đã lấy ý kiến xong; bước tiếp theo là trình Tiểu ban."),
)
def consultation_not_held(context: Context) -> bool:
    """Consultation is held once."""
    return not consultation_held(context)


@guard("body_has_not_answered", reason="")
def body_has_not_answered(context: Context) -> bool:
    """Duty condition: this body has said nothing of the draft in force."""
    holder = context.holder
    return holder is None or holder.body_id not in queries.bodies_answered(context.item)


@guard("every_body_has_answered", reason="")
def every_body_has_answered(context: Context) -> bool:
    """Duty condition: all bodies that review in this stage have said something of this draft."""
    return not queries.silent_bodies(context.item)


@guard("consultation_is_over", reason="")
def consultation_is_over(context: Context) -> bool | str:
    """All asked bodies have answered, or the planned last day has passed (silence is not consent)."""
    silent = queries.silent_bodies(context.item)
    last = context.item.due_for("consultation")
    if not silent or (last is not None and clock.today() > last):
        return True
    names = ", ".join(holder.name for holder in silent)
    if last is None:
        return _("Còn chờ ý kiến của: %(names)s.") % {"names": names}
    facts = {"names": names, "last": last.strftime("%d/%m/%Y")}
    return _("Còn chờ ý kiến của: %(names)s; hạn lấy ý kiến hết ngày %(last)s.") % facts


@guard("changed_since_return", reason="")
def changed_since_return(context: Context) -> bool | str:
    """The very text that was returned or voted down cannot come back (scenario 2)."""
    version = queries.returned_version(context.item)
    if version is None or version.fingerprint != context.fingerprint:
        return True
    return _("Dự thảo lần %(number)d đã bị trả lại và chưa sửa. Đề nghị tải lên dự thảo mới.") % {
        "number": version.number
    }


@guard("verdict_passed_on_this_version", reason="")
def verdict_passed_on_this_version(context: Context) -> bool | str:
    """Every body that judges in this stage passed exactly the draft in force (scenario 4)."""
    item = context.item
    for holder in queries.judging_bodies(item):
        verdict = queries.verdict_on_current(item, body_id=holder.body_id)
        facts = {"who": holder.name, "number": item.current.number if item.current else 0}
        if verdict is None:
            return _("Chưa có biên bản thẩm tra của %(who)s cho dự thảo lần %(number)d.") % facts
        if not verdict.passed:
            return _("%(who)s kết luận dự thảo lần %(number)d chưa đạt.") % facts
    return True


@guard(
    "verifier_is_not_a_drafter",
    reason=gettext_lazy("Người đã tham gia soạn thảo hồ sơ này không được thẩm tra chính dự thảo đó."),
)
def verifier_is_not_a_drafter(context: Context) -> bool:
    """Nobody who contributed to any draft judges it (scenario 4)."""
    return _nobody_drafted(context)


@guard(
    "signer_is_not_a_drafter",
    reason=gettext_lazy("Người đã tham gia soạn thảo hồ sơ này không được ký duyệt chính dự thảo đó."),
)
def signer_is_not_a_drafter(context: Context) -> bool:
    """Nobody signs what he wrote."""
    return _nobody_drafted(context)


@guard("passed_on_this_version", reason="")
def passed_on_this_version(context: Context) -> bool | str:
    """The body that decides on this kind passed exactly the text in force (scenario 3)."""
    return _passed(context, context.item.kind.decider)


@guard("sources_are_passed", reason="")
def sources_are_passed(context: Context) -> bool | str:
    """The packages this one sums up have been decided on before it is (Báo cáo quý I/2022, mục II.A.1)."""
    waiting = [one.listed_title for one in queries.sources_of(context.item) if not queries.is_decided(one)]
    if not waiting:
        return True
    return _("Phải biểu quyết sau các hồ sơ: %(titles)s.") % {"titles": "; ".join(waiting)}


@guard("sources_are_unchanged", reason="")
def sources_are_unchanged(context: Context) -> bool | str:
    """None of them has changed since this one was voted on."""
    changed = queries.changed_sources(context.item)
    if not changed:
        return True
    titles = "; ".join(one.listed_title for one in changed)
    return _("Đã thay đổi sau khi biểu quyết, cần biểu quyết lại: %(titles)s.") % {"titles": titles}


@guard("sources_have_changed", reason=gettext_lazy("Các hồ sơ làm căn cứ chưa thay đổi sau khi biểu quyết."))
def sources_have_changed(context: Context) -> bool:
    """The opposite: only then is there a reason to vote again."""
    return bool(queries.changed_sources(context.item))


@guard("recorder_is_not_the_signer", reason="")
def recorder_is_not_the_signer(context: Context) -> bool | str:
    """Who will sign does not record the count he relies on."""
    signers = [one.body_id for one in context.item.bodies("signer") if one.body_id]
    if context.actor is None or not people.capacity(context.actor, Right.SIGN, signers):
        return True
    return _("Người ký duyệt không ghi biên bản biểu quyết của chính hồ sơ mình sẽ ký.")


def _nobody_drafted(context: Context) -> bool:
    drafters = queries.drafter_ids(context.item)
    return not any(one is not None and one.pk in drafters for one in (context.actor, context.person))


def _passed(context: Context, role: str) -> bool | str:
    item = context.item
    found = queries.decision_on_current(item, role=role)
    if found and found.decision.outcome.code == "passed":
        return True
    who = item.who_may("record", role)
    if found:
        return _("%(who)s chưa thông qua dự thảo này.") % {"who": who}
    return _("%(who)s chưa biểu quyết thông qua đúng dự thảo này.") % {"who": who}
