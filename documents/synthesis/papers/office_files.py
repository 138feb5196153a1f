"""The official table as a Word file that people go on writing in, and as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.paper.letterhead import QUOC_HIEU, TIEU_NGU
from documents.paper.listing import Column, Listing
from documents.paper.text import day_in_words
from documents.paper.word_table import WordGrid, WordSides, WordText, word_paper
from documents.paper.workbook import saved
from documents.synthesis.papers.table import annexes, counts_in_words, headings

if TYPE_CHECKING:
    from documents.synthesis.papers.table_facts import SynthesisTable, TableLine

WIDTHS = (11, 54, 44, 71, 72)


def word_of_table(table: SynthesisTable) -> bytes:
    """The table as .docx: a real table, its heading on every page, the place to sign, the annex."""
    head, block = table.head, table.block
    day = _("%(place)s, %(day)s") % {"place": head.place, "day": day_in_words(head.day)}
    title = _("BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý")
    rows = [
        [str(number), _with_quote(line), line.who, line.text, line.answer]
        for number, line in enumerate(table.lines, 1)
    ]
    blocks: list[Any] = [
        WordSides(
            [
                *(_centred(line, size=12) for line in head.org_lines),
                _centred(head.under, bold=True, size=12),
            ],
            [
                _centred(QUOC_HIEU, bold=True, size=12),
                _centred(TIEU_NGU, bold=True, size=13),
                _centred(day, size=13),
            ],
        ),
        _centred(title, bold=True),
        _centred(table.package, bold=True),
        WordText(counts_in_words(table)),
        WordGrid(headings(), rows, WIDTHS),
        WordSides(
            [_centred("")],
            [
                _centred(f"{block.form}\n{block.title}", bold=True),
                _centred("\n\n\n"),
                _centred(block.name, bold=True),
            ],
        ),
    ]
    told = annexes(table)
    blocks += [_centred(_("Phụ lục"), bold=True)] if told else []
    for heading, silent in told:
        annex = [[str(number), name] for number, name in enumerate(silent, 1)]
        blocks.append(_centred(heading, bold=True))
        blocks += [WordGrid([_("TT"), _("Đơn vị")], annex, (15, 180))] if annex else []
    return word_paper([*blocks, _centred("")])


def workbook_of_table(table: SynthesisTable) -> bytes:
    """The same as .xlsx: a sheet of the lines, one of the counts, one of those who sent nothing."""
    numbered = list(enumerate(table.lines, 1))
    number, where, who, text, answer = headings()
    lines: Listing[tuple[int, TableLine]] = Listing(
        _("Tiếp thu, giải trình"),
        [
            Column(number, lambda row: row[0], width=6),
            Column(where, lambda row: _with_quote(row[1]), width=40),
            Column(who, lambda row: row[1].who, width=32),
            Column(text, lambda row: row[1].text, width=60),
            Column(answer, lambda row: row[1].answer, width=60),
        ],
        numbered,
    )
    counts: Listing[tuple[str, int]] = Listing(
        _("Số liệu"),
        [Column(_("Nội dung"), lambda row: row[0], width=40), Column(_("Số ý kiến"), lambda row: row[1])],
        [*table.counts, *table.asking.apart],
    )
    whole, each = table.asking.silent, table.asking.each
    named: Column[str] = Column(_("Đơn vị"), lambda row: row, width=60)
    silent = Listing(_("Không gửi ý kiến"), [named], whole)
    columns: list[Column[tuple[str, str]]] = [
        Column(_("Đợt lấy ý kiến"), lambda row: row[0], width=60),
        Column(_("Đơn vị"), lambda row: row[1], width=60),
    ]
    rows = [(one.name, unit) for one in each for unit in one.silent]
    by_round = Listing(_("Không gửi, theo từng đợt"), columns, rows)
    return saved(lines, counts, *([silent] if whole else []), *([by_round] if rows else []))


def _centred(text: str, *, bold: bool = False, size: int = 14) -> WordText:
    return WordText(text, "center", bold=bold, size=size)


def _with_quote(line: TableLine) -> str:
    return f"{line.where}\n“{line.quote}”" if line.quote else line.where
