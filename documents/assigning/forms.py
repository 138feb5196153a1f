"""The form that gives a new package to its lead body."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import TextField, day_field, words_field
from documents.packages.forms.typed import field_as, leave_tacit
from workflows import clock


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
    due = day_field(_("Xong trước ngày"))
    afterwards = forms.BooleanField(
        label=_("Hồ sơ làm sau Đại hội"),
        required=False,
        help_text=_("Chỉ đánh dấu khi thời hạn sau ngày khai mạc, ví dụ in sách văn kiện."),
    )
    note = words_field(_("Yêu cầu"), required=False, rows=3)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], opening: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"request_id": uuid.uuid4().hex}})
        self.opening = opening
        field_as(self, "kind", forms.ChoiceField).choices = kinds
        leave_tacit(self, "afterwards")

    def clean(self) -> dict[str, Any]:
        """A last day after the congress has met is more often a slip than meant: it is asked about."""
        cleaned = super().clean() or {}
        due = cleaned.get("due")
        if due and clock.today() <= self.opening < due and not cleaned.get("afterwards"):
            words = _t(
                "Sau ngày khai mạc đại hội (%(day)s): chọn ngày sớm hơn, "
                "hoặc đánh dấu “Hồ sơ làm sau Đại hội”."
            )
            self.add_error("due", words % {"day": f"{self.opening:%d/%m/%Y}"})
        return cleaned
