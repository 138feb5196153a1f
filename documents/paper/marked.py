"""Words with their marks: clean HTML that a reader of files made, as blocks that `typeset` puts on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate, pairwise
from typing import TypeAlias

# What each tag inside a line is to reportlab.
_INLINE = {
    **dict.fromkeys(("b", "strong", "th"), "b"),
    **dict.fromkeys(("i", "em"), "i"),
    "u": "u",
    "s": "strike",
    "sup": "super",
    "sub": "sub",
}
_LINES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})
_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})
_ROOM_OF_A_LIST = 3
BULLET = "-"
# Columns beyond which no reader could tell one from the next.
MOST_SPAN = 60
# Letters of a cell beyond which its column grows no wider.
LONGEST_CELL = 120

MarkedBlock: TypeAlias = "MarkedLine | MarkedTable"
# The marks around a piece, as reportlab names them, and its words; no words stand for a new line.
MarkedPiece: TypeAlias = tuple[tuple[str, ...], str]


@dataclass(slots=True)
class MarkedLine:
    """A paragraph, a heading, or an item: `depth` counts the lists around it, `label` is its mark."""

    side: str = ""
    is_heading: bool = False
    label: str = ""
    depth: int = 0
    pieces: list[MarkedPiece] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All its words, without marks."""
        return "".join(words for _marks, words in self.pieces)


@dataclass(slots=True)
class MarkedCell:
    """One cell of a table, with the columns and rows that it covers."""

    blocks: list[MarkedBlock] = field(default_factory=list)
    across: int = 1
    down: int = 1
    is_head: bool = False


@dataclass(slots=True)
class MarkedTable:
    """A table as it was written: rows of cells."""

    rows: list[list[MarkedCell]] = field(default_factory=list)

    def places(self) -> list[tuple[int, int, MarkedCell]]:
        """Each cell with its row and column from 0, after those that reach in from above and the left."""
        taken: set[tuple[int, int]] = set()
        found = []
        for down, row in enumerate(self.rows):
            across = 0
            for cell in row:
                while (down, across) in taken:
                    across += 1
                found.append((down, across, cell))
                rows = range(down, min(down + cell.down, len(self.rows)))
                taken |= {(y, x) for y in rows for x in range(across, across + cell.across)}
                across += cell.across
        return found

    def weights(self) -> list[float]:
        """How much each column has to say: the root of its longest cell, those over several columns aside."""
        places = self.places()
        longest = [1] * max(across + cell.across for _down, across, cell in places)
        for _down, across, cell in places:
            if cell.across == 1:
                said = sum(len(block.words) for block in cell.blocks if isinstance(block, MarkedLine))
                longest[across] = max(longest[across], min(said, LONGEST_CELL))
        return [letters**0.5 for letters in longest]

    def head_rows(self) -> int:
        """How many rows at the top are a head that returns on every page: none that reaches below itself."""
        heads = 0
        for row in self.rows[:-1]:
            if not row or not all(cell.is_head for cell in row):
                break
            heads += 1
        top = enumerate(self.rows[:heads])
        return 0 if any(place + cell.down > heads for place, row in top for cell in row) else heads


def blocks_of(html: str) -> list[MarkedBlock]:
    """The blocks of a text in their order; `html` has only the tags that `documents.texts` lets through."""
    reader = _TagReader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.story


class _TagReader(HTMLParser):
    """Walks the tags once; `story` is what it found, `_into` where the next block goes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.story: list[MarkedBlock] = []
        self._into = [self.story]
        self._grids: list[MarkedTable] = []
        self._lists: list[list[int]] = []
        self._marks: list[str] = []
        self._line: MarkedLine | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A line, a list, a table, or a mark inside a line begins."""
        told = {name: value or "" for name, value in attrs}
        if tag in _LINES:
            self._begin(tag, told.get("align", ""))
        elif tag in _LISTS:
            self.end_line()
            start = int(told.get("start", "1")) if tag == "ol" else 0
            self._lists.append([start])
        elif tag == "table":
            self.end_line()
            self._grids.append(MarkedTable())
        elif tag == "tr" and self._grids:
            self._grids[-1].rows.append([])
        elif tag in _CELLS and self._grids:
            self._open_cell(told, is_head=tag == "th")
        elif tag == "br":
            self._open().pieces.append(((), ""))
        if tag in _INLINE:
            self._marks.append(_INLINE[tag])

    def handle_endtag(self, tag: str) -> None:
        """What had begun ends."""
        if _INLINE.get(tag) in self._marks:
            self._marks.reverse()
            self._marks.remove(_INLINE[tag])
            self._marks.reverse()
        if tag in _LINES:
            self.end_line()
        elif tag in _LISTS and self._lists:
            self.end_line()
            self._lists.pop()
        elif tag in _CELLS and len(self._into) > 1:
            self.end_line()
            self._into.pop()
        elif tag == "table" and self._grids:
            grid = self._grids.pop()
            if any(grid.rows):
                self._into[-1].append(grid)

    def handle_data(self, data: str) -> None:
        """Words; white space between two blocks is nobody's."""
        if self._line is not None or data.strip():
            self._open().pieces.append((tuple(self._marks), data))

    def end_line(self) -> None:
        """The line that is open, if it says anything, is one more block."""
        line, self._line = self._line, None
        if line is not None and (line.words.strip() or line.label):
            self._into[-1].append(line)

    def _open(self) -> MarkedLine:
        if self._line is None:
            self._line = MarkedLine(depth=len(self._lists))
        return self._line

    def _begin(self, tag: str, side: str) -> None:
        # A paragraph inside an item is the item's own first line.
        is_first = self._line is not None and bool(self._line.label) and not self._line.words.strip()
        if tag == "p" and is_first:
            return
        self.end_line()
        self._line = MarkedLine(side, is_heading=tag.startswith("h"), depth=len(self._lists))
        if tag == "li" and self._lists:
            number = self._lists[-1][0]
            self._line.label = f"{number}." if number else BULLET
            self._lists[-1][0] += bool(number)

    def _open_cell(self, told: dict[str, str], *, is_head: bool) -> None:
        self.end_line()
        across, down = (max(1, min(int(told.get(name, "1")), MOST_SPAN)) for name in ("colspan", "rowspan"))
        cell = MarkedCell(across=across, down=down, is_head=is_head)
        grid = self._grids[-1]
        if not grid.rows:
            grid.rows.append([])
        grid.rows[-1].append(cell)
        self._into.append(cell.blocks)


def shares(weights: list[float], room: float, *, least: float) -> list[float]:
    """The room divided by weight, no share below `least` where there is room for that; sums to `room`."""
    floor = min(least, room / len(weights))
    spare, total = room - floor * len(weights), sum(weights) or 1.0
    edges = list(accumulate((floor + spare * one / total for one in weights), initial=0.0))
    return [end - start for start, end in pairwise(edges)]
