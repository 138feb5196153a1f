"""Forms of the desk: the pass phrase that locks a backup."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.desk.keeping.passphrase import SHORTEST


class BackupForm(forms.Form):
    """The pass phrase that locks it, twice."""

    use_required_attribute = False
    new_password1 = forms.CharField(
        label=_("Mật khẩu của bản sao lưu"),
        strip=False,
        min_length=SHORTEST,
        max_length=200,
        help_text=_("Ít nhất 12 ký tự. Mất mật khẩu này thì không ai mở được bản sao lưu."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    new_password2 = forms.CharField(
        label=_("Nhập lại mật khẩu"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = _t("Chưa nhập mục này.")

    def clean(self) -> dict[str, Any]:
        """Twice the same."""
        cleaned = super().clean() or {}
        first, second = cleaned.get("new_password1"), cleaned.get("new_password2")
        if first and second and first != second:
            self.add_error("new_password2", _t("Hai lần nhập mật khẩu không giống nhau."))
        return cleaned
