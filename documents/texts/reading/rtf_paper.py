"""The words of a rich text in the making: its paragraph, the row of a table, the notes for the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.texts.reading.faults import Fault
from documents.texts.reading.markup import LETTERS

_EMPTY = "<td><p></p></td>"


@dataclass(slots=True)
class RichPaper:
    """The words so far: the paragraph being written, the row it stands in, the notes for the end."""

    out: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    size: int = 0
    told: set[str] = field(default_factory=set)
    # Of the row being written: which of its places a tracked change took away, and whether the next is.
    is_gone: bool = False
    has_lost_words: bool = False
    gone: list[bool] = field(default_factory=list)

    def put(self, markup: str) -> None:
        """More of the paragraph."""
        self.line.append(markup)
        self.size += len(markup)
        if self.size > 4 * LETTERS:
            raise Fault("huge")

    @property
    def last(self) -> str:
        """The last sign of the paragraph so far, "" where there is none."""
        return self.line[-1][-1:] if self.line else ""

    def end_paragraph(self, *, in_table: bool) -> None:
        """The paragraph is whole; in a table it is a line of a cell."""
        words = "".join(self.line)
        self.line = []
        if in_table:
            self.row.append(f"<p>{words}</p>")
        elif words.strip():
            self.end_table()
            self.out.append(f"<p>{words}</p>")

    def end_cell(self) -> None:
        """The cell is whole."""
        self.end_paragraph(in_table=True)
        self.rows.append(f"<td>{''.join(self.row)}</td>")
        self.row = []

    def describe_row(self, word: bytes) -> None:
        """The row is described anew, its next place was taken away, or that place is whole."""
        if word == b"trowd":
            self.gone = []
        elif word == b"cldel":
            self.is_gone = True
            self.told.add("tracked")
        else:
            self.gone.append(self.is_gone)
            self.is_gone = False

    def end_row(self) -> None:
        """The row is whole."""
        gone = {place for place, is_gone in enumerate(self.gone) if is_gone}
        kept = [cell for place, cell in enumerate(self.rows) if place not in gone]
        # A row whose words were all taken away is taken away; one left empty for a pen is not.
        if not self.has_lost_words or any(cell != _EMPTY for cell in kept):
            if not self.out or not self.out[-1].endswith("</tr>"):
                self.out.append("<table>")
            self.out.append(f"<tr>{''.join(kept)}</tr>")
        self.rows, self.has_lost_words = [], False

    def end_table(self) -> None:
        """Another paragraph follows, or nothing."""
        if self.out and self.out[-1].endswith("</tr>"):
            self.out.append("</table>")
