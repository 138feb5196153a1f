"""Forms of the office about seats: a new one, another for who sits already; a body that was a mistake."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from congress.people.services.accounts import NewPerson
from congress.people.services.seating import SeatFacts
from congress.people.words.days import with_day
from congress.people.words.own_names import ROLES, choices_named, chosen_name
from documents.office.forms.people import (
    GROUND,
    NAME,
    PHONE,
    TITLE,
    KnownOrNewForm,
    OfficeForm,
    PersonField,
    choose_among,
    ground_field,
)
from documents.packages.forms.fields import EMPTY, OnceForm, TextField, day_field, words_field
from documents.packages.forms.typed import leave_tacit
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.memberships import Membership


class SeatFactsForm(OfficeForm):
    """The seat itself: where, as what, from when to when, on which paper."""

    body = forms.ModelChoiceField(
        label=_("Cơ quan"),
        queryset=Body.objects.none(),
        empty_label=_("– Chọn cơ quan –"),
        error_messages=EMPTY,
    )
    role = forms.ChoiceField(label=_("Vai trò"), error_messages=EMPTY)
    title = TextField(
        label=_("Chức danh"),
        max_length=TITLE,
        required=False,
        help_text=_("Chức danh in trên văn bản nếu khác vai trò; ví dụ Chánh Văn phòng."),
    )
    start = day_field(_("Nhận nhiệm vụ từ ngày"))
    end = day_field(
        _("Đến hết ngày"),
        required=False,
        help_text=with_day(_("Để trống khi chưa định ngày; ví dụ %(day)s.")),
    )
    ground = TextField(
        label=_("Căn cứ"),
        max_length=GROUND,
        required=False,
        help_text=with_day(
            _("Số, ngày văn bản; bắt buộc khi nhận nhiệm vụ từ trước hôm nay. Ví dụ QĐ 12 ngày %(day)s.")
        ),
    )

    def __init__(
        self, *args: Any, congress: Congress, initial: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        given = {"start": clock.today()} | (initial or {})
        super().__init__(*args, **kwargs | {"initial": given})
        body, role = self.fields["body"], self.fields["role"]
        if isinstance(body, forms.ModelChoiceField):
            body.queryset = Body.objects.filter(congress=congress)
        if isinstance(role, forms.ChoiceField):
            role.choices = [("", _("– Chọn vai trò –")), *choices_named(congress, ROLES)]
        self.congress = congress

    def seat(self) -> SeatFacts:
        """What the verbs are told."""
        data = self.cleaned_data
        role = chosen_name(self.congress, ROLES, data["role"])
        return SeatFacts(role.like, data["start"], data["ground"], data["end"], data["title"] or role.label)


class GiveSeatForm(OnceForm, SeatFactsForm, KnownOrNewForm):
    """A seat for somebody known, or for somebody new, who needs no user name."""

    nobody = _("Chưa chọn người nhận nhiệm vụ.")
    person = PersonField(
        label=_("Người nhận nhiệm vụ"),
        required=False,
        empty_label=_("– Chọn trong danh sách, hoặc nhập tên người mới ở dưới –"),
    )
    full_name = TextField(
        label=_("Họ và tên người mới"),
        max_length=NAME,
        required=False,
        help_text=_("Chỉ nhập khi chưa có trong danh sách trên. Không cần tên đăng nhập."),
    )
    namesake = forms.BooleanField(label=_("Người khác trùng họ tên"), required=False)
    honorific = forms.ChoiceField(
        label=_("Danh xưng"), choices=[("", "–"), *Person.HONORIFICS], required=False
    )
    phone = TextField(label=_("Điện thoại"), max_length=PHONE, required=False)

    field_order = ("person", "full_name", "namesake", "honorific", "phone")

    def __init__(
        self, *args: Any, congress: Congress, initial: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        fresh = {"request_id": uuid.uuid4().hex} | (initial or {})
        super().__init__(*args, congress=congress, initial=fresh, **kwargs)
        choose_among(self, congress, "person")
        leave_tacit(self, "person", "full_name", "honorific", "namesake")

    def told(self) -> dict[str, Any]:
        """What `give_seat` is told besides who writes."""
        data = self.cleaned_data
        new = NewPerson(
            data["full_name"],
            data["honorific"],
            data["phone"],
            request_id=data["request_id"] or None,
            signs_in=False,
        )
        return {
            "body": data["body"],
            "person": data["person"] or new,
            "facts": self.seat(),
            "namesake": data["namesake"],
        }


class MoveSeatForm(SeatFactsForm):
    """Another seat for who sits already; the present one ends the day before."""

    def __init__(self, *args: Any, seat: Membership, congress: Congress, **kwargs: Any) -> None:
        fresh = {"body": seat.body_id, "role": seat.role, "title": seat.title}
        super().__init__(*args, congress=congress, initial=fresh, **kwargs)


class UnitSeatForm(OfficeForm):
    """From when a unit answers through its head, on which paper."""

    start = day_field(_("Trả lời từ ngày"))
    ground = ground_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"start": clock.today()}})


class RemoveForm(OfficeForm):
    """Why something that was entered by mistake is taken out."""

    reason = words_field(_("Lý do"), rows=2, max_length=GROUND, error_messages=EMPTY)
