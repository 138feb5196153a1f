"""The administrator's pages: congresses, people, bodies, units, who sits where; decisions are only read."""

# Django's admin classes are not generic at run time.
# mypy: disable-error-code="type-arg"

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from congress.meetings.models import Decision
from congress.meetings.words import outcome_label
from congress.people.admin import (
    Kept,
    LinesField,
    PersonAddForm,
    PersonChangeForm,
    PersonPasswordForm,
    SeatsInline,
    ToldSeats,
    association_shown,
    seat_form_for,
    without_second_keys,
)
from congress.people.models.bodies import Body, Congress
from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.models.units import Unit
from congress.people.queries.reach import units_of
from congress.people.services.naming import correct_name
from congress.people.services.seats import announce
from congress.site.requests import person_of
from congress.site.searching import Choosing, FoldedSearch
from workflows import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class CongressForm(forms.ModelForm):
    """The congress, with the letterhead as lines."""

    org_lines = LinesField(label=_("Tên cơ quan trên văn bản"), help_text=_("Mỗi dòng in trên một dòng."))

    class Meta:
        model = Congress
        fields = (
            "code",
            "name",
            "short_name",
            "term",
            "opening",
            "org_lines",
            "symbol",
            "place",
            "office_phone",
            "legal_profile",
        )

    def clean(self) -> dict[str, Any]:
        """What a decision moved is moved by the next decision only."""
        cleaned = super().clean() or {}
        moved = {"opening", "term"} & set(self.changed_data)
        if moved and self.instance.pk and self.instance.postponements.exists():
            words = _("Ngày khai mạc và nhiệm kỳ đã đổi theo quyết định; đổi tiếp tại trang Hoãn đại hội.")
            self.add_error(moved.pop(), words)
        return cleaned


class BodyForm(forms.ModelForm):
    """A body; the unit that answers through it is one of the same association."""

    def clean(self) -> dict[str, Any]:
        """No unit of another association."""
        cleaned = super().clean() or {}
        unit, congress = cleaned.get("unit"), cleaned.get("congress")
        if unit and congress and not units_of(congress).filter(pk=unit.pk).exists():
            self.add_error("unit", _("Đơn vị này không thuộc Hội, tổ chức của đại hội."))
        return cleaned


class SeatsOfPerson(SeatsInline):
    """What a person sits in; a seat is ended by its last day."""

    fk_name = "person"
    fields = ("body", "role", "title", "phone", "start", "end", "ground", "end_ground")
    extra = 1


class SeatsOfBody(Choosing, SeatsInline):
    """Who sits in a body; a seat is ended by its last day."""

    fields = ("person", "role", "title", "phone", "start", "end", "ground", "end_ground")
    autocomplete_fields = ("person",)
    extra = 1


