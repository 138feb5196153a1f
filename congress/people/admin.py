"""Accounts and seats in the administrator's pages: asked what the office is asked, and told likewise."""

# Django's admin classes are not generic at run time.
# mypy: disable-error-code="type-arg"

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from axes.admin import AccessAttemptAdmin
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    ReadOnlyPasswordHashField,
    UserChangeForm,
    UsernameField,
)
from django.contrib.auth.models import Group
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.services.naming import LONGEST, name_faults
from congress.people.services.seats import announce, refuse_groundless, refuse_oneself
from congress.people.services.second_keys import end_keys
from congress.people.services.telling import tell
from congress.roles import DELEGATE, role_choices
from workflows import clock
from workflows.errors import Unmet
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest

TOUCHED = _kept(
    "Quản trị (%(by)s) sửa tài khoản này lúc %(when)s: %(what)s "
    "Nếu không đề nghị việc này, xin báo ngay cho Văn phòng."
)


# A method that axes heads by its name in English.
AccessAttemptAdmin.status.short_description = _("Tình trạng")
# Rights come from seats alone; a group of Django's would be a second way to them.
admin.site.unregister(Group)


def association_shown(path: str) -> Callable[[Any], Any]:
    """The column of the association that lies at this path from a row, headed in the reader's words."""

    @admin.display(description=_("Hội, tổ chức"), ordering=path)
    def shown(row: Any) -> Any:
        return reduce(getattr, path.split("__"), row)

    return shown


@admin.action(description=_("Bỏ mã xác thực khi đăng nhập"), permissions=["change"])
def without_second_keys(accounts: admin.ModelAdmin, request: Any, chosen: QuerySet[Person]) -> None:
    """Who lost telephone and card comes in with his password alone; a signer when the office has looked."""
    allowed = chosen if request.user.is_superuser else chosen.filter(is_superuser=False)
    ended = [end_keys(person, by=request.user) for person in allowed]
    words = gettext("Đã bỏ mã xác thực của %(count)d người.")
    accounts.message_user(request, words % {"count": sum(map(bool, ended))})
    if None in ended:
        words = gettext("Đã ghi đề nghị đối với %(count)d người ký, chờ Văn phòng đối chiếu.")
        accounts.message_user(request, words % {"count": ended.count(None)})


class Kept:
    """Mixin: rows that others rest on are never deleted; they end or are closed instead."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False


class LinesField(forms.Field):
    """A list of strings, typed one to a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """The list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The lines that hold something, as a list."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists, as Django would compare a list with the typed text."""
        return bool(self.to_python(data) != (initial or []))


class SeatForm(forms.ModelForm):
    """A seat given or changed in the admin is asked what the office is asked; `by` is who types."""

    by: Person | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields.get("role")
        # A lent seat says whose it is: where there is no field for that, it could not be saved.
        if isinstance(role, forms.TypedChoiceField) and self.instance.role != DELEGATE:
            role.choices = [("", "---------"), *(one for one in role_choices() if one[0] != DELEGATE)]

    def clean(self) -> dict[str, Any]:
        """Nobody seats himself; what began before today rests on a paper with its number and day."""
        cleaned = super().clean() or {}
        if not self.has_changed():
            return cleaned
        try:
            # Whose seat it is, where the form stands among his own fields.
            refuse_oneself(
                cleaned.get("person") or (self.instance.person if self.instance.person_id else None),
                by=self.by,
            )
            if cleaned.get("start") and {"start", "person", "body", "role"} & set(self.changed_data):
                refuse_groundless(cleaned["start"], cleaned.get("ground", ""))
        except Unmet as refused:
            told = {name or NON_FIELD_ERRORS: list(said) for name, said in refused.by_field.items() if said}
            raise forms.ValidationError(told) from refused
        return cleaned


def seat_form_for(request: HttpRequest) -> type[SeatForm]:
    """The form, for who types."""
    return type("SeatForm", (SeatForm,), {"by": request.user})


