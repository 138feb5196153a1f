"""A list as an Excel workbook in which no cell is ever a formula."""

from __future__ import annotations

import re
from copy import copy
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from workflows import clock
from workflows.text import clean

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from documents.paper.listing import Listing, Value

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Excel holds no longer text in a cell.
LONGEST = 32_000
A4 = 9
# What a spreadsheet may read as a formula, also after quotes and spaces.
_ACTIVE = re.compile(r"""[\s"'“”‘’]*[=+\-@|%]""")
_HEAD = PatternFill("solid", fgColor="EFEDE7")
_RULE = Border(bottom=Side(style="thin", color="D5D2CA"))
_TOP = Alignment(vertical="top", wrap_text=True)


def saved(listing: Listing[Any], *others: Listing[Any], left_out: int = 0) -> bytes:
    """The workbook: a sheet for each list, its heading frozen, days as days, each text typed as text.

    `left_out` is how many rows of the first list do not stand in it.
    """
    book = Workbook(write_only=True)
    pages = [_sheet(book, one) for one in (listing, *others)]
    if left_out:
        # Silence here would read as "that is all".
        words = _("Còn %(number)d dòng không có trong tệp này; đề nghị lọc bớt rồi tải lại.")
        pages[0].append([_cell_written(Patterns(pages[0]), words % {"number": left_out})])
    book.properties.title = clean(listing.name)
    book.properties.creator = ""
    book.properties.created = book.properties.modified = clock.now().replace(tzinfo=None)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(book: Workbook, listing: Listing[Any]) -> WriteOnlyWorksheet:
    # At most 31 letters, none of those Excel refuses.
    page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", "-", clean(listing.name))[:31])
    columns = listing.unfolded
    for number, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    pattern = Patterns(page)
    head = [_cell_written(pattern, column.heading) for column in columns]
    for cell in head:
        cell.font, cell.fill = Font(bold=True), _HEAD
    page.append(head)
    for row in listing.values():
        page.append([_cell_written(pattern, value) for value in row])
    return page


class Patterns:
    """One styled cell of each sort: to style each cell anew takes longer than all the rest."""

    def __init__(self, page: WriteOnlyWorksheet) -> None:
        self._page = page
        self._styled = {
            "moment": self._pattern("DD/MM/YYYY HH:MM"),
            "day": self._pattern("DD/MM/YYYY"),
            "text": self._pattern("@"),
            "number": self._pattern("General"),
            # The sign that keeps it a text even after somebody edits the cell.
            "active": self._pattern("@", quoted=True),
        }

    def cell(self, sort: str, value: object) -> WriteOnlyCell:
        """A cell of that sort."""
        cell = WriteOnlyCell(self._page, value)
        cell._style = copy(self._styled[sort]._style)  # noqa: SLF001 - how openpyxl says to copy a style
        return cell

    def _pattern(self, number_format: str, *, quoted: bool = False) -> WriteOnlyCell:
        cell = WriteOnlyCell(self._page)
        cell.alignment, cell.border, cell.number_format = _TOP, _RULE, number_format
        cell.quotePrefix = quoted
        return cell


def _cell_written(pattern: Patterns, value: Value) -> WriteOnlyCell:
    """A day, a number, or a text that stays one whatever it begins with."""
    if isinstance(value, datetime):
        return pattern.cell("moment", clock.aware(value).astimezone(clock.HANOI).replace(tzinfo=None))
    if isinstance(value, date):
        return pattern.cell("day", value)
    if not isinstance(value, str):
        return pattern.cell("number", value)
    text = clean(value, lines=True)[:LONGEST]
    cell = pattern.cell("active" if _ACTIVE.match(text) else "text", text or None)
    if text:
        # openpyxl takes "=…" for a formula and "#N/A" for an error.
        cell.data_type = "s"
    return cell
