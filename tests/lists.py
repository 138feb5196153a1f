"""Lists as files, made in the test: a workbook or a Word document with one table."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from congress.people.words.person_rows import PERSON_HEADINGS
from tests.documents.readable import grid, par, run, word

PEOPLE = [heading.label for heading in PERSON_HEADINGS]


def row(**said):
    """One row of a list of people, by the codes of its columns."""
    return [said.get(heading.code) for heading in PERSON_HEADINGS]


def sheets(*rows, headings=PEOPLE):
    """The same as the readers give it: texts under their headings."""
    lines = [list(headings), *([("" if cell is None else str(cell)) for cell in one] for one in rows)]
    return [("Danh sách", list(enumerate(lines, 1)))]


def book(*rows, headings=PEOPLE, change=None):
    """A workbook; `change` may do to the sheet what Excel can."""
    made = Workbook()
    page = made.active
    page.title = "Danh sách"
    for line in (list(headings), *rows):
        page.append(list(line))
    if change:
        change(page)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def word_table(*rows, headings=PEOPLE):
    """A Word document with words above one table."""
    lines = [[str(cell or "") for cell in line] for line in (headings, *rows)]
    return word(par(run("DANH SÁCH")), grid(*lines))


def kept(path: Path, data: bytes) -> Path:
    """The bytes in a file."""
    path.write_bytes(data)
    return path
