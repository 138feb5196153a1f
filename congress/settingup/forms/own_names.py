"""Forms of the kinds of body and the roles that a congress adds: a name, and whose rights it brings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.people.words.own_names import SORTS
from congress.settingup.forms.founding import MISSING, MarkedForm, PlainField


class OwnNameForm(MarkedForm):
    """One more kind or role."""

    label = PlainField(label=_("Tên"))
    like = forms.ChoiceField(
        label=_("Có quyền như"),
        error_messages=MISSING,
        help_text=_("Quyền không tự đặt được: loại mới có đúng các quyền của loại được chọn ở đây."),
    )
    field_order = ("label", "like")

    def __init__(self, *args: Any, sort: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("– Chọn –")), *SORTS[sort].shipped()]
        self.fields["like"].choices = choices  # type: ignore[attr-defined]


class EndNameForm(forms.Form):
    """One name that is offered no more."""

    use_required_attribute = False
    ended = PlainField(widget=forms.HiddenInput)
