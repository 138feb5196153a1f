"""The form of a part written on the page; its last button hands the words to the form of a new draft."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.drafting.services.writing import LONGEST
from documents.packages.forms.fields import TextField, words_field
from documents.packages.forms.typed import leave_tacit
from workflows import engine

if TYPE_CHECKING:
    from documents.packages.models.packages import Package


class WritingForm(forms.Form):
    """The words of one part, and what the form of a new draft asks besides."""

    use_required_attribute = False
    text = words_field(_("Nội dung"), rows=24, max_length=LONGEST)
    author_note = words_field(
        _("Lời người soạn"),
        required=False,
        rows=3,
        max_length=4000,
        help_text=_("Chỉ cần khi nộp: dự thảo này sửa những gì. Người ký sẽ đọc dòng này."),
    )
    base = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    typed_part = TextField(widget=forms.HiddenInput, required=False)
    seen = TextField(widget=forms.HiddenInput, required=False)
    request_id = TextField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, package: Package, part: str, text: str, base: int, **kwargs: Any) -> None:
        hidden = {"seen": engine.seen(package), "request_id": uuid.uuid4().hex, "typed_part": part}
        super().__init__(*args, **kwargs | {"initial": {"text": text, "base": base, **hidden}})
        leave_tacit(self, "author_note")
