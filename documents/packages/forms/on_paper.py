"""The form of what was done or signed on paper: by whom, on which day and hour, the picture of the sheet."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, TextField, day_field
from documents.packages.forms.received import PaperField, ReceivingForm, Wanted
from documents.packages.forms.typed import field_as, leave_tacit
from documents.texts.uploads.kinds import SCANS
from workflows import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.people import Person


HOUR_FORMATS = ["%H:%M", "%Hh%M", "%H.%M", "%H giờ %M", "%Hh", "%H giờ"]


def on_behalf_field() -> forms.ModelChoiceField[Person]:
    """For whom the office enters; the form says who may be chosen."""
    return forms.ModelChoiceField(
        queryset=None,
        label=_("Nhập thay"),
        empty_label=_("(chọn người)"),
        error_messages={
            "required": _("Chưa chọn người được nhập thay."),
            "invalid_choice": _("Người này hiện không có quyền thực hiện việc này."),
        },
    )


class SignedPaperForm(ReceivingForm):
    """When and by whom the sheet was signed, with its picture if there is one."""

    signer: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        queryset=None,
        label=_("Người ký"),
        empty_label=None,
        error_messages=EMPTY | {"invalid_choice": _("Người này hiện không có quyền ký hồ sơ.")},
    )
    day = day_field(_("Ngày ký trên giấy"))
    hour = forms.TimeField(
        label=_("Giờ ký trên giấy"),
        input_formats=HOUR_FORMATS,
        required=False,
        help_text=_("Ví dụ 15:30 hoặc 15h30; bỏ trống nếu trên giấy chỉ ghi ngày."),
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=EMPTY | {"invalid": _("Giờ phải ghi dạng giờ:phút, ví dụ 15:30.")},
    )
    scan = PaperField(
        label=_("Bản chụp phiếu đã ký"),
        choice=SCANS,
        read=False,
        help_text=SCANS.said(_("Bắt buộc khi ghi chữ ký; nhiều trang: chọn nhiều ảnh.")),
    )
    request_id = TextField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, signers: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"request_id": uuid.uuid4().hex}})
        field_as(self, "signer", forms.ModelChoiceField).queryset = signers
        self.fields["signer"].initial = signers.first()
        self.fields["day"].initial = clock.today
        # Their help says when they are needed.
        leave_tacit(self, "scan", "hour")

    def wanted(self) -> list[Wanted]:
        """The picture of the sheet, if there is one."""
        return [Wanted("scan", "scan", _t("Bản chụp giấy"))]

    @property
    def kept_as(self) -> str:
        """A picture taken for one paper serves for the next form about the same paper."""
        return "scan"

    def at(self) -> datetime | date:
        """The instant on paper, in Hà Nội; the day alone where the paper says no hour."""
        day: date = self.cleaned_data["day"]
        hour = self.cleaned_data["hour"]
        return day if hour is None else datetime.combine(day, hour, tzinfo=clock.HANOI)
