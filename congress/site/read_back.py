"""A day of a plan, read back under its field: its weekday, a star, and what is odd of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from congress.site.context import long_day
from workflows.queries import star

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class PlannedDayField(forms.DateField):
    """`odd` says what is to be known of the day that stands in the field, "" where there is nothing."""

    odd: Callable[[date], str] | None = None

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        """The field as it is drawn."""
        return ReadBack(form, self, field_name)


class ReadBack(BoundField):
    """Its help begins with "Thứ Hai, 04/01/2027*", once a day stands there."""

    field: PlannedDayField

    @property
    def help_text(self) -> str:
        """The day as it stands in the field now, then what was said of the field."""
        return " ".join(filter(None, (self._read(), str(self._told))))

    @help_text.setter
    def help_text(self, told: str) -> None:
        self._told = told

    def _read(self) -> str:
        try:
            day = self.field.to_python(self.value())
        except ValidationError:
            return ""
        if day is None:
            return ""
        told = self.field.odd(day) if self.field.odd else ""
        return " ".join(filter(None, (f"{long_day(day)}{star(day)}.", told)))
