"""Forms of those who edit procedures: a file with its reason, and where running packages go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, TextField, words_field
from documents.packages.forms.typed import field_as, retyped
from workflows import engine

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from workflows.procedures.schema import Definition

# A procedure of ours is 4 kB; one a hundred times as long is no procedure.
LIMIT = 400_000


class UploadForm(forms.Form):
    """The edited file, before anybody has seen what it changes."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("Tệp quy trình (.toml)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".toml"}),
        error_messages=EMPTY | {"empty": _("Tệp không có nội dung.")},
    )

    def clean_file(self) -> str:
        """The words of the file."""
        file = self.cleaned_data["file"]
        if file.size > LIMIT:
            raise forms.ValidationError(_("Tệp quy trình quá lớn: tối đa 400 kB."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as fault:
            raise forms.ValidationError(_("Không đọc được tệp: tệp không phải văn bản mã UTF-8.")) from fault


class AdoptForm(forms.Form):
    """The words that were previewed, and why they are taken into use."""

    use_required_attribute = False
    text = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=LIMIT)
    reason = words_field(
        _("Lý do thay đổi quy trình"),
        rows=3,
        error_messages={"required": _("Phải nêu rõ lý do thay đổi quy trình.")},
    )


class TransferForm(forms.Form):
    """Why running packages are moved."""

    use_required_attribute = False
    reason = words_field(
        _("Lý do chuyển"), rows=3, error_messages={"required": _("Phải nêu rõ lý do chuyển quy trình.")}
    )


class TransferRow(forms.Form):
    """One running package: moved or not, and to which stage of the new procedure."""

    use_required_attribute = False
    taken = forms.BooleanField(label=_("Chuyển hồ sơ này"), required=False)
    state = forms.ChoiceField(
        label=_("Sang bước"),
        required=False,
        error_messages={"invalid_choice": _("Chưa chọn bước của quy trình mới.")},
    )
    seen = TextField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, package: Package, definition: Definition, **kwargs: Any) -> None:
        self.package = package
        here = definition.stage_of(package.state)
        initial = {"state": package.state if here else "", "seen": engine.seen(package)}
        super().__init__(*args, **kwargs | {"initial": initial, "prefix": package.code})
        stages = [(stage.code, stage.label) for stage in definition.stage if not stage.terminal]
        field_as(self, "state", forms.ChoiceField).choices = [("", _("(chọn bước)")), *stages]

    @property
    def is_chosen(self) -> bool:
        """Whether this package is to be moved."""
        return bool(self.data.get(self.add_prefix("taken")))

    def look_again(self, package: Package) -> None:
        """After a refusal: what was typed stays, and the next try is about the package as it now is."""
        self.data = retyped(self.data, {self.add_prefix("seen"): engine.seen(package)})

    def clean(self) -> dict[str, Any]:
        """A package that is moved is told where to."""
        cleaned = super().clean() or {}
        if cleaned.get("taken") and not cleaned.get("state") and "state" not in self.errors:
            self.add_error("state", _("Chưa chọn bước của quy trình mới."))
        return cleaned
