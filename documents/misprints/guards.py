"""Conditions of a return for form: nobody votes on the draft meanwhile, and it was put right since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from documents.packages.polled import vote_teller
from workflows.registry import guard

if TYPE_CHECKING:
    from workflows.context import Context


@guard(
    "no_vote_is_open",
    reason=_("Đang biểu quyết về dự thảo này; đề nghị thực hiện sau khi kết thúc biểu quyết."),
)
def no_vote_is_open(context: Context) -> bool:
    """Nobody casts a ballot on the draft in force at present."""
    return not vote_teller().is_open_on(context.item)


@guard(
    "form_is_put_right",
    reason=_(
        "Chưa hoàn thiện thể thức: đề nghị sửa tại “Sửa lỗi kỹ thuật”, Trưởng cơ quan chủ trì xác nhận, rồi "
        "trình lại. Phải sửa nội dung thì chọn “Sửa nội dung, trình lại từ đầu”."
    ),
)
def form_is_put_right(context: Context) -> bool:
    """Another draft is in force than the one that came into this stage; only a correction makes one here."""
    item = context.item
    came = item.steps.filter(target=item.state).exclude(source=item.state).order_by("-sequence").first()
    return came is not None and came.version_id != item.current_id
