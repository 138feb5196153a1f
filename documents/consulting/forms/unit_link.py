"""Why a unit gets another link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import OnceForm, words_field

if TYPE_CHECKING:
    from congress.people.models.links import UnitLink


class UnitLinkForm(OnceForm):
    """The reason, where there is a link already; and which link that was."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = words_field(
        _("Lý do cấp lại"),
        rows=2,
        max_length=300,
        help_text=_("Ví dụ: mất điện thoại, đường dẫn đã bị chuyển vào nhóm chung, đổi người phụ trách."),
    )

    def __init__(self, *args: Any, link: UnitLink | None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"seen": link.pk if link else None}, **kwargs)
        if link is None:
            self.fields["reason"].required = False
            self.fields["reason"].widget = forms.HiddenInput()
