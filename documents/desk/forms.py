"""Forms of the desk: the pass phrase that locks a backup."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.site.forms import TypedTwiceForm
from documents.desk.keeping.passphrase import SHORTEST
from documents.packages.forms.fields import OnceForm


class BackupForm(OnceForm, TypedTwiceForm):
    """The pass phrase that locks it, twice."""

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