class ToldSeats:
    """Mixin: whose account, name or seat an administrator touches hears of it, at his next login too."""

    def log_change(self, request: Any, obj: Any, message: Any) -> Any:
        """Django's own line, and the news: nobody comes to act as another unseen."""
        entry = super().log_change(request, obj, message)  # type: ignore[misc]
        if isinstance(obj, Person):
            with override(settings.LANGUAGE_CODE):
                what = entry.get_change_message()
            when = f"{clock.now().astimezone(clock.HANOI):%H:%M %d/%m/%Y}"
            words = TOUCHED % {"by": request.user, "when": when, "what": what}
            tell(obj, words, event="account", by=request.user)
        return entry

    def save_formset(self, request: Any, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Django's own, and the news."""
        super().save_formset(request, form, formset, change)  # type: ignore[misc]
        for seat in formset.new_objects:
            announce(seat, by=request.user, given=True)
        for seat, _changed in formset.changed_objects:
            announce(seat, by=request.user, given=False)


@admin.register(LogEntry)
class JournalAdmin(Kept, admin.ModelAdmin):
    """Sổ việc quản trị: who did what to people, seats, accounts and units; read only, by everybody here."""

    list_display = ("action_time", "user", "object_repr", "said")
    list_filter = ("action_time", ("content_type", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr",)
    list_display_links = None
    ordering = ("-action_time", "-pk")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Django's own, under a name of ours: its Vietnamese takes a log for a login."""
        return super().changelist_view(
            request, {**(extra_context or {}), "title": gettext("Sổ việc quản trị")}
        )

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Led to from the page of setting up, by that name."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    @admin.display(description=_("việc đã làm"))
    def said(self, entry: LogEntry) -> str:
        """The sentence of a verb of ours, or Django's own words for what changed."""
        return str(entry.get_change_message() or entry.get_action_flag_display())


class SeatsInline(Kept, admin.TabularInline):
    """Seats among the fields of what they belong to."""

    model = Membership

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """With the form that knows who types."""
        return super().get_formset(request, obj, **kwargs | {"form": seat_form_for(request)})


class OptionalUsername(UsernameField):
    """The name to sign in with, which who never signs in does not have."""

    def to_python(self, value: Any) -> Any:
        """None for nothing typed: two people without one do not share the empty name."""
        return super().to_python(value) if value else None


class PersonAddForm(AdminUserCreationForm):
    """A new person, with or without a computer."""

    class Meta(AdminUserCreationForm.Meta):
        field_classes = {"username": OptionalUsername}

    usable_password = forms.ChoiceField(
        label=_("Đăng nhập"),
        choices=[
            ("true", _("Tự đăng nhập bằng mật khẩu dưới đây")),
            ("false", _("Không dùng máy tính, Văn phòng nhập thay (bỏ trống mật khẩu)")),
        ],
        initial="true",
        widget=forms.RadioSelect(attrs={"class": "radiolist"}),
    )

    def clean(self) -> dict[str, Any]:
        """Who signs in himself needs a name for it."""
        super().clean()
        cleaned: dict[str, Any] = self.cleaned_data
        if cleaned.get("set_usable_password") and not cleaned.get("username"):
            self.add_error("username", _("Người tự đăng nhập phải có tên đăng nhập."))
        return cleaned

    def clean_full_name(self) -> str:
        """The name, which holds letters that can be seen."""
        name = clean(self.cleaned_data["full_name"])
        if not name:
            raise forms.ValidationError(_("Chưa ghi họ và tên."))
        return name


class PersonPasswordForm(AdminPasswordChangeForm):
    """Another password; Django's own warning cannot be said in another language."""

    usable_password_help_text = _(  # type: ignore[assignment]  # said in the language of the page
        "Chọn không dùng thì người này không tự đăng nhập được nữa; Văn phòng nhập thay."
    )


class PersonChangeForm(UserChangeForm):
    """An account; Django's Vietnamese has no words for a password that cannot be shown."""

    class Meta(UserChangeForm.Meta):
        field_classes = {"username": OptionalUsername}

    password = ReadOnlyPasswordHashField(
        label=_("Mật khẩu"), help_text=_("Mật khẩu chỉ lưu ở dạng mã hóa một chiều, không xem lại được.")
    )
    name_reason = forms.CharField(
        label=_("Lý do, căn cứ đính chính họ tên"),
        required=False,
        max_length=LONGEST,
        help_text=_("Bắt buộc khi sửa danh xưng hoặc họ tên; nhật ký giữ nguyên họ tên lúc thực hiện."),
    )

    def clean(self) -> dict[str, Any]:
        """A name is put right with a reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        named = {name: cleaned.get(name, "") for name in ("full_name", "honorific")}
        # A name that is no name to Django itself has been told already.
        if "full_name" in cleaned and "name_reason" in cleaned:
            faults = name_faults(self.instance, **named, reason=cleaned["name_reason"])
            for name, told in faults.items():
                self.add_error("name_reason" if name == "reason" else name, told)
        return cleaned
