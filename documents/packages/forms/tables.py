"""A table on its way in: a workbook, or a Word file, that is read at once and not kept."""

from __future__ import annotations

from typing import Any

from django import forms

from documents.texts.reading.grids import Grid, read_grids
from documents.texts.uploads.kinds import TABLES
from documents.texts.uploads.limits import file_limit
from documents.texts.uploads.reasons import too_large


class TableField(forms.FileField):
    """A field for one file with tables; `sentence` says beside its kinds and limits what it has to hold."""

    def __init__(self, *, sentence: Any, **options: Any) -> None:
        widget = forms.ClearableFileInput(attrs={"accept": TABLES.accept})
        super().__init__(allow_empty_file=True, help_text=TABLES.said(sentence), widget=widget, **options)


def tables_in(sent: Any) -> list[Grid]:
    """The tables of a file as it was sent. Raises NotTaken: too large, of another kind, not to be read."""
    if sent.size > file_limit():
        raise too_large(sent.size, file_limit())
    return read_grids(sent.read(), sent.name)
