"""For whom the office enters what was said of a task: who, on what ground, on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, day_field
from documents.packages.forms.on_paper import on_behalf_field
from documents.packages.forms.typed import field_as
from workflows import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.people import Person

GROUNDS = (("telephone", _("Điện thoại")), ("paper", _("Phiếu giấy")))


class ForWhomForm(forms.Form):
    """The person, the ground and the day."""

    use_required_attribute = False
    signer: forms.ModelChoiceField[Person] = on_behalf_field()
    ground = forms.ChoiceField(
        label=_("Căn cứ"), choices=GROUNDS, widget=forms.RadioSelect, error_messages=EMPTY
    )
    day = day_field(_("Ngày ghi trên giấy hoặc ngày gọi"))

    def __init__(self, *args: Any, signers: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"prefix": "giay"})
        field_as(self, "signer", forms.ModelChoiceField).queryset = signers
        able = list(signers[:2])
        self.fields["signer"].initial = able[0] if len(able) == 1 else None
        self.fields["ground"].initial = "telephone"
        self.fields["day"].initial = clock.today
