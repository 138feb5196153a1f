"""What was filled into the fields of a PDF, and words written over its pages."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_HIDDEN = 0x02
_TEXTS = {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
_TICKS = {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}
_REMARKS = {pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_STRIKEOUT}
_MOST = 2_000


class PdfFields:
    """The fields of a paper, page by page."""

    def __init__(self, paper: pypdfium2.PdfDocument) -> None:
        if paper.get_formtype():
            paper.init_forms()
        self._forms = paper.formenv
        self.has_comments = False

    def filled(self, page: pypdfium2.PdfPage) -> Iterator[str]:
        """The words on a page that are not part of it: values of fields, boxes with words."""
        for number in range(min(_MOST, pdfium.FPDFPage_GetAnnotCount(page))):
            mark = pdfium.FPDFPage_GetAnnot(page, number)
            if not mark:
                continue
            try:
                yield from self._words(mark)
            finally:
                pdfium.FPDFPage_CloseAnnot(mark)

    def _words(self, mark: Any) -> Iterator[str]:
        kind = pdfium.FPDFAnnot_GetSubtype(mark)
        if pdfium.FPDFAnnot_GetFlags(mark) & _HIDDEN:
            return
        if kind == pdfium.FPDF_ANNOT_FREETEXT:
            yield _text_of_call(
                lambda room, size: pdfium.FPDFAnnot_GetStringValue(mark, b"Contents", room, size)
            )
        elif kind == pdfium.FPDF_ANNOT_WIDGET and self._forms is not None:
            yield from self._value(mark)
        self.has_comments |= kind in _REMARKS

    def _value(self, mark: Any) -> Iterator[str]:
        forms = self._forms
        kind = pdfium.FPDFAnnot_GetFormFieldType(forms, mark)
        if kind in _TEXTS:
            yield _text_of_call(
                lambda room, size: pdfium.FPDFAnnot_GetFormFieldValue(forms, mark, room, size)
            )
        elif kind in _TICKS and pdfium.FPDFAnnot_IsChecked(forms, mark):
            name = _text_of_call(
                lambda room, size: pdfium.FPDFAnnot_GetFormFieldName(forms, mark, room, size)
            )
            yield f"\u2612 {name}"


def _text_of_call(call: Callable[[Any, int], int]) -> str:
    """The text that a function of the library writes when it is given room for it."""
    size = call(None, 0)
    if size <= 2:
        return ""
    room = ctypes.create_string_buffer(size)
    call(ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size)
    return (
        room.raw[: size - 2].decode("utf-16-le", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    )
