"""A return, a confirmation of amendments, a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress.people.models.memberships import Membership
from congress.people.queries.pens import signs_on_paper_only
from congress.people.words.grounds import names_a_day
from congress.roles import Right
from documents.packages.answers.common import body_of, reason_faults
from documents.packages.answers.values import PenSignature, Return
from documents.packages.models.judgements import Confirmation, Signature
from documents.packages.models.paper_signatures import PaperSignature
from documents.packages.queries.judgements import amended_decision
from workflows import clock, deadlines
from workflows.days_off import day_off_told
from workflows.errors import Stale, Unmet
from workflows.planning import FAIR
from workflows.queries import calendar_in_force
from workflows.registry import answer
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from workflows.context import Context

NO_BASIS = gettext_lazy(
    "Trả lại về nội dung thay mặt cơ quan phải ghi căn cứ: kết luận hoặc biên bản cuộc họp, hoặc bút phê của "
    "người chủ trì (của ai), kèm ngày."
)
PAPER, DELEGATION = "paper", "delegation"


def check_return(context: Context, value: Any) -> list[str]:
    """A reason, a new day before the last of the package; Unmet at `basis` where one is lacking."""
    found = reason_faults(context, _("Phải nêu rõ nội dung cần hoàn thiện."))
    lacking: dict[str, list[str]] = {}
    basis = value.basis if isinstance(value, Return) else ""
    move, body = context.transition, context.capacity.body_id if context.capacity else None
    leading = Membership.objects.in_force(clock.today()).filter(role__in=("head", "deputy"))
    own = leading.filter(body=body, person=context.person).exists()
    # Who only records for the body; its head and deputy return in their own words (people.md, change 18).
    if move is not None and move.right == Right.RECORD and body and not own and not names_a_day(basis):
        lacking["basis"] = [str(NO_BASIS)]
    until = value.until if isinstance(value, Return) else None
    if until and until < clock.today():
        found.append(_("Hạn hoàn thiện không được trước hôm nay."))
    last = last_day_of(context.item)
    least = deadlines.end_working(clock.today(), FAIR, calendar=calendar_in_force())
    # Who receives it late has his two days all the same: then the package is late, and he is not.
    if until and last and until > max(last, least):
        found.append(_("Hạn hoàn thiện phải trước thời hạn của hồ sơ."))
    elif until and until != last and (told := day_off_told(until)):
        found.append(told)
    if lacking:
        raise Unmet(*found, fields=lacking)
    return found


def apply_return(context: Context, value: Any) -> None:
    """Count a round and plan the new internal day of the stage it goes back to; the deadline stays."""
    item, move = context.item, context.transition
    context.change(round=item.round + 1)
    if move is not None and isinstance(value, Return) and value.until:
        context.planned[context.definition.targets(move, item.state)[0]] = value.until


def check_signature(context: Context, value: Any) -> list[str]:
    """The signer carries back the hash of the text shown to him; another text is Stale.

    Somebody else enters only what was signed with a pen, by the code of the sheet; nobody signs by telephone.
    """
    entered = context.person is not context.actor and context.ground != DELEGATION
    pen = isinstance(value, PenSignature)
    if entered and (not pen or context.ground != PAPER):
        return [
            _(
                "Không ghi chữ ký theo điện thoại hay theo lời báo; chữ ký trên giấy ghi theo mã bản in, tại "
                "trang Ghi chữ ký trên giấy."
            )
        ]
    if pen and not entered:
        return [_("Người ký không tự ghi chữ ký trên giấy của mình; đề nghị Văn phòng ghi.")]
    if not entered and signs_on_paper_only(context.actor):
        return [_("Người ký đã chọn chỉ ký trên giấy; đề nghị in bộ trình ký, Văn phòng ghi theo mã bản in.")]
    if (value.fingerprint if pen else value) != context.fingerprint:
        raise Stale(_("Nội dung trình ký đã thay đổi so với bản đang xem. Đề nghị mở lại hồ sơ."))
    return []


def apply_signature(context: Context, value: Any) -> None:
    """Keep the signature on exactly this draft, and how a pen signature was entered."""
    signature = Signature.objects.create(
        version=context.item.current,
        body=body_of(context),
        signer=context.person,
        fingerprint=context.fingerprint,
        at=context.at,
    )
    context.link(signature=signature)
    if isinstance(value, PenSignature):
        PaperSignature.objects.create(
            signature=signature,
            code=value.code,
            kept_at=value.kept_at,
            words=value.words,
            holder_id=value.holder,
            until=value.until,
            by=context.actor,
        )


def check_confirmation(context: Context, value: Any) -> list[str]:
    """Who confirms carries back the hash of the text he compared; another text is Stale."""
    if value != context.fingerprint:
        raise Stale(_("Bản hoàn thiện đã thay đổi so với bản đang xem. Đề nghị mở lại hồ sơ."))
    if amended_decision(context.item) is None:
        return [_("Không có quyết định nào giao xác nhận bản hoàn thiện này.")]
    return []


def apply_confirmation(context: Context, value: str) -> None:
    """The decision now counts for the amended draft too: the body need not gather again."""
    decision = amended_decision(context.item)
    if decision is None:
        return
    confirmation = Confirmation.objects.create(
        version=context.item.current,
        decision=decision,
        body=body_of(context),
        by=context.person,
        at=context.at,
    )
    context.link(confirmation=confirmation)


answer("return", check=check_return, apply=apply_return)
answer("confirmation", check=check_confirmation, apply=apply_confirmation)
answer("signature", check=check_signature, apply=apply_signature)
