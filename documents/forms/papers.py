"""Forms about printed papers: the code, the hour of a signature on paper, readers of copies, a period."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents import codes
from documents.forms.fields import EMPTY, TextField, day_field
from documents.forms.received import PaperField, packed, unpacked
from documents.names import extension_of
from documents.services.taking_in import take_in
from documents.uploads.reasons import Refused as UploadRefused
from workflows import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.models.bodies import Body
    from congress.models.people import Person
    from documents.procedures.answers.values import NewPart

SCAN_SALT = "documents.kept-scan"
HOUR_FORMATS = ["%H:%M", "%Hh%M", "%H.%M", "%H giờ %M", "%Hh", "%H giờ"]
PICTURES = ("pdf", "jpg", "jpeg", "png")
LONGEST_CODE = 400


class CodeForm(forms.Form):
    """The code at the foot of a printed page, typed or scanned."""

    use_required_attribute = False
    ma = TextField(
        label=_("Mã bản in"),
        max_length=LONGEST_CODE,
        help_text=_("Mã ở chân mỗi trang của bộ trình ký, ba nhóm bốn ký tự; gõ hoặc quét ô vuông bên cạnh."),
        error_messages=EMPTY,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A scanner types where the cursor stands; after a refusal the summary of errors is read first.
        if not self.is_bound:
            self.fields["ma"].widget.attrs["autofocus"] = True

    def clean_ma(self) -> codes.Code:
        """The code with its check; a slip of the hand is said to be one."""
        typed = self.cleaned_data["ma"]
        try:
            return codes.parse(typed)
        except codes.Mistyped as slip:
            raise forms.ValidationError(_slip(typed)) from slip


def _slip(typed: str) -> str:
    signs = len(codes.normal(typed))
    if signs == codes.LENGTH:
        return _t("Mã gõ sai, đề nghị kiểm tra lại từng ký tự trên giấy.")
    facts = {"typed": signs, "length": codes.LENGTH}
    return _t("Mã gõ sai, đề nghị kiểm tra lại: mã có %(length)d ký tự, đã gõ %(typed)d.") % facts


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
        help_text=_("Không bắt buộc. Tệp .pdf, .jpg hoặc .png, tối đa 20 MB; nhiều trang: chọn nhiều ảnh."),
    )
    kept = TextField(widget=forms.HiddenInput, required=False)
    request_id = TextField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, signers: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, initial={"request_id": uuid.uuid4().hex}, **kwargs)
        self.fields["signer"].queryset = signers
        self.fields["signer"].initial = signers.first()
        self.fields["day"].initial = clock.today
        self.received: NewPart | None = None

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


class CopiesForm(forms.Form):
    """Who receives a numbered copy."""

    use_required_attribute = False
    readers = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Người nhận bản in"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ hiện những người được đọc hồ sơ này."),
        error_messages={
            "required": _("Chưa chọn người nhận bản in."),
            "invalid_choice": _("Có người không được đọc hồ sơ này nên không giao bản in."),
            "invalid_pk_value": _("Có người không được đọc hồ sơ này nên không giao bản in."),
        },
    )

    def __init__(self, *args: Any, readers: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].queryset = readers


class DayForm(forms.Form):
    """One day in the address of a paper: the day of a meeting."""

    ngay = day_field(_("Ngày họp"))


class SinceForm(forms.Form):
    """The first day of a report, "?tu=dd/mm/yyyy"; empty for the last seven days."""

    tu = day_field(_("Từ ngày"), required=False)

    def clean_tu(self) -> date | None:
        """A day that has come."""
        day: date | None = self.cleaned_data["tu"]
        if day and day > clock.today():
            raise forms.ValidationError(_t("Ngày bắt đầu báo cáo không được sau hôm nay."))
        return day


class MeetingForm(DayForm):
    """Which body meets on which day."""

    use_required_attribute = False
    co_quan = forms.ModelChoiceField(
        queryset=None,
        label=_("Cơ quan họp"),
        empty_label=None,
        error_messages=EMPTY | {"invalid_choice": _("Không có cơ quan này trong danh sách.")},
    )
    field_order = ("co_quan", "ngay")

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["co_quan"].queryset = bodies
        self.fields["ngay"].initial = clock.today
