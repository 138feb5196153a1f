"""Forms about a meeting: its day, and which body meets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, day_field
from documents.packages.forms.typed import field_as
from workflows import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Body


class DayForm(forms.Form):
    """One day in the address of a paper: the day of a meeting."""

    ngay = day_field(_("Ngày họp"))


class MeetingForm(DayForm):
    """Which body meets on which day."""

    use_required_attribute = False
    co_quan: forms.ModelChoiceField[Body] = forms.ModelChoiceField(
        queryset=None,
        label=_("Cơ quan họp"),
        empty_label=None,
        error_messages=EMPTY | {"invalid_choice": _("Không có cơ quan này trong danh sách.")},
    )
    field_order = ("co_quan", "ngay")

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "co_quan", forms.ModelChoiceField).queryset = bodies
        self.fields["ngay"].initial = clock.today
