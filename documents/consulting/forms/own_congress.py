"""What a unit tells of its own congress; and the opening day from which its plan is counted back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.consulting.models.own_congress import STATES
from documents.consulting.services.own_congress import LONGEST_NOTE, ToldOfCongress
from documents.packages.forms.fields import OnceForm, TextField, day_field
from documents.packages.incoming import INCOMING_GROUNDS

if TYPE_CHECKING:
    from documents.consulting.models.own_congress import OwnCongress


class OwnCongressForm(OnceForm):
    """What was told last is proposed."""

    state = forms.ChoiceField(label=_("Tình trạng"), choices=STATES)
    opening = day_field(_("Ngày khai mạc"), required=False)
    ground = forms.ChoiceField(label=_("Nhận qua"), choices=INCOMING_GROUNDS)
    note = TextField(label=_("Ghi chú"), max_length=LONGEST_NOTE, required=False)

    def __init__(self, *args: Any, last: OwnCongress | None, **kwargs: Any) -> None:
        told = {"state": last.state, "opening": last.opening} if last else {}
        super().__init__(*args, initial=told, **kwargs)

    def said(self) -> ToldOfCongress:
        """What the verb is told."""
        names = ("state", "ground", "opening", "note")
        return ToldOfCongress(**{name: self.cleaned_data[name] for name in names})


class OpeningForm(forms.Form):
    """Asked by GET, so that the address of the plan can be kept."""

    use_required_attribute = False
    opening = day_field(_("Ngày khai mạc"), required=False)

    def add_prefix(self, field_name: str) -> str:
        """The name in the address."""
        return "khai-mac" if field_name == "opening" else field_name
