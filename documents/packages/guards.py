"""Conditions about every package, as drafted, passed, signed; never rename one, procedures store names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress.people.queries.hats import BodyCapacity
from congress.roles import Right
from documents.packages.asking import still_awaited
from documents.packages.queries.absent import missing_kinds
from documents.packages.queries.drafts import any_older, drafter_ids, returned_unchanged, writer_ids
from documents.packages.queries.judgements import (
    amended_decision,
    bodies_answered,
    decision_on_current,
    is_in_doubt,
    is_passed,
    judging_bodies,
    last_correction,
    silent_bodies,
    unlisted_changes,
    verdict_on_current,
)
from documents.packages.queries.recorders import able_recorders
from documents.packages.queries.sources import changed_sources, is_decided, shaken_sources, sources_of
from documents.packages.words.days import planned_day
from documents.packages.words.roles import who_by_role
from workflows import clock
from workflows.registry import guard, registry, right

if TYPE_CHECKING:
    from workflows.context import Context

CONSULTATION = "consultation"
# A refused attempt to record a vote or to sign is remembered.
WATCHED = {Right.RECORD, Right.DECIDE, Right.SIGN}

registry.role_words = who_by_role
for verb in Right:
    right(verb.value, label=verb.label, watched=verb in WATCHED)


@guard("has_draft", reason=gettext_lazy("Chưa có dự thảo nào. Đề nghị tải lên dự thảo trước."))
def has_draft(context: Context) -> bool:
    """There is a draft in force."""
    return bool(context.item.current_id)


@guard("consultation_held", reason=gettext_lazy("Chưa lấy ý kiến. Đề nghị gửi lấy ý kiến trước khi trình."))
def consultation_held(context: Context) -> bool:
    """The package has been through consultation, if its procedure has one."""
    asked = context.definition.in_phase(CONSULTATION)
    if not asked:
        return True
    left = context.item.steps.filter(source__in=asked).exclude(target__in=asked)
    moves = (
        (context.definition.move(action, source)) for action, source in left.values_list("action", "source")
    )
    # A draft withdrawn meanwhile leaves it too, but nobody was heard on the right one.
    return any(move is not None and "withdrawal" not in move.answers for move in moves)


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
    return holder is None or holder.body_id not in _answered(context)


@guard("every_body_has_answered", reason="")
def every_body_has_answered(context: Context) -> bool:
    """Duty condition: all bodies that review in this stage have said something of this draft."""
    return not silent_bodies(context.item, _answered(context))


@guard("consultation_is_over", reason="")
def consultation_is_over(context: Context) -> bool | str:
    """All asked bodies have answered, or the planned last day has passed (silence is not consent).

    Units asked by letter have their own last day: until then the lead waits for them too.
    """
    silent = silent_bodies(context.item, _answered(context))
    last = context.item.due_for(context.item.state)
    if not silent or (last is not None and clock.today() > last):
        return " ".join(still_awaited(context.item)) or True

    def words() -> str:
        names = ", ".join(holder.name for holder in silent)
        if awaited := still_awaited(context.item):
            return " ".join(awaited)
        if last is None:
            return _("Còn chờ ý kiến của: %(names)s.") % {"names": names}
        facts = {"names": names, "last": planned_day(last)}
        return _("Còn chờ ý kiến của: %(names)s; hạn lấy ý kiến hết ngày %(last)s.") % facts

    # Mostly it is asked only whether it is over: what tells why not is read for who reads it.
    return lazy(words, str)()


@guard("changed_since_return", reason="")
def changed_since_return(context: Context) -> bool | str:
    """The very text that was returned or voted down cannot come back (scenario 2)."""
    sent_back = returned_unchanged(context.item)
    if sent_back is None or sent_back.version is None:
        return True
    words = _("Dự thảo lần %(number)d đã bị trả lại và chưa sửa. Đề nghị tải lên dự thảo mới.")
    return words % {"number": sent_back.version.number}


@guard("verdict_passed_on_this_version", reason="")
def verdict_passed_on_this_version(context: Context) -> bool | str:
    """Every body that judges in this stage passed exactly the draft in force (scenario 4)."""
    item = context.item
    for holder in judging_bodies(item):
        verdict = verdict_on_current(item, body_id=holder.body_id)
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
    role = context.item.kind.decider
    item = context.item
    if is_passed(item, role=role):
        return True
    who = item.who_may("record", role)
    if decision_on_current(item, role=role):
        return _("%(who)s chưa thông qua dự thảo này.") % {"who": who}
    if is_in_doubt(item):
        words = _("Hồ sơ đã đưa vào diện rà soát lại: cần %(who)s biểu quyết lại hoặc xác nhận giữ nguyên.")
        return words % {"who": who}
    return _("%(who)s chưa biểu quyết thông qua đúng dự thảo này.") % {"who": who}


@guard("amended_draft_is_there", reason="")
def amended_draft_is_there(context: Context) -> bool | str:
    """There is a newer draft than the one that was passed with something still to be put right."""
    decided = amended_decision(context.item)
    if decided and context.item.current_id != decided.version_id:
        return True
    return _("Chưa có bản hoàn thiện. Chủ trì cần tải lên dự thảo đã sửa theo nội dung được giao.")


@guard("amended_draft_is_missing", reason=gettext_lazy("Đã có bản hoàn thiện."))
def amended_draft_is_missing(context: Context) -> bool:
    """Duty condition: the lead still has to write it."""
    return amended_draft_is_there(context) is not True


@guard("only_listed_parts_changed", reason="")
def only_listed_parts_changed(context: Context) -> bool | str:
    """Papers that the body did not ask to be put right are what it voted on, to the last byte."""
    changed = unlisted_changes(context.item)
    if not changed:
        return True
    titles = "; ".join(part.title for part in changed)
    return _("Ngoài phần được giao, còn thay đổi: %(titles)s. Đề nghị trả lại để hoàn thiện.") % {
        "titles": titles
    }


@guard("has_count_to_correct", reason=gettext_lazy("Cơ quan chưa có kết quả biểu quyết về dự thảo này."))
def has_count_to_correct(context: Context) -> bool:
    """The body of this move has recorded a count on the text in force."""
    move = context.transition
    return move is not None and decision_on_current(context.item, role=move.holder) is not None


@guard("corrected_count_passes", reason="")
def corrected_count_passes(context: Context) -> bool | str:
    """After the correction the text is still passed, so that what followed may stand."""
    corrected = last_correction(context.item)
    if corrected and corrected.decision.outcome.code == "passed":
        return True
    return _("Theo số liệu đính chính, kết quả là không thông qua; đề nghị trả lại để hoàn thiện.")


@guard(
    "corrected_count_fails",
    reason=gettext_lazy("Theo số liệu đính chính, kết quả vẫn là thông qua; đề nghị cho tiếp tục."),
)
def corrected_count_fails(context: Context) -> bool:
    """The opposite: what followed rested on a mistake."""
    return corrected_count_passes(context) is not True


@guard("has_verdict_to_take_back", reason=gettext_lazy("Cơ quan chưa có kết luận nào để rút lại."))
def has_verdict_to_take_back(context: Context) -> bool:
    """The body of the actor has said something of the draft in force."""
    if context.capacity is None or context.capacity.body_id is None:
        return False
    return context.capacity.body_id in _answered(context)


@guard("has_older_draft", reason=gettext_lazy("Không có dự thảo cũ nào để rút."))
def has_older_draft(context: Context) -> bool:
    """There is a draft that is no longer in force and not withdrawn."""
    return any_older(context.item)


@guard("sources_are_passed", reason="")
def sources_are_passed(context: Context) -> bool | str:
    """The packages this one sums up have been decided on before it is (Báo cáo quý I/2022, mục II.A.1)."""
    waiting = [one.listed_title for one in sources_of(context.item) if not is_decided(one)]
    missing = missing_kinds(context.item).values()
    said = {
        _("Phải biểu quyết sau các hồ sơ: %(titles)s."): waiting,
        _("Chưa giao hồ sơ mà hồ sơ này phải chờ: %(titles)s."): missing,
    }
    return " ".join(words % {"titles": "; ".join(titles)} for words, titles in said.items() if titles) or True


@guard("sources_are_unchanged", reason="")
def sources_are_unchanged(context: Context) -> bool | str:
    """None of them has changed since this one was voted on, nor was sent back."""
    changed, doubted, undone = shaken_sources(context.item)
    said = {
        _("Đã thay đổi sau khi biểu quyết, cần biểu quyết lại: %(titles)s."): changed,
        _("Đang rà soát lại, phải chờ kết quả: %(titles)s."): doubted,
        _("Không còn ở bước đã thông qua, phải chờ kết quả: %(titles)s."): undone,
    }
    titles = {words: "; ".join(one.listed_title for one in rows) for words, rows in said.items()}
    return " ".join(words % {"titles": named} for words, named in titles.items() if named) or True


@guard("sources_have_changed", reason=gettext_lazy("Các hồ sơ làm căn cứ chưa thay đổi sau khi biểu quyết."))
def sources_have_changed(context: Context) -> bool:
    """The opposite: only then is there a reason to vote again."""
    return bool(changed_sources(context.item))


@guard("recorder_is_not_the_signer", reason="")
def recorder_is_not_the_signer(context: Context) -> bool | str:
    """Who will sign does not record the count he relies on, nor has it entered in his name."""
    signers = [one.body_id for one in context.item.bodies("signer") if one.body_id]
    recorders = [one for one in {context.actor, context.person} if one is not None]
    if not any(context.item.may(one, Right.SIGN, holder="signer") for one in recorders):
        return True
    words = _("Người ký duyệt không ghi biên bản biểu quyết của chính hồ sơ mình sẽ ký.")
    here = context.capacity
    if not isinstance(here, BodyCapacity) or here.body_id is None:
        return words
    # Who is refused is told who can help.
    able = able_recorders([here.body_id], signers)
    facts = {"body": here.body_name, "who": ", ".join(map(str, able[:3]))}
    helps = (
        _("Người ghi được tại %(body)s: %(who)s.")
        if able
        else _("Tại %(body)s chưa có ai khác ghi được: đề nghị Văn phòng phân công thư ký cho %(body)s.")
    )
    return f"{words} {helps % facts}"


def _answered(context: Context) -> set[int]:
    found: set[int] = context.once("bodies_answered", lambda: bodies_answered(context.item))
    return found


def _nobody_drafted(context: Context) -> bool:
    """Neither who answers for the step nor who enters it; but to type in another's paper is not to draft."""
    item, person, actor = context.item, context.person, context.actor
    if person is not None and person.pk in drafter_ids(item):
        return False
    return actor is person or actor.pk not in writer_ids(item)
