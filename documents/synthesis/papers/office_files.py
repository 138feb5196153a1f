"""The official table as a Word file that people go on writing in, and as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.paper.listing import Column, Listing
from documents.paper.official import OfficialPaper, PlaceToSign
from documents.paper.workbook import saved
from documents.synthesis.papers.table import annexes, counts_in_words, headings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.synthesis.papers.table_facts import SynthesisTable, TableLine


def words_of_table(table: SynthesisTable) -> OfficialPaper:
    """The words of the table for its Word model: a row a remark, the place to sign, the annexes."""
    rows = (
        (str(number), _with_quote(line), line.who, line.text, line.answer)
        for number, line in enumerate(table.lines, 1)
    )
    annex = (
        (heading, tuple(f"{number}. {name}" for number, name in enumerate(silent, 1)))
        for heading, silent in annexes(table)
    )
    return OfficialPaper(
        model="tong-hop",
        head=table.head,
        kind=_("BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý"),
        about=table.package,
        opening=(counts_in_words(table),),
        rows=tuple(rows),
        right=PlaceToSign(table.block.form, table.block.title, table.block.name),
        recipients=table.block.recipients,
        annexes=tuple(annex),
    )


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
        [Column(_("Nội dung"), lambda row: row[0], width=60), Column(_("Số lượng"), lambda row: row[1])],
        [*table.counts, *_units_heard(table), *table.asking.apart],
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


def _units_heard(table: SynthesisTable) -> Iterator[tuple[str, int]]:
    """Of each draft that was sent out how many were heard in time, and who said what."""
    timely = _("%(name)s – gửi ý kiến trong thời hạn: %(coverage)s")
    for one in table.asking.figures:
        yield timely % {"name": one.name, "coverage": one.coverage}, one.timely
        yield from ((f"{one.name} – {label.lower()}", number) for label, number in one.said)


def _with_quote(line: TableLine) -> str:
    return f"{line.where}\n“{line.quote}”" if line.quote else line.where
