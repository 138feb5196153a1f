"""Excel workbooks: each sheet as a table of what its cells show, never of formulas."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import openpyxl

from documents.texts.reading import markup
from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.legacy import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

CELLS, ROWS, COLUMNS = 60_000, 5_000, 100
# All sheets together, unpacked: some 200,000 filled cells.
_PARTS = 12 * 1024 * 1024
_ELEMENTS = 400_000
# A formula that ends its cell without a value after it.
_NO_VALUE = re.compile(rb"(?:</f>|<f[^<>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_THOUSANDS = re.compile(r"[#0],[#0]")


def read_xlsx(data: bytes) -> Found:
    """What is in an .xlsx that the door let in; raises Fault."""
    has_gaps = _proved(data)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader = _SheetReader()
    tables = [_headed(sheet.title, reader.rows(sheet)) for sheet in book.worksheets]
    told = {
        "no_value": has_gaps,
        "hidden_sheet": any(sheet.sheet_state != "visible" for sheet in book.worksheets),
    }
    warnings = [(code, 0) for code, holds in told.items() if holds]
    return Found("".join(tables), warnings + ([("cut_sheet", CELLS)] if reader.was_cut else []))


def _proved(data: bytes) -> bool:
    """Whether some formula has no stored value; raises Fault when the parts are too large to be read."""
    gaps, elements, size = False, 0, 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if not info.filename.endswith((".xml", ".rels")):
                continue
            size += info.file_size
            if size > _PARTS:
                raise Fault("huge")
            part = archive.read(info)
            elements += part.count(b"<")
            gaps = gaps or ("worksheets/" in info.filename and _NO_VALUE.search(part) is not None)
    if elements > 2 * _ELEMENTS:
        raise Fault("huge")
    return gaps


def _headed(title: str, rows: list[list[str]]) -> str:
    return f"<h2>{markup.escaped(without_marks(title))}</h2>{markup.table_markup(rows) if rows else ''}"


class _SheetReader:
    """Reads sheets until the whole workbook has given as many cells as a paper can hold."""

    def __init__(self) -> None:
        self.left = CELLS
        self.was_cut = False

    def rows(self, sheet: Any) -> list[list[str]]:
        """The filled rows of a sheet as texts, without empty cells at the end."""
        kept = []
        for number, row in enumerate(self._raw(sheet)):
            self.was_cut |= (
                number >= ROWS or self.left <= 0 or any(cell.value is not None for cell in row[COLUMNS:])
            )
            if number >= ROWS or self.left <= 0:
                break
            texts = _without_end([_shown(cell) for cell in row[:COLUMNS]])
            self.left -= len(texts)
            kept.append(texts)
        return [row for row in kept if row]

    def _raw(self, sheet: Any) -> Iterator[Any]:
        # What the sheet says of its own size may be a lie; the cells are counted as they come.
        sheet.reset_dimensions()
        rows: Iterable[Any] = sheet.iter_rows(max_col=COLUMNS + 1)
        yield from rows


def _without_end(texts: list[str]) -> list[str]:
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _shown(cell: Any) -> str:
    """What the cell shows, in Vietnamese writing."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        midnight = not (value.hour or value.minute)
        return value.strftime("%d/%m/%Y" if midnight else "%d/%m/%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    return without_marks(str(value)).strip()


def _number(value: float, form: str) -> str:
    """The number with a decimal comma; grouped by full stops and as per cent where the cell says so."""
    percent = "%" in form
    if isinstance(value, float):
        value = round(value * 100 if percent else value, 10)
        text = f"{value:,.10f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else repr(value)
    else:
        text = f"{value * 100 if percent else value:,}"
    if not _THOUSANDS.search(form):
        text = text.replace(",", "")
    return text.translate(str.maketrans(",.", ".,")) + ("%" if percent else "")
