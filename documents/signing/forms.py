"""Forms about printed papers: the code that leads to one, readers of copies, a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, OnceForm, TextField
from documents.packages.forms.typed import field_as
from documents.paper import codes

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.people import Person

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
            return codes.parse_code(typed)
        except codes.Mistyped as slip:
            signs = len(codes.normal(typed))
            words = _t("Mã gõ sai, đề nghị kiểm tra lại từng ký tự trên giấy.")
            if signs != codes.LENGTH:
                words = _t("Mã gõ sai, đề nghị kiểm tra lại: mã có %(length)d ký tự, đã gõ %(typed)d.")
            raise forms.ValidationError(words % {"typed": signs, "length": codes.LENGTH}) from slip


class CopiesForm(OnceForm):
    """Who receives a numbered copy."""

    readers: forms.ModelMultipleChoiceField[Person] = forms.ModelMultipleChoiceField(
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
        field_as(self, "readers", forms.ModelChoiceField).queryset = readers
