"""The day that somebody promised: what each form that takes one asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _t

from workflows import clock

if TYPE_CHECKING:
    from datetime import date


class PromisedForm(forms.Form):
    """A form with a field `promised`."""

    use_required_attribute = False

    def clean_promised(self) -> date | None:
        """The promised day, today or later."""
        day: date | None = self.cleaned_data["promised"]
        if day and day < clock.today():
            raise forms.ValidationError(_t("Ngày hẹn không được trước hôm nay."))
        return day
