"""Forms of a meeting to come: where and when, what is on its agenda, why it is moved, its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.meetings.models import HALVES, MANNERS
from congress.people.queries.seats import holders_of
from congress.people.words.addressed import addressed, in_precedence
from documents.convening.services.changing import LONGEST_REASON
from documents.convening.services.inviting import Summons
from documents.packages.forms.fields import EMPTY, OnceForm, TextField, count_field, day_field, words_field
from documents.packages.forms.typed import field_as
from workflows.days_off import day_off_told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from congress.people.models.bodies import Body
    from documents.convening.models import ConvenedMeeting
    from documents.packages.models.packages import Package

HOURS = ["%H:%M", "%Hh%M", "%Hh", "%H giờ %M", "%H giờ", "%H"]


class SummonsForm(OnceForm):
    """When, where, who is in the chair."""

    meets_on = day_field(_("Ngày họp"))
    starts_at = forms.TimeField(
        label=_("Giờ họp"),
        input_formats=HOURS,
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Giờ họp ghi dạng giờ:phút, ví dụ 08:30.")},
        help_text=_("Ví dụ 08:30. Chưa rõ giờ thì để trống và chọn buổi."),
    )
    half = forms.ChoiceField(label=_("Buổi"), choices=[("", _("(không ghi)")), *HALVES], required=False)
    manner = forms.ChoiceField(label=_("Hình thức họp"), choices=MANNERS, error_messages=EMPTY)
    place = TextField(
        label=_("Địa điểm"), max_length=200, help_text=_("Hội trường, phòng họp, hoặc phòng họp trực tuyến.")
    )
    chair = forms.TypedChoiceField(label=_("Chủ trì"), coerce=int, error_messages=EMPTY)

    anyway = forms.BooleanField(label=_("Vẫn họp vào ngày này"), required=False)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doubt = self._doubt(body)
        if not self.doubt:
            del self.fields["anyway"]
        association = body.congress.association
        seats = in_precedence(holders_of(body), association)
        people = {seat.person_id: addressed(seat.person, association) for seat in seats}
        field_as(self, "chair", forms.ChoiceField).choices = [("", _t("(chưa chọn)")), *people.items()]
        self.fields["chair"].initial = next(iter(people), None)

    def _doubt(self, body: Body) -> str:
        """What is to be asked about the day that was typed; "" where nothing is."""
        try:
            day: date = self.fields["meets_on"].clean(self.data.get("meets_on"))
        except forms.ValidationError:
            return ""
        opening = body.congress.opening
        if opening and day > opening:
            words = _t("Ngày họp sau ngày khai mạc Đại hội (%(day)s).")
            return words % {"day": f"{opening:%d/%m/%Y}"}
        return day_off_told(day)

    def clean(self) -> dict[str, Any]:
        """A day on which nobody works, or after the opening, is asked about once."""
        cleaned = super().clean() or {}
        if self.doubt and not cleaned.get("anyway"):
            ask = _t("Nếu đúng ngày này, đánh dấu “Vẫn họp vào ngày này”.")
            self.add_error("meets_on", f"{self.doubt} {ask}")
        return cleaned

    def summons(self) -> Summons:
        """The meeting as the verbs take it."""
        told = self.cleaned_data
        names = ("meets_on", "starts_at", "half", "manner", "place", "chair")
        return Summons(**{name: told[name] for name in names}, **self.more())

    def more(self) -> dict[str, Any]:
        """What else a summons of this form says."""
        return {}


class ConveneForm(SummonsForm):
    """A meeting with its agenda: what waits for the body is offered, other business is typed."""

    packages = forms.TypedMultipleChoiceField(
        label=_("Hồ sơ đưa ra họp"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Các hồ sơ đang chờ cơ quan này; dự thảo hiện tại được gửi làm tài liệu họp."),
    )
    business = words_field(
        _("Nội dung khác"),
        rows=3,
        required=False,
        max_length=6000,
        help_text=_("Mỗi nội dung một dòng. Không bắt buộc."),
    )
    guests = words_field(
        _("Khách mời"),
        rows=2,
        required=False,
        max_length=2000,
        help_text=_("Ngoài các thành viên của cơ quan. Không bắt buộc."),
    )
    to_prepare = words_field(
        _("Đề nghị chuẩn bị"), rows=2, required=False, max_length=2000, help_text=_("Không bắt buộc.")
    )

    def __init__(self, *args: Any, body: Body, waiting: Sequence[Package], **kwargs: Any) -> None:
        super().__init__(*args, body=body, **kwargs)
        rows = [(one.pk, _offered(one)) for one in waiting]
        field_as(self, "packages", forms.MultipleChoiceField).choices = rows
        self.fields["packages"].initial = [one.pk for one in waiting if one.current_id]
        if not rows:
            del self.fields["packages"]

    def more(self) -> dict[str, Any]:
        """The agenda, the guests, what is to be prepared."""
        told = self.cleaned_data
        return {
            "packages": tuple(told.get("packages") or ()),
            "business": tuple(told["business"].splitlines()),
            "guests": told["guests"],
            "to_prepare": told["to_prepare"],
        }


class MeetingMoveForm(SummonsForm):
    """Another day for a meeting; the rest stays."""

    reason = TextField(label=_("Lý do chuyển ngày họp"), max_length=LONGEST_REASON)

    def __init__(self, *args: Any, meeting: ConvenedMeeting, **kwargs: Any) -> None:
        super().__init__(*args, body=meeting.body, **kwargs)
        self.meeting = meeting
        for name in ("starts_at", "half", "manner", "place"):
            self.fields[name].initial = getattr(meeting, name)
        self.fields["chair"].initial = meeting.chair_id

    def more(self) -> dict[str, Any]:
        """Guests and preparations as they were."""
        return {"guests": self.meeting.guests, "to_prepare": self.meeting.to_prepare}


class CallOffForm(OnceForm):
    """Why a meeting will not be held."""

    reason = TextField(label=_("Lý do không tổ chức"), max_length=LONGEST_REASON)


class ItemDroppedForm(OnceForm):
    """Why an item is taken off the agenda."""

    reason = TextField(label=_("Lý do bỏ nội dung"), max_length=LONGEST_REASON)


class PaperReplacedForm(OnceForm):
    """Why another draft lies before the meeting."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = TextField(
        label=_("Lý do thay tài liệu"),
        max_length=LONGEST_REASON,
        help_text=_("Gửi kèm khi báo cho người dự họp."),
    )

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = seen
        if not seen:
            del self.fields["reason"]


class InvitationNumberForm(OnceForm):
    """The number of the invitation: the next one, or the one of the paper book."""

    number = count_field(
        _("Số giấy mời"), required=False, help_text=_("Để trống thì lấy số tiếp theo trong Sổ văn bản đi.")
    )


def _offered(package: Package) -> str:
    facts = {"title": package.title, "code": package.code}
    if package.current is None:
        return _t("%(title)s (%(code)s), chưa có dự thảo") % facts
    words = _t("%(title)s (%(code)s), dự thảo lần %(number)d")
    return words % (facts | {"number": package.current.number})
