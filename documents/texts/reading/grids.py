"""Tables as a list brings them: rows by their numbers, merged cells filled, formulas by what they show."""

from __future__ import annotations

import io
from html.parser import HTMLParser

from documents.texts.reading import apart, sentences
from documents.texts.reading.faults import PASSING, Fault
from documents.texts.reading.reader import Unreadable, UnreadNow, let_in, read_as
from documents.texts.uploads.kinds import TABLES
from documents.texts.uploads.reasons import NotTaken, Reason

# (name of the sheet, its rows: number and cells).
Grid = tuple[str, list[tuple[int, list[str]]]]
# Five thousand people of fourteen columns take a second of work; a machine at other work needs more.
SECONDS = 8.0


def read_grids(data: bytes, filename: str) -> list[Grid]:
    """The tables of a workbook or of a Word file that nobody has looked at. Raises Unreadable."""
    try:
        extension = let_in(io.BytesIO(data), filename, choice=TABLES).extension
    except NotTaken as refused:
        raise Unreadable(Reason(refused.code, refused.reason)) from refused
    if extension != "xlsx":
        return tables_of(read_as(extension, data).html)
    try:
        answer, _body = apart.run("sheets", [data], seconds=SECONDS)
    except Fault as fault:
        raise (UnreadNow if fault.code in PASSING else Unreadable)(sentences.FAULTS[fault.code]) from fault
    return [(name, [(number, cells) for number, cells in rows]) for name, rows in answer["sheets"]]


def tables_of(html: str) -> list[Grid]:
    """The tables of cleaned HTML, numbered; a cell over several rows or columns stands in each of them."""
    parser = _Tables()
    parser.feed(html)
    return [
        (str(place), [(number, row) for number, row in enumerate(rows, 1)])
        for place, rows in enumerate(parser.tables, 1)
    ]


class _Tables(HTMLParser):
    """Collects the cells of tables; a table inside a cell is words of that cell."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._depth = 0
        self._words: list[str] = []
        # Column -> (rows still to fill, words), from cells that reach down.
        self._down: dict[int, tuple[int, str]] = {}
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row or a cell begins; a paragraph inside a cell is a line of it."""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif self._depth != 1:
            return
        elif tag == "tr":
            self.tables[-1].append([])
            self._fill()
        elif tag in {"td", "th"}:
            said = dict(attrs)
            self._span = (int(said.get("rowspan") or 1), int(said.get("colspan") or 1))
            self._words = []
        elif tag in {"p", "br", "li"}:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A table or a cell ends."""
        if tag == "table":
            self._depth -= 1
            self._down = {}
        elif self._depth == 1 and tag in {"td", "th"}:
            self._keep("".join(self._words).strip())

    def handle_data(self, data: str) -> None:
        """Words of the open cell."""
        self._words.append(data)

    def _keep(self, words: str) -> None:
        rows, columns = self._span
        row = self.tables[-1][-1] if self.tables[-1] else []
        for _column in range(columns):
            if rows > 1:
                self._down[len(row)] = (rows - 1, words)
            row.append(words)
        self._fill()

    def _fill(self) -> None:
        """Cells of rows above that reach down to here."""
        row = self.tables[-1][-1]
        while (held := self._down.pop(len(row), None)) is not None:
            left, words = held
            if left > 1:
                self._down[len(row)] = (left - 1, words)
            row.append(words)
