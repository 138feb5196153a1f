"""The form of the progress report: its first day."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import day_field
from workflows import clock


class SinceForm(forms.Form):
    """The first day of a report, "?tu=dd/mm/yyyy"; empty for the last seven days."""

    tu = day_field(_("Từ ngày"), required=False)

    def clean_tu(self) -> date | None:
        """A day that has come."""
        day: date | None = self.cleaned_data["tu"]
        if day and day > clock.today():
            raise forms.ValidationError(_t("Ngày bắt đầu báo cáo không được sau hôm nay."))
        return day
