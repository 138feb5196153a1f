"""Fields that read the same in every form."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.people.words.days import with_day

DATE_FORMATS = ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d-%m-%Y"]


EMPTY = {"required": _("Chưa nhập mục này.")}


class TextField(forms.CharField):
    """Text without NUL, which no database of ours takes and no person types."""

    default_error_messages = {**EMPTY}
    # Whether it may stay empty is said in its help text, since it depends on another field.
    tacit = False

    def to_python(self, value: Any) -> str:
        """The text as typed, less what cannot be stored."""
        return (super().to_python(value) or "").replace("\x00", "")


class OnceForm(forms.Form):
    """A form that makes a row: it bears an id that makes a second click harmless."""

    use_required_attribute = False
    request_id = TextField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"request_id": uuid.uuid4().hex} | (initial or {})})


def day_field(
    label: Any, *, kind: type[forms.DateField] = forms.DateField, **options: Any
) -> forms.DateField:
    """A day typed as dd/mm/yyyy; of `PlannedDayField` it is read back with its weekday."""
    widget = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"})
    messages = EMPTY | {"invalid": with_day(_("Ngày phải ghi dạng ngày/tháng/năm, ví dụ %(day)s."))}
    options.setdefault("help_text", with_day(_("Ngày/tháng/năm, ví dụ %(day)s.")))
    return kind(label=label, input_formats=DATE_FORMATS, widget=widget, error_messages=messages, **options)


def count_field(label: Any, **options: Any) -> forms.IntegerField:
    """A number of people or votes."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    messages = EMPTY | {"invalid": _("Mục này chỉ ghi số, ví dụ 38.")}
    return forms.IntegerField(
        label=label, min_value=0, max_value=100_000, widget=widget, error_messages=messages, **options
    )


def words_field(label: Any, *, rows: int = 5, **options: Any) -> TextField:
    """Free words; the engine limits and cleans them."""
    return TextField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


def offered_words_field(label: Any, words: str, *, rows: int) -> TextField:
    """Words that will be sent as they stand there, unless they are changed first."""
    said = _("Sửa được trước khi gửi; để trống thì dùng lời theo mẫu.")
    field = words_field(label, rows=rows, required=False, help_text=said, initial=words)
    vars(field)["tacit"] = True
    return field
