"""What is done with remarks on a draft, as it is typed: for one comment, or for many remarks at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import words_field
from documents.packages.forms.typed import field_as, leave_tacit
from documents.packages.models.remarks import Disposition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from documents.packages.models.drafts import Version


class DisposeForm(forms.Form):
    """What the lead body did with a remark, why, and in which draft."""

    is_printed = True

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=_("Kết quả"),
        choices=Disposition.KINDS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Chưa chọn kết quả tiếp thu, giải trình."),
            "invalid_choice": _("Chưa chọn kết quả tiếp thu, giải trình."),
        },
    )
    reason = words_field(
        _("Giải trình"),
        rows=5,
        required=False,
        help_text=_("Không tiếp thu thì phải ghi."),
    )
    answered_in = forms.ChoiceField(
        label=_("Thể hiện trong"),
        required=False,
        error_messages={"invalid_choice": _("Dự thảo được nêu không thuộc hồ sơ này hoặc đã được rút.")},
    )

    def __init__(self, *args: Any, drafts: Iterable[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leave_tacit(self, "reason")
        self.drafts = {str(draft.number): draft for draft in drafts}
        names = [
            (key, _("Dự thảo lần %(number)d") % {"number": draft.number})
            for key, draft in self.drafts.items()
        ]
        field_as(self, "answered_in", forms.ChoiceField).choices = [
            ("", _("Chưa thể hiện trong dự thảo nào")),
            *names,
        ]

    def answer(self) -> dict[str, Any]:
        """What the verb is told."""
        data = self.cleaned_data
        draft = self.drafts.get(data["answered_in"])
        return {"kind": data["kind"], "reason": data["reason"], "answered_in": draft}
