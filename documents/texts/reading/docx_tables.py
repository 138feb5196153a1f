"""Tables of a Word file: rows and cells that stand after all tracked changes, with what they span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from documents.texts.reading.docx_styles import W, number_of, value_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST = 999


@dataclass(slots=True)
class TableCell:
    """A cell, and how many columns and rows it takes."""

    element: Element
    column: int
    columns: int = 1
    rows: int = 1
    is_head: bool = False

    def attributes(self) -> str:
        """What its tag says of that."""
        columns = f' colspan="{min(self.columns, _MOST)}"' if self.columns > 1 else ""
        return columns + (f' rowspan="{min(self.rows, _MOST)}"' if self.rows > 1 else "")

    def goes_on_above(self, properties: Element | None, above: dict[int, TableCell]) -> bool:
        """Whether the cell is the lower part of one above it, which then takes one row more."""
        merged = properties.find(W + "vMerge") if properties is not None else None
        upper = above.get(self.column)
        if merged is not None and merged.get(W + "val", "continue") == "continue" and upper is not None:
            upper.rows += 1
            return True
        above.pop(self.column, None)
        if merged is not None:
            above[self.column] = self
        return False


def rows_of(table: Element) -> list[list[TableCell]]:
    """The rows of a table from the top."""
    rows: list[list[TableCell]] = []
    above: dict[int, TableCell] = {}
    for row in _inside(table, "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        is_head = properties is not None and properties.find(W + "tblHeader") is not None
        cells, column = [], max(0, number_of(value_of(properties, "gridBefore")) or 0)
        for element in _inside(row, "tc"):
            own = element.find(W + "tcPr")
            if own is not None and own.find(W + "cellDel") is not None:
                continue
            cell = TableCell(element, column, max(1, number_of(value_of(own, "gridSpan")) or 1), 1, is_head)
            column += cell.columns
            if not cell.goes_on_above(own, above):
                cells.append(cell)
        rows.append(cells)
    return rows


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The rows or cells of an element, also those that stand in a wrapper."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"}:
            yield from _inside(child, name)
