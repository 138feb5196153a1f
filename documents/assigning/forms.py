"""The form that gives a new package to its lead body."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.site.read_back import PlannedDayField
from documents.packages.counting import DUE_FROM
from documents.packages.forms.fields import TextField, day_field, words_field
from documents.packages.forms.typed import field_as, leave_tacit, retyped
from documents.packages.forms.working_days import off_before, refuse_days_off
from documents.packages.kinds import kind_of
from documents.packages.words.days import planned_day
from workflows import clock
from workflows.calendars import DAY
from workflows.planning import spread, way_of
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition


class AssignForm(forms.Form):
    """A new package given to its lead body by the organising committee."""

    use_required_attribute = False
    request_id = TextField(widget=forms.HiddenInput, max_length=64)
    kind = forms.ChoiceField(label=_("Loại hồ sơ"))
    title = TextField(
        label=_("Tên hồ sơ"),
        required=False,
        max_length=300,
        help_text=_("Để trống thì lấy tên của loại hồ sơ."),
    )
    due = day_field(_("Xong trước ngày"), kind=PlannedDayField)
    due_from = forms.ChoiceField(
        label=_("Thời hạn tính theo"),
        choices=DUE_FROM,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn thời hạn tính theo ngày khai mạc hay là ngày cố định.")},
    )
    afterwards = forms.BooleanField(
        label=_("Hồ sơ làm sau Đại hội"),
        required=False,
        help_text=_("Chỉ đánh dấu khi thời hạn sau ngày khai mạc, ví dụ in sách văn kiện."),
    )
    note = words_field(_("Yêu cầu"), required=False, rows=3)
    # The kind and the last day for which the days of the stages stand on the page; "" before they do.
    planned = TextField(widget=forms.HiddenInput, required=False, max_length=80)
    # What is rightly filled in and has only to be looked at comes back as no fault.
    status = 422

    def __init__(self, *args: Any, kinds: Mapping[str, Definition], opening: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"request_id": uuid.uuid4().hex}})
        self.opening, self.kinds = opening, kinds
        choices = [(code, kind_of(definition).title) for code, definition in kinds.items()]
        field_as(self, "kind", forms.ChoiceField).choices = choices
        leave_tacit(self, "afterwards")
        field_as(self, "due", PlannedDayField).odd = off_before
        chosen = kinds.get(str(self.data.get("kind", "")))
        for stage in way_of(chosen) if chosen else ():
            self.fields[f"day_{stage.code}"] = day_field(
                stage.label, kind=PlannedDayField, required=False, help_text=""
            )
            leave_tacit(self, f"day_{stage.code}")

    def clean(self) -> dict[str, Any]:
        """A last day after the congress has met is more often a slip than meant: it is asked about."""
        cleaned = super().clean() or {}
        due = cleaned.get("due")
        if due and clock.today() <= self.opening < due and not cleaned.get("afterwards"):
            words = _t(
                "Sau ngày khai mạc đại hội (%(day)s): chọn ngày sớm hơn, "
                "hoặc đánh dấu “Hồ sơ làm sau Đại hội”."
            )
            self.add_error("due", words % {"day": planned_day(self.opening)})
        if due and due > clock.today():
            refuse_days_off(self, *(name for name in cleaned if name.startswith("day_")), last=due - DAY)
        return cleaned

    @property
    def about(self) -> str:
        """The kind and the last day that were chosen."""
        return f"{self.cleaned_data['kind']} {self.cleaned_data['due']:%Y-%m-%d}"

    @property
    def days(self) -> dict[str, date]:
        """Stage -> the last day that stands on the page for it."""
        said = {name: value for name, value in self.cleaned_data.items() if name.startswith("day_") and value}
        return {name.removeprefix("day_"): value for name, value in said.items()}

    def plans(self) -> bool:
        """Put the proposed day of each stage on the page; False where they stand there already."""
        if self.cleaned_data["planned"] == self.about:
            return False
        due, today = self.cleaned_data["due"], clock.today()
        if due <= today + DAY:
            return False
        definition = self.kinds[self.cleaned_data["kind"]]
        days = spread(definition, today, due - DAY, calendar=calendar_in_force())
        told = {f"day_{stage}": f"{day:%d/%m/%Y}" for stage, day in days.items()}
        self.data = retyped(self.data, {**told, "planned": self.about})
        self.status = 200
        return True
