"""Forms of the site itself: signing in, and opening an account with a printed slip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from congress.people.models.people import Person


class LoginForm(AuthenticationForm):
    """Name and password; one answer to every wrong pair, whether or not the account exists."""

    error_messages = {
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu không đúng. Cần phân biệt chữ hoa và chữ thường."),
        "inactive": _("Tên đăng nhập hoặc mật khẩu không đúng. Cần phân biệt chữ hoa và chữ thường."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")
        # Phones must not turn "chutich" into "Chutich".
        self.fields["username"].widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})


class TypedTwiceForm(forms.Form):
    """Something secret in `new_password1` and again in `new_password2`: both are needed, and alike."""

    use_required_attribute = False

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


class KnownPasswordForm(forms.Form):
    """Something that only he may send who knows the password of his account."""

    use_required_attribute = False
    old_password = forms.CharField(
        label=_("Mật khẩu hiện tại"),
        strip=False,
        max_length=128,
        error_messages={"required": _("Chưa nhập mục này.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_old_password(self) -> str:
        """Who sits down at a machine that somebody left open does not know it."""
        said: str = self.cleaned_data["old_password"]
        if not self.person.check_password(said):
            raise forms.ValidationError(_t("Mật khẩu hiện tại không đúng."))
        return said


class ForgottenForm(forms.Form):
    """Whose password is forgotten."""

    use_required_attribute = False
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=150,
        error_messages={"required": _("Chưa nhập mục này.")},
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "username"}
        ),
    )


class OpenAccountForm(TypedTwiceForm):
    """What stands on a slip, and a new password twice."""

    username = forms.CharField(label=_("Tên đăng nhập"), max_length=150)
    code = forms.CharField(label=_("Mã trên phiếu"), max_length=40, help_text=_("Ví dụ ACDE-FGHJ-KMNP."))
    new_password1 = forms.CharField(
        label=_("Mật khẩu mới"),
        strip=False,
        max_length=128,
        help_text=_("Ít nhất 8 ký tự, không chỉ gồm chữ số."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    new_password2 = forms.CharField(
        label=_("Nhập lại mật khẩu mới"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("username", "code"):
            attributes = {"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}
            self.fields[name].widget.attrs.update(attributes)

    def clean_new_password1(self) -> str:
        """A password that is neither short nor common."""
        password: str = self.cleaned_data["new_password1"]
        validate_password(password)
        return password
