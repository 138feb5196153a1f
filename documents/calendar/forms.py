"""The forms of the calendar: one day and what a paper says of it, or the reason for taking it away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.calendar.services import DayFacts
from documents.packages.forms.fields import EMPTY, TextField, day_field, words_field

WORDS = 200


class CalendarDayForm(forms.Form):
    """What a paper says of one day."""

    use_required_attribute = False
    seen = TextField(widget=forms.HiddenInput, max_length=64, required=False)
    day = day_field(_("Ngày"))
    works = forms.TypedChoiceField(
        label=_("Ngày này"),
        choices=[("0", _("Nghỉ")), ("1", _("Làm việc, làm bù"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages=EMPTY,
    )
    note = TextField(label=_("Tên ngày nghỉ, ghi chú"), max_length=WORDS, required=False)
    source = TextField(
        label=_("Căn cứ"),
        max_length=WORDS,
        help_text=_("Số, ngày văn bản; ví dụ Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024."),
    )
    whole_year = forms.BooleanField(
        label=_("Văn bản này công bố lịch nghỉ của cả năm"),
        required=False,
        help_text=_("Đánh dấu sau khi đã đối chiếu mọi ngày nghỉ của năm ấy trong danh sách."),
    )

    def told(self) -> DayFacts:
        """What the verb is told."""
        names = ("day", "works", "source", "note", "whole_year")
        facts: dict[str, Any] = {name: self.cleaned_data[name] for name in names}
        return DayFacts(**facts)


class AskedDayForm(forms.Form):
    """The day that an address names."""

    ngay = day_field(_("Ngày"))


class CalendarDayOutForm(forms.Form):
    """Why what was written of a day is taken away."""

    use_required_attribute = False
    seen = TextField(widget=forms.HiddenInput, max_length=64)
    reason = words_field(_("Lý do"), rows=3)
