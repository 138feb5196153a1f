"""A call to a unit: which, who answered, what he said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.consulting.services.calls import LONGEST_NAME, LONGEST_WORDS
from documents.packages.forms.fields import OnceForm, TextField, words_field
from documents.packages.forms.typed import field_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.consulting.models.rounds import AskedUnit


class UnitCallForm(OnceForm):
    """Who leads the unit is proposed as who answered."""

    unit = forms.TypedChoiceField(label=_("Đơn vị"), coerce=int)
    heard = TextField(label=_("Người nghe máy"), max_length=LONGEST_NAME)
    said = words_field(_("Đơn vị trả lời"), rows=3, max_length=LONGEST_WORDS)

    def __init__(
        self, *args: Any, units: Sequence[AskedUnit], chosen: AskedUnit | None, **kwargs: Any
    ) -> None:
        head = chosen.unit.head if chosen else None
        told = {"unit": chosen.pk if chosen else None, "heard": str(head) if head else ""}
        super().__init__(*args, initial=told, **kwargs)
        field_as(self, "unit", forms.TypedChoiceField).choices = [(one.pk, one.name) for one in units]
