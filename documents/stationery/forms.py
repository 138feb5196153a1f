"""Forms of Word models: another file for a paper, or the shipped one again, each with its reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, OnceForm, words_field
from documents.texts.reading.reader import let_in
from documents.texts.uploads.kinds import MODELS
from documents.texts.uploads.reasons import NotTaken

# A model with an emblem of an association in it has some hundred kilobytes.
LIMIT = 2 * 1024 * 1024


class ShippedAgainForm(OnceForm):
    """Why the shipped model is used again; `seen` is the newest change of the paper."""

    reason = words_field(_("Lý do đổi mẫu"), rows=2, max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        super().__init__(*args, initial={"seen": seen}, **kwargs)


class ModelForm(ShippedAgainForm):
    """Another file, and why."""

    file = forms.FileField(
        label=_("Tệp mẫu đã sửa (.docx)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        help_text=_("Tối đa 2 MB. Các trường được kiểm tra trước khi nhận."),
        error_messages=EMPTY | {"empty": _("Tệp không có nội dung.")},
    )
    field_order = ("file", "reason")

    def clean_file(self) -> tuple[str, bytes]:
        """The name and the bytes, once they have passed the door."""
        file = self.cleaned_data["file"]
        if file.size > LIMIT:
            raise forms.ValidationError(_("Tệp quá lớn: tối đa 2 MB."))
        try:
            accepted = let_in(file.file, file.name or "", choice=MODELS)
        except NotTaken as refused:
            raise forms.ValidationError(str(refused)) from refused
        file.seek(0)
        return accepted.name, bytes(file.read())
