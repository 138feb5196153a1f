"""Which silent units are reminded, each in words that may be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import offered_words_field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.consulting.rows import SilentLine


class ReminderForm(forms.Form):
    """A tick and a text for each; those who got the letter and whose day is near or over are ticked."""

    use_required_attribute = False

    def __init__(self, *args: Any, lines: Sequence[SilentLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            key = line.asked.pk
            self.fields[f"chosen-{key}"] = forms.BooleanField(
                label=_("Nhắc %(unit)s") % {"unit": line.asked.name},
                required=False,
                initial=line.near and line.sent,
            )
            self.fields[f"words-{key}"] = offered_words_field(_("Nội dung tin"), line.words, rows=4)

    def rows(self) -> list[tuple[SilentLine, Any, Any]]:
        """Each line with its two fields, as the page draws them."""
        return [(one, self[f"chosen-{one.asked.pk}"], self[f"words-{one.asked.pk}"]) for one in self.lines]

    def chosen(self) -> dict[int, str]:
        """Id of each that was ticked -> its words, the standard ones where the field was emptied."""
        keys = [one.asked.pk for one in self.lines if self.cleaned_data.get(f"chosen-{one.asked.pk}")]
        standard = {one.asked.pk: one.words for one in self.lines}
        return {key: self.cleaned_data.get(f"words-{key}") or standard[key] for key in keys}
