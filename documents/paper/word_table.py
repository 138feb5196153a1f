"""A Word paper on A4: its head, words, ruled tables whose heading returns on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from documents.paper.word import PAGE, word_bytes

# Twentieths of a point in a millimetre.
TWIPS = 56.7
_LYING = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
    "</w:sectPr>"
)
_RULE = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
_SIDES = "".join(_RULE.format(side=side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


@dataclass(frozen=True, slots=True)
class WordText:
    """Words in paragraphs of their own, one a line; `new_page` begins a sheet."""

    text: str
    align: Literal["both", "center", "right", "left"] = "both"
    bold: bool = False
    size: int = 14
    indent: bool = True
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class WordGrid:
    """A ruled table; widths in millimetres, a line of a cell is a paragraph."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]


@dataclass(frozen=True, slots=True)
class WordSides:
    """Two columns without rules: the head of a paper, or its end."""

    left: Sequence[WordText]
    right: Sequence[WordText]
    widths: tuple[float, float] = (115, 137)


def word_paper(blocks: Iterable[WordText | WordGrid | WordSides], *, lying: bool = True) -> bytes:
    """The file with these blocks one under another, the same bytes for the same words."""
    return word_bytes("".join(map(_block, blocks)), page=_LYING if lying else PAGE)


def _block(block: WordText | WordGrid | WordSides) -> str:
    if isinstance(block, WordText):
        return _paragraphs(block)
    if isinstance(block, WordSides):
        cells = ["".join(map(_paragraphs, side)) for side in (block.left, block.right)]
        # Word wants a paragraph between two tables, or it makes one of them.
        return _table([_table_row(cells, block.widths)], block.widths, ruled=False) + _paragraphs(
            WordText("", size=4)
        )
    head = [_paragraphs(WordText(name, "center", bold=True, size=12, indent=False)) for name in block.head]
    rows = [
        [_paragraphs(WordText(text, "left", size=12, indent=False)) for text in row] for row in block.rows
    ]
    lines = [_table_row(head, block.widths, head=True), *(_table_row(row, block.widths) for row in rows)]
    return _table(lines, block.widths, ruled=True)


def _paragraphs(block: WordText) -> str:
    spaced = '<w:spacing w:before="40" w:after="0"/>'
    spaced = f"{'<w:pageBreakBefore/>' if block.new_page else ''}{spaced}"
    indent = "" if block.indent and block.align == "both" else '<w:ind w:firstLine="0"/>'
    look = f'{"<w:b/>" if block.bold else ""}<w:sz w:val="{2 * block.size}"/>'
    return "".join(
        f'<w:p><w:pPr>{spaced}{indent}<w:jc w:val="{block.align}"/></w:pPr><w:r><w:rPr>{look}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r></w:p>'
        for line in block.text.split("\n")
    )


def _table_row(cells: Sequence[str], widths: Sequence[float], *, head: bool = False) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{inside}</w:tr>"


def _table(rows: Sequence[str], widths: Sequence[float], *, ruled: bool) -> str:
    borders = f"<w:tblBorders>{_SIDES}</w:tblBorders>" if ruled else ""
    total = round(sum(widths) * TWIPS)
    columns = "".join(f'<w:gridCol w:w="{round(width * TWIPS)}"/>' for width in widths)
    look = f'<w:tblW w:w="{total}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
