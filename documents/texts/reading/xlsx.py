"""Excel workbooks: each sheet as a table of what its cells show, never of formulas."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils.datetime import MAC_EPOCH, to_excel

from documents.texts.megabyte import MEGABYTE
from documents.texts.reading import markup
from documents.texts.reading.cell_formats import cell_number, cell_text
from documents.texts.reading.cell_runs import strikes_words, with_signs
from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.legacy import without_marks
from documents.texts.reading.page_edges import edges_of_sheet_say, edges_of_sheet_show

if TYPE_CHECKING:
    from collections.abc import Iterable

CELLS, ROWS, COLUMNS = 60_000, 5_000, 100
# What libraries that write sheets give to every moment, also to one without an hour.
_BY_LIBRARY = "yyyy-mm-dd h:mm:ss"
# The formats that Excel writes out by the country of the machine; here it is this one.
_USUAL = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yyyy": "dd/mm/yyyy",
    "m/d/yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "yyyy-mm-dd": "dd/mm/yyyy",
    _BY_LIBRARY: "dd/mm/yyyy hh:mm",
}
_FROM_1904 = 1462
_LAST_COLUMN = "CV"
# All sheets together, unpacked: some 200,000 filled cells.
_PARTS = 12 * MEGABYTE
_ELEMENTS = 400_000
# A formula that ends its cell without a value after it.
_NO_VALUE = re.compile(rb"(?:</f>|<f[^<>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_HIDDEN = re.compile(rb"<(?:\w+:)?(?:row|col)\b[^<>]*\bhidden=[\"'](?:1|true)[\"']")
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^<>]*\br=\"([A-Z]{2,3})[0-9]+\"[^<>/]*>\s*<")
# Notes on cells, and the conversations that newer Excel keeps beside them.
_REMARK = re.compile(rb"<(?:\w+:)?(?:comment|threadedComment)\s")
# How a workbook writes a letter that XML does not take, "_x000D_" for the end of a line.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}


def read_xlsx(data: bytes) -> Found:
    """What is in an .xlsx that the door let in; raises Fault."""
    parts = xml_parts(data)
    sheets = [part for name, part in parts.items() if "worksheets/" in name and name.endswith(".xml")]
    book = opened(data, parts)
    reader = _SheetReader(book.epoch)
    tables = [
        f"<h2>{markup.escaped(without_marks(sheet.title))}</h2>{markup.table_markup(rows) if rows else ''}"
        for sheet in book.worksheets
        for rows in [reader.rows(sheet)]
    ]
    told = {
        "no_value": any(_NO_VALUE.search(sheet) for sheet in sheets),
        "hidden_sheet": any(sheet.sheet_state != "visible" for sheet in book.worksheets),
        "hidden_cells": any(_HIDDEN.search(sheet) for sheet in sheets),
        "hidden_text": reader.has_hidden,
        "struck_text": reader.has_struck or any(map(strikes_words, parts.values())),
        "comments": any(_REMARK.search(part) for name, part in parts.items() if "omment" in name),
        "page_edges": any(map(edges_of_sheet_say, sheets)),
        "sheet_drawings": any("drawings/drawing" in name or "charts/chart" in name for name in parts)
        or any(map(edges_of_sheet_show, sheets)),
    }
    warnings = [(code, 0) for code, holds in told.items() if holds]
    was_cut = reader.was_cut or any(map(_goes_beyond, sheets))
    return Found("".join(tables), warnings + ([("cut_sheet", CELLS)] if was_cut else []))


def xml_parts(data: bytes) -> dict[str, bytes]:
    """The parts in XML; raises Fault when they are too large to be read."""
    parts: dict[str, bytes] = {}
    size = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if not info.filename.endswith((".xml", ".rels")):
                continue
            size += info.file_size
            if size > _PARTS:
                raise Fault("huge")
            parts[info.filename] = archive.read(info)
    if sum(part.count(b"<") for part in parts.values()) > 2 * _ELEMENTS:
        raise Fault("huge")
    return parts


def opened(data: bytes, parts: dict[str, bytes]) -> Any:
    """The workbook, to be read cell by cell; `parts` are what `xml_parts` gives."""
    usual_parts = {name: with_signs(part) for name, part in parts.items()}
    if any(b"http://purl.oclc.org/ooxml/" in part for part in parts.values()):
        for (strict, loose), name in itertools.product(_STRICT.items(), parts):
            usual_parts[name] = usual_parts[name].replace(strict, loose)
    if usual_parts != parts:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as usual:
            for info in archive.infolist():
                piece = usual_parts.get(info.filename)
                usual.writestr(info.filename, archive.read(info) if piece is None else piece)
        data = out.getvalue()
    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _goes_beyond(sheet: bytes) -> bool:
    """Whether some cell right of the last column that is read holds anything."""
    columns = {column.decode() for column in _FILLED.findall(sheet)}
    return any(len(column) > 2 or column > _LAST_COLUMN for column in columns)


class _SheetReader:
    """Reads sheets until the whole workbook has given as many cells as a paper can hold."""

    def __init__(self, epoch: dt.datetime) -> None:
        self._epoch = epoch
        self.left = CELLS
        self.was_cut = self.has_struck = self.has_hidden = False

    def rows(self, sheet: Any) -> list[list[str]]:
        """The filled rows of a sheet as texts, without empty cells at the end."""
        kept = []
        for number, row in enumerate(self._raw(sheet)):
            self.was_cut |= (
                number >= ROWS or self.left <= 0 or any(cell.value is not None for cell in row[COLUMNS:])
            )
            if number >= ROWS or self.left <= 0:
                break
            texts = without_end([self._shown(cell) for cell in row[:COLUMNS]])
            self.left -= len(texts)
            kept.append(texts)
        return [row for row in kept if row]

    def _shown(self, cell: Any) -> str:
        """What the cell shows, marked where all of it is struck."""
        words = shown_cell(cell, self._epoch)
        holds = isinstance(cell.value, bool) or bool(str(cell.value or "").strip())
        self.has_hidden |= not words and holds
        if markup.STRUCK in words:
            return markup.joined_struck(words)
        if not words or not cell.has_style or not cell.font.strike:
            return words
        self.has_struck = True
        return markup.struck(words)

    def _raw(self, sheet: Any) -> Iterator[Any]:
        # What the sheet says of its own size may be a lie; the cells are counted as they come.
        sheet.reset_dimensions()
        rows: Iterable[Any] = sheet.iter_rows(max_col=COLUMNS + 1)
        yield from rows


def without_end(texts: list[str]) -> list[str]:
    while texts and not texts[-1]:
        texts.pop()
    return texts


def shown_cell(cell: Any, epoch: dt.datetime) -> str:
    """What the cell shows, in Vietnamese writing."""
    value = cell.value
    if value is None:
        return ""
    form = str(cell.number_format or "General")
    if isinstance(value, bool):
        return cell_text("TRUE" if value else "FALSE", form)
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        # The library makes days of numbers by a format that it reads itself; Excel's own days begin in 1900.
        value = to_excel(value, epoch) + (_FROM_1904 if epoch == MAC_EPOCH else 0)
        form = "dd/mm/yyyy" if form == _BY_LIBRARY and value == int(value) else form
        form = form if any(sign in form.lower() for sign in "ymdhs") else "dd/mm/yyyy"
    if isinstance(value, int | float):
        return cell_number(value, _USUAL.get(form.split(";")[0], form))
    text = without_marks(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value))).strip()
    # What went wrong in a formula is shown whatever the format says.
    return cell_text(text, form) if text and cell.data_type != "e" else text
