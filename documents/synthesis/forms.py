"""Forms of the synthesis: a returned paper with where it comes from, and what is done with chosen remarks."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.dispositions import DisposeForm
from documents.packages.forms.fields import TextField, day_field, words_field
from documents.packages.forms.received import PaperField, ReceivingForm, Wanted
from documents.packages.forms.typed import field_as, leave_tacit
from documents.synthesis.services.taking import PaperOrigin
from documents.texts.uploads.kinds import TABLES
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.packages.models.drafts import Version


class TakeInForm(ReceivingForm):
    """A file that came back, or its words pasted, and where it comes from."""

    request_id = TextField(widget=forms.HiddenInput, max_length=64, required=False)
    file = PaperField(
        label=_("Tệp góp ý"),
        choice=TABLES,
        help_text=TABLES.said(
            _("Tệp Word có nhận xét, có sửa trực tiếp (Track Changes), hoặc bảng góp ý trong Word, Excel.")
        ),
    )
    text = words_field(
        _("Hoặc dán nội dung góp ý vào đây"),
        rows=6,
        required=False,
        help_text=_("Mỗi đoạn là một ý kiến; cũng dán được bảng chép từ Word, Excel."),
    )
    sender = TextField(
        label=_("Đơn vị, người gửi"),
        max_length=200,
        required=False,
        help_text=_("Để trống nếu từng dòng của bảng đã ghi đơn vị."),
        widget=forms.TextInput(attrs={"list": "cac-don-vi", "autocomplete": "off"}),
    )
    arrived = day_field(_("Ngày nhận"))
    draft = forms.ChoiceField(
        label=_("Góp ý cho"),
        error_messages={"invalid_choice": _("Dự thảo được nêu không thuộc hồ sơ này hoặc đã được rút.")},
    )
    outside = forms.BooleanField(label=_("Ý kiến ngoài danh sách lấy ý kiến"), required=False)

    field_order = ("request_id", "kept", "file", "text", "sender", "arrived", "draft", "outside")

    def __init__(self, *args: Any, drafts: Sequence[Version], **kwargs: Any) -> None:
        last = str(drafts[-1].number) if drafts else ""
        initial = {"request_id": uuid.uuid4().hex, "arrived": clock.today(), "draft": last}
        super().__init__(*args, **kwargs | {"initial": initial})
        self.drafts = {str(one.number): one for one in drafts}
        words = _("Dự thảo lần %(number)d")
        field_as(self, "draft", forms.ChoiceField).choices = [
            (key, words % {"number": draft.number}) for key, draft in self.drafts.items()
        ]
        leave_tacit(self, "file", "text", "sender")

    def wanted(self) -> list[Wanted]:
        """The file, or what was pasted in its place."""
        return [Wanted("file", "gop-y", _t("Nội dung góp ý"), str(self.cleaned_data.get("text", "")))]

    def clean(self) -> dict[str, Any]:
        """One of the two must be there."""
        cleaned = super().clean()
        if not self.received and not self.errors:
            self.add_error("file", _t("Chưa chọn tệp, cũng chưa dán nội dung góp ý."))
        return cleaned

    def origin(self) -> PaperOrigin:
        """What the verb is told of where it comes from."""
        data = self.cleaned_data
        version = self.drafts[data["draft"]]
        told = {name: data[name] for name in ("arrived", "sender", "outside")}
        return PaperOrigin(version=version, **told)


class RemarksForm(DisposeForm):
    """What is done with the chosen remarks; which button was pressed says how far it goes."""

    seen = TextField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, drafts: Sequence[Version], **kwargs: Any) -> None:
        super().__init__(*args, drafts=drafts, **kwargs)
        # Without one each is settled as it was proposed.
        self.fields["kind"].required = False
        leave_tacit(self, "kind")
