"""The form of what was done on paper: by whom, when, and the picture of the sheet."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, TextField, day_field
from documents.packages.forms.received import PaperField, packed, unpacked
from documents.packages.services.taking_in import take_in
from documents.texts.names import extension_of
from documents.texts.uploads.reasons import Refused as UploadRefused
from workflows import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart


SCAN_SALT = "documents.kept-scan"


HOUR_FORMATS = ["%H:%M", "%Hh%M", "%H.%M", "%H giờ %M", "%Hh", "%H giờ"]


PICTURES = ("pdf", "jpg", "jpeg", "png")


class SignedPaperForm(forms.Form):
    """When and by whom the sheet was signed, with its picture if there is one."""

    use_required_attribute = False
    signer = forms.ModelChoiceField(
        queryset=None,
        label=_("Người ký"),
        empty_label=None,
        error_messages=EMPTY | {"invalid_choice": _("Người này hiện không có quyền ký hồ sơ.")},
    )
    day = day_field(_("Ngày ký trên giấy"))
    hour = forms.TimeField(
        label=_("Giờ ký trên giấy"),
        input_formats=HOUR_FORMATS,
        help_text=_("Ví dụ 15:30 hoặc 15h30."),
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=EMPTY | {"invalid": _("Giờ phải ghi dạng giờ:phút, ví dụ 15:30.")},
    )
    scan = PaperField(
        label=_("Bản chụp phiếu đã ký"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Bắt buộc khi ghi chữ ký. Tệp .pdf, .jpg hoặc .png, tối đa 20 MB; nhiều trang: chọn nhiều ảnh."
        ),
    )
    kept = TextField(widget=forms.HiddenInput, required=False)
    request_id = TextField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, signers: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, initial={"request_id": uuid.uuid4().hex}, **kwargs)
        self.fields["signer"].queryset = signers
        self.fields["signer"].initial = signers.first()
        self.fields["day"].initial = clock.today
        self.received: NewPart | None = None
        # Its help says when it is needed.
        self.fields["scan"].tacit = True

    def clean(self) -> dict[str, Any]:
        """Store the picture once; after a refusal it need not be chosen again."""
        cleaned = super().clean() or {}
        self.received = self._received() or self._kept_before()
        if self.received:
            self.data = self.data.copy()
            self.data[self.add_prefix("kept")] = packed([self.received], salt=SCAN_SALT)
        return cleaned

    def at(self) -> datetime:
        """The instant on paper, in Hà Nội."""
        day: date = self.cleaned_data["day"]
        return datetime.combine(day, self.cleaned_data["hour"], tzinfo=clock.HANOI)

    @property
    def kept_name(self) -> str:
        """The name of the picture already received."""
        return self.received.name if self.received else ""

    def _received(self) -> NewPart | None:
        sent = self.files.getlist(self.add_prefix("scan")) if self.files else []
        if not sent:
            return None
        if any(extension_of(one.name or "") not in PICTURES for one in sent):
            self.add_error("scan", _t("Bản chụp chỉ nhận tệp .pdf, .jpg hoặc .png."))
            return None
        try:
            return take_in(sent, part="scan", title=_t("Bản chụp giấy"))
        except UploadRefused as refused:
            self.add_error("scan", str(refused))
            return None

    def _kept_before(self) -> NewPart | None:
        kept = self.data.get(self.add_prefix("kept"), "")
        return next(iter(unpacked(kept, salt=SCAN_SALT)), None)
