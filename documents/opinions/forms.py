"""Forms of comments at the place: what is typed; limits are refused by the services."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import TextField, words_field
from documents.packages.forms.typed import field_as, leave_tacit

if TYPE_CHECKING:
    from collections.abc import Sequence


class SayForm(forms.Form):
    """Words, and an id that makes a second click harmless; the service judges their length."""

    use_required_attribute = False
    request_id = TextField(widget=forms.HiddenInput, max_length=64)
    text = words_field(_("Nội dung"), rows=6, required=False)

    def __init__(self, *args: Any, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        given = {"request_id": uuid.uuid4().hex} | (initial or {})
        super().__init__(*args, **kwargs | {"initial": given})
        leave_tacit(self, "text")


class CommentForm(SayForm):
    """A comment; its place is hidden while it is right, and shown to be put right when it is not."""

    part = forms.ChoiceField(
        label=_("Thành phần"),
        required=False,
        error_messages={"invalid_choice": _("Dự thảo này không có thành phần đã nêu; đề nghị chọn lại.")},
    )
    paragraph = forms.IntegerField(
        label=_("Đoạn số"),
        required=False,
        min_value=0,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("Để trống là góp ý cho cả thành phần hoặc cả dự thảo."),
        error_messages={
            "invalid": _("Số đoạn chỉ ghi số, ví dụ 14."),
            "min_value": _("Dự thảo này không có đoạn đã nêu."),
            "max_value": _("Dự thảo này không có đoạn đã nêu."),
        },
    )
    internal = forms.BooleanField(
        label=_("Chỉ người của cơ quan chủ trì đọc được ý kiến này"), required=False
    )

    field_order = ("request_id", "part", "paragraph", "text", "internal")

    def __init__(
        self, *args: Any, parts: Sequence[tuple[str, str]], of_lead: bool, placed: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "part", forms.ChoiceField).choices = [("", _("Cả dự thảo")), *parts]
        if placed:
            self.fields["part"].widget = forms.HiddenInput()
            self.fields["paragraph"].widget = forms.HiddenInput()
        if not of_lead:
            del self.fields["internal"]

    def place(self) -> dict[str, Any]:
        """What `services.comments.comment` is told of the place and of who may read."""
        data = self.cleaned_data
        return {
            "part": data["part"],
            "paragraph": data["paragraph"] or 0,
            "internal": data.get("internal", False),
        }