@admin.register(Person)
class PersonAdmin(ToldSeats, Kept, FoldedSearch, UserAdmin):
    """Accounts and names; who never signs in is entered without a password."""

    add_form = PersonAddForm
    add_form_template = "admin/change_form.html"
    form = PersonChangeForm
    change_password_form = PersonPasswordForm
    filter_horizontal = ()
    list_display = ("__str__", "phone", "seats", "username", "is_active", "association")
    list_select_related = ("association",)
    list_filter = ("is_active", "is_staff", "association", "memberships__body")
    search_fields = ("folded", "username")
    ordering = ("sort_name", "id")
    readonly_fields = ("last_login",)
    inlines = (SeatsOfPerson,)
    actions = (without_second_keys,)
    fieldsets = (
        (None, {"fields": ("honorific", "full_name", "name_reason", "phone", "email", "association")}),
        (_("Tài khoản"), {"fields": ("username", "password", "is_active", "last_login")}),
        (_("Quản trị"), {"fields": ("is_staff", "is_superuser", "edits_procedures")}),
    )
    add_fieldsets = (
        (None, {"fields": ("honorific", "full_name", "phone", "association", "username")}),
        (_("Mật khẩu"), {"fields": ("usable_password", "password1", "password2")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        """With the seats of today, in one query more for the whole list."""
        today = Membership.objects.in_force(clock.today()).select_related("body")
        return (
            super().get_queryset(request).prefetch_related(Prefetch("memberships", today, to_attr="current"))
        )

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Store the account; a changed name goes through the verb that keeps the one before."""
        named = {"full_name": obj.full_name, "honorific": obj.honorific}
        if change:
            before = Person.objects.get(pk=obj.pk)
            obj.full_name, obj.honorific = before.full_name, before.honorific
        super().save_model(request, obj, form, change)
        if change:
            reason = form.cleaned_data.get("name_reason", "")
            after = correct_name(obj, **named, reason=reason, by=person_of(request))
            obj.full_name, obj.honorific = after.full_name, after.honorific

    def get_readonly_fields(self, request: HttpRequest, obj: Person | None = None) -> tuple[str, ...]:
        """Only a superuser makes administrators."""
        fields = tuple(super().get_readonly_fields(request, obj))
        if request.user.is_superuser:
            return fields
        return (*fields, "is_staff", "is_superuser", "edits_procedures")

    def has_change_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        """An account of a superuser is changed by superusers only."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    @admin.display(description=_("nhiệm vụ hiện nay"))
    def seats(self, person: Person) -> str:
        """Title and body of each seat in force."""
        return "; ".join(seat.named for seat in person.current)  # type: ignore[attr-defined]


@admin.register(Body)
class BodyAdmin(ToldSeats, Kept, FoldedSearch, admin.ModelAdmin):
    """Bodies with their people and the rule they decide by."""

    form = BodyForm
    list_display = ("name", "code", "kind", "congress", association_shown("congress__association"))
    list_filter = ("congress", "kind")
    search_fields = ("folded",)
    list_select_related = ("congress__association",)
    inlines = (SeatsOfBody,)
    fieldsets = (
        (None, {"fields": ("congress", "code", "name", "short", "kind", "unit")}),
        (_("Số người dự họp cần có"), {"fields": (("quorum_num", "quorum_den", "quorum_strict"),)}),
        (
            _("Số phiếu tán thành cần có"),
            {"fields": (("majority_num", "majority_den", "majority_strict"), "majority_base")},
        ),
    )


@admin.register(Membership)
class MembershipAdmin(Kept, FoldedSearch, admin.ModelAdmin):
    """Every seat there has been, one to a row."""

    list_display = (
        "person",
        "title_shown",
        "body",
        association_shown("body__congress__association"),
        "telephone_shown",
        "start",
        "end",
    )
    # Whose seat is lent, and what of it, is entered on the page of the office.
    exclude = ("delegator", "scope")
    list_filter = ("body", "role")
    search_fields = ("person__folded", "body__folded")
    list_select_related = ("person", "body__congress__association")
    date_hierarchy = "start"

    @admin.display(description=_("chức danh hiển thị"))
    def title_shown(self, seat: Membership) -> str:
        """How the seat is called."""
        return seat.shown_title

    @admin.display(description=_("điện thoại"))
    def telephone_shown(self, seat: Membership) -> str:
        """The number for this task, or the person's own."""
        return seat.telephone

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's hook
        """With the form that knows who types."""
        return super().get_form(request, obj, change=change, **kwargs | {"form": seat_form_for(request)})

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Django's own, and the news."""
        super().save_model(request, obj, form, change)
        announce(obj, by=person_of(request), given=not change)


@admin.register(Congress)
class CongressAdmin(Kept, admin.ModelAdmin):
    """Congresses: names, dates, letterhead."""

    form = CongressForm
    list_display = ("short_name", "association", "code", "term", "opening")
    list_select_related = ("association",)


@admin.register(Unit)
class UnitAdmin(FoldedSearch, admin.ModelAdmin):
    """Units directly under an association; whose one is, is said here where nobody could tell."""

    list_display = ("name", "code", "association")
    list_filter = ("association",)
    list_select_related = ("association",)
    search_fields = ("folded",)


@admin.register(Decision)
class DecisionAdmin(Kept, admin.ModelAdmin):
    """What was decided, to be read; entering and correcting have their own pages."""

    list_display = (
        "body",
        association_shown("body__congress__association"),
        "met_on",
        "present",
        "members",
        "votes_for",
        "votes_against",
        "result",
    )
    # Free words of a meeting may name nominees, and whoever administers machines reads no papers.
    # The rule and the digest are for machines: the outcome says in words what came of them.
    exclude = ("minutes_ref", "dissent", "amendments", "reason", "rule", "subject")
    list_filter = ("body",)
    list_select_related = ("body__congress__association",)
    date_hierarchy = "met_on"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody, here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Nobody."""
        return False

    @admin.display(description=_("kết quả"))
    def result(self, decision: Decision) -> str:
        """The outcome in words, as computed."""
        return outcome_label(decision.outcome)
