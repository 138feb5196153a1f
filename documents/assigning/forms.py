"""The form that gives a new package to its lead body."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import TextField, day_field, words_field
from documents.packages.forms.typed import field_as


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
    note = words_field(_("Yêu cầu"), required=False, rows=3)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], due: date | None, **kwargs: Any) -> None:
        initial = {"request_id": uuid.uuid4().hex, "due": due}
        super().__init__(*args, **kwargs | {"initial": initial})
        field_as(self, "kind", forms.ChoiceField).choices = kinds
