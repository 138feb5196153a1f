"""Forms of those who edit procedures: a file, a code for a new kind, and why it is taken into use."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, OnceForm, TextField, words_field
from documents.packages.forms.typed import field_as
from documents.procedures.queries import code_fault, proposed_code
from workflows.errors import ProcedureFault
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress

# A procedure of ours is 4 kB; one a hundred times as long is no procedure.
LIMIT = 400_000
HERE, EVERYWHERE = "here", "all"


class UploadForm(OnceForm):
    """The edited file, before anybody has seen what it changes."""

    file = forms.FileField(
        label=_("Tệp quy trình (.toml)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".toml"}),
        error_messages=EMPTY | {"empty": _("Tệp không có nội dung.")},
    )

    def clean_file(self) -> bytes:
        """The file as it came, byte for byte."""
        file = self.cleaned_data["file"]
        if file.size > LIMIT:
            raise forms.ValidationError(_("Tệp quy trình quá lớn: tối đa 400 kB."))
        return bytes(file.read())


class UploadKindForm(UploadForm):
    """The file of a kind that there is not yet, and the code it is to bear."""

    code = TextField(
        label=_("Mã của loại hồ sơ mới"),
        max_length=40,
        help_text=_("2 đến 12 chữ in hoa không dấu và chữ số, ví dụ KHTC; đứng trong mã của từng hồ sơ."),
    )
    field_order = ("code", "file")

    def clean_code(self) -> str:
        """The code, where nobody bears it."""
        code = clean(self.cleaned_data["code"]).upper()
        fault = code_fault(code)
        if fault:
            raise forms.ValidationError(fault)
        return code


class AdoptForm(OnceForm):
    """The text that was previewed, for whom it is taken into use, and why."""

    code = TextField(widget=forms.HiddenInput, max_length=40, required=False)
    # In letters that no browser changes: line ends and marks stay as they were uploaded.
    text = TextField(widget=forms.HiddenInput, max_length=2 * LIMIT)
    seen = TextField(widget=forms.HiddenInput, max_length=64, required=False)
    scope = forms.ChoiceField(label=_("Áp dụng cho"), widget=forms.RadioSelect, error_messages=EMPTY)
    reason = words_field(
        _("Lý do thay đổi quy trình"),
        rows=3,
        error_messages={"required": _("Phải nêu rõ lý do thay đổi quy trình.")},
    )

    def __init__(
        self, *args: Any, congress: Congress | None, source: bytes = b"", new: bool = False, **kwargs: Any
    ) -> None:
        initial = {"scope": HERE, "text": base64.b64encode(source).decode()} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        if new:
            reason = self.fields["reason"]
            reason.label = _("Lý do thêm loại hồ sơ")
            reason.error_messages["required"] = _("Phải nêu rõ lý do thêm loại hồ sơ.")
        self.congress = congress
        if congress is None:
            del self.fields["scope"]
        else:
            here = _("Riêng %(name)s") % {"name": congress.short_name}
            everywhere = _("Mọi đại hội không có quy trình riêng")
            field_as(self, "scope", forms.ChoiceField).choices = [(HERE, here), (EVERYWHERE, everywhere)]

    @property
    def source(self) -> bytes:
        """The text as it was uploaded; b"" where the letters were tampered with."""
        try:
            return base64.b64decode(str(self["text"].value() or ""), validate=True)
        except (binascii.Error, ValueError):
            return b""

    def words(self, code: str) -> str:
        """The text of the procedure `code`. Raises ProcedureFault where the file is no text."""
        try:
            return self.source.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            words = _("Không đọc được tệp: tệp không phải văn bản mã UTF-8.")
            raise ProcedureFault(code, [str(words)]) from fault

    @property
    def chosen(self) -> Congress | None:
        """The congress it is for, or None for all."""
        return self.congress if self.cleaned_data.get("scope") == HERE else None


def code_to_bear(form: forms.Form) -> str:
    """The code that was typed, or one after the title where none was."""
    typed = clean(form.cleaned_data.get("code", "")).upper()
    return typed or proposed_code(form.cleaned_data.get("title", ""))
