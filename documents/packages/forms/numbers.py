"""The form of the number under which a paper is issued."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import OnceForm, TextField, count_field, words_field


class PaperNumberForm(OnceForm):
    """Number and mark of a paper that follows a meeting or a verdict; a reason where it had one before."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    number = count_field(_("Số văn bản"))
    mark = TextField(label=_("Ký hiệu"), max_length=40, required=False)
    reason = words_field(_("Lý do sửa số"), rows=2, required=False, max_length=300)

    def __init__(self, *args: Any, usual: str, had: int, register: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = had
        self.fields["mark"].help_text = _t("Để trống: %(usual)s.") % {"usual": usual}
        if register:
            self.fields["number"].required = False
            self.fields["number"].help_text = _t("Để trống thì lấy số tiếp theo trong Sổ văn bản đi.")
        if not had:
            del self.fields["reason"]
