"""The inside of reading a list: each sheet of a workbook as rows by their numbers, what its cells show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from documents.texts.reading.faults import Fault
from documents.texts.reading.xlsx import opened, shown_cell, without_end, xml_parts
from workflows.text import clean

if TYPE_CHECKING:
    import datetime as dt

# As XML has them; a range is a corner, a colon and the opposite corner.
_MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_CELL = re.compile(rb"<c\s")
_NO_VALUE = re.compile(rb"(?:</f>|<f[^<>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
# What a list reads where a formula has no result.
NO_RESULT = "#?"
_PLACE = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')
COLUMNS = 60
# Filled rows of all sheets together, and cells that one merged range may fill: more is no list of ours.
_ROWS, _WIDEST = 6_000, 50_000


def read_sheets(data: bytes) -> dict[str, Any]:
    """`{"sheets": [[name, [[number, cells], …]], …]}` of an .xlsx that the door let in; raises Fault."""
    parts = xml_parts(data)
    book = opened(data, parts)
    sheets = [
        [clean(sheet.title), _filled(sheet, book.epoch, parts[sheet._worksheet_path])]  # noqa: SLF001 - no other way
        for sheet in book.worksheets
    ]
    if sum(len(rows) for _name, rows in sheets) > _ROWS:
        raise Fault("huge")
    return {"sheets": sheets}


def _filled(sheet: Any, epoch: dt.datetime, part: bytes) -> list[Any]:
    """The rows of a sheet, merged cells in each of their places, a formula without a value as such."""
    rows = _shown_rows(sheet, epoch)
    last = max(rows, default=0)
    for first, top, opposite, bottom in _MERGED.findall(part):
        left, right = _column(first), _column(opposite)
        columns, numbers = range(left, min(right + 1, COLUMNS)), range(int(top), min(int(bottom), last) + 1)
        if len(columns) * len(numbers) > _WIDEST:
            raise Fault("huge")
        row = rows.get(int(top), [])
        words = row[left] if left < len(row) else ""
        for number in numbers:
            _put(rows, number, columns, words)
    for number, column in _without_value(part):
        _put(rows, number, range(column, column + 1), NO_RESULT)
    return [[number, row] for number, row in sorted(rows.items()) if any(row)]


def _shown_rows(sheet: Any, epoch: dt.datetime) -> dict[int, list[str]]:
    """The filled rows by number; a stray mark at the foot of the sheet costs nothing."""
    # What the sheet says of its own size may be a lie; the cells are counted as they come.
    sheet.reset_dimensions()
    rows = {}
    for number, row in enumerate(sheet.iter_rows(max_col=COLUMNS), 1):
        texts = without_end([shown_cell(cell, epoch) for cell in row]) if row else []
        if texts:
            rows[number] = texts
        if len(rows) > _ROWS:
            raise Fault("huge")
    return rows


def _without_value(part: bytes) -> list[tuple[int, int]]:
    """(row, column) of each formula that has no stored result."""
    if not _NO_VALUE.search(part):
        return []
    found = []
    for piece in _CELL.split(part)[1:]:
        cell = piece.partition(b"</c>")[0] + b"</c>"
        place = _PLACE.search(piece)
        if place and _NO_VALUE.search(cell):
            letters = place[1].rstrip(b"0123456789")
            found.append((int(place[1][len(letters) :]), _column(letters)))
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _put(rows: dict[int, list[str]], number: int, columns: range, words: str) -> None:
    row = rows.setdefault(number, [])
    row += [""] * (columns.stop - len(row))
    for column in columns:
        row[column] = row[column] or words
