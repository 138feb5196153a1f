"""Forms about a vote that is to be opened, and about the rule of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import (
    EMPTY,
    OnceForm,
    TextField,
    count_field,
    day_field,
    words_field,
)
from documents.packages.forms.typed import field_as
from documents.voting.models.polls import MANNERS, PAPER, SCREEN, WAYS
from documents.voting.models.rules import VotingRule
from documents.voting.services.rules import VotingTerms
from documents.voting.services.terms import PollTerms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.packages.named import NamedOne


class OpenPollForm(OnceForm):
    """How it is voted; what the body's rule does not allow is not offered."""

    seen = TextField(widget=forms.HiddenInput)
    manner = forms.ChoiceField(
        label=_("Hình thức"), choices=MANNERS, widget=forms.RadioSelect, error_messages=EMPTY
    )
    present = count_field(_("Có mặt"), required=False, help_text=_("Chỉ ghi khi biểu quyết tại cuộc họp."))
    until = day_field(
        _("Nhận phiếu đến hết ngày"),
        required=False,
        help_text=_("Chỉ ghi khi biểu quyết bằng văn bản."),
    )
    way = forms.ChoiceField(
        label=_("Cách biểu quyết"), choices=WAYS, widget=forms.RadioSelect, error_messages=EMPTY
    )
    by_name = forms.BooleanField(label=_("Biểu quyết từng người được giới thiệu"), required=False)
    asked = words_field(
        _("Nội dung hỏi thêm"),
        rows=3,
        required=False,
        max_length=4000,
        help_text=_("Mỗi nội dung một dòng."),
    )

    def __init__(
        self, *args: Any, seen: str, secret: bool, screen: bool, names: Sequence[NamedOne], **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"seen": seen, "by_name": bool(names)}, **kwargs)
        ways = [(code, label) for code, label in WAYS if screen or code != SCREEN]
        ways = [pair for pair in ways if pair[0] in (PAPER, SCREEN)] if secret else ways
        field_as(self, "way", forms.ChoiceField).choices = ways
        if not names:
            del self.fields["by_name"]
            return
        words = _t("Biểu quyết từng người được giới thiệu (%(number)d hồ sơ)")
        self.fields["by_name"].label = words % {"number": len(names)}

    def terms(self) -> PollTerms:
        """What was typed, as the verb takes it."""
        told = self.cleaned_data
        asked = tuple(filter(None, (line.strip() for line in told["asked"].splitlines())))
        names = ("manner", "way", "present", "until")
        return PollTerms(
            by_name=told.get("by_name", False), asked=asked, **{name: told[name] for name in names}
        )


class VotingRuleForm(OnceForm):
    """What a body has resolved of its votes."""

    screen_ground = TextField(
        label=_("Nghị quyết cho bỏ phiếu kín trên màn hình"),
        max_length=200,
        required=False,
        help_text=_("Để trống thì phiếu kín chỉ bỏ trên giấy."),
    )
    takes_slips = forms.BooleanField(
        label=_("Tính phiếu gửi của người vắng mặt tại cuộc họp"), required=False
    )
    named = forms.ChoiceField(
        label=_("Người có tên trong hồ sơ nhân sự"),
        choices=VotingRule.NAMED,
        widget=forms.RadioSelect,
        error_messages=EMPTY,
    )
    few_tellers = count_field(_("Số người kiểm phiếu khi có đến 9 phiếu, ngoài chủ trì"))
    many_tellers = count_field(_("Số người kiểm phiếu khi có trên 9 phiếu"))
    reason = TextField(label=_("Căn cứ (nghị quyết, quy chế)"), max_length=400)

    def __init__(self, *args: Any, rule: VotingRule, **kwargs: Any) -> None:
        names = ("screen_ground", "takes_slips", "named", "few_tellers", "many_tellers", "reason")
        super().__init__(*args, initial={name: getattr(rule, name) for name in names}, **kwargs)

    def terms(self) -> VotingTerms:
        """What was typed, as the verb takes it."""
        names = VotingTerms.__slots__
        return VotingTerms(**{name: self.cleaned_data[name] for name in names})
