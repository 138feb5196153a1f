"""Where running packages go: for each stage of an older text the stage of the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import TextField, words_field
from documents.procedures.services.moving import KEPT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.procedures.services.moving import StandingThere
    from workflows.procedures.schema import Definition


class MoveForm(forms.Form):
    """Why running packages are moved, and for each stage in which any stands its place in the new text."""

    use_required_attribute = False
    seen = TextField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self, *args: Any, rows: Sequence[StandingThere], definition: Definition, seen: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs | {"initial": {"seen": seen}})
        self.rows = rows
        for row in rows:
            # A stage that will be refused says so beforehand.
            refused = _t("%(stage)s – không chuyển đến được: %(why)s")
            stages = [
                (code, refused % {"stage": label, "why": why} if why else label)
                for code, label, why in row.places_in(definition)
            ]
            choices = [("", _("(chọn bước)")), *stages, (KEPT, _("Không chuyển: giữ quy trình đang theo"))]
            facts = {"stage": row.label, "number": row.number}
            self.fields[row.key] = forms.ChoiceField(
                label=_t("Đang ở bước “%(stage)s” của quy trình lần %(number)d, chuyển sang bước") % facts,
                help_text=row.codes,
                choices=choices,
                initial=row.state if definition.stage_of(row.state) else "",
                error_messages={
                    "required": _("Chưa chọn bước của quy trình mới."),
                    "invalid_choice": _("Chưa chọn bước của quy trình mới."),
                },
            )
        self.fields["reason"] = words_field(
            _("Lý do chuyển"), rows=3, error_messages={"required": _("Phải nêu rõ lý do chuyển quy trình.")}
        )

    def told(self) -> dict[str, str]:
        """Key of a row -> the stage that was chosen for it."""
        return {row.key: self.cleaned_data[row.key] for row in self.rows}
