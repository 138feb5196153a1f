"""Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý on lying paper, and what one unit is told of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from documents.paper import styles
from documents.paper.base import LongRows, long_grid, marked_paragraph, paras
from documents.paper.letterhead import letterhead, title
from documents.paper.sheet import LYING, Foot, build_paper
from documents.paper.signature import signature
from documents.paper.text import lines
from documents.synthesis.rows import occasion_in_words

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from documents.synthesis.papers.table_facts import SynthesisTable

PADDING = 1.5 * mm
WIDTH = LYING.room
NUMBER_WIDTH, PLACE_WIDTH, WHO_WIDTH = 11 * mm, 54 * mm, 44 * mm
TEXT_WIDTH = (WIDTH - NUMBER_WIDTH - PLACE_WIDTH - WHO_WIDTH) / 2
WIDTHS = (NUMBER_WIDTH, PLACE_WIDTH, WHO_WIDTH, TEXT_WIDTH, TEXT_WIDTH)
# What is cited is read in the draft; the table only says which paragraph is meant.
QUOTED = 160


def headings() -> list[str]:
    """The five columns."""
    return [
        _("TT"),
        _("Vấn đề / điều, khoản"),
        _("Chủ thể góp ý"),
        _("Nội dung góp ý"),
        _("Nội dung tiếp thu, giải trình"),
    ]


def counts_in_words(table: SynthesisTable) -> str:
    """The counts in sentences: of the remarks, then of those who were asked."""
    told = [f"{label.lower()}: {number}" for label, number in table.counts[1:]]
    facts = {"every": table.counts[0][1], "rest": "; ".join(told), "draft": table.draft}
    words = _("Tổng số: %(every)d ý kiến; trong đó %(rest)s. Dự thảo hiện có: lần %(draft)d.") % facts
    heard = [
        _("%(name)s: %(coverage)s gửi ý kiến trong thời hạn; %(said)s.")
        % {
            "name": one.name,
            "coverage": one.coverage,
            "said": "; ".join(f"{label.lower()}: {number}" for label, number in one.said),
        }
        for one in table.asking.figures
    ]
    return " ".join([words, *heard, *(f"{label}: {number}." for label, number in table.asking.apart)])


def annexes(table: SynthesisTable) -> list[tuple[str, tuple[str, ...]]]:
    """(heading, who): those who sent nothing, and of several rounds the same of each; [] where all did."""
    asking = table.asking
    each = [one for one in asking.each if one.silent]
    if not asking.silent and not each:
        return []
    facts = {"number": len(asking.silent), "asked": len(asking.asked)}
    whole = _("Danh sách đơn vị không gửi ý kiến trong thời hạn (%(number)d/%(asked)d)")
    if asking.each:
        whole = _("Danh sách đơn vị không gửi ý kiến trong thời hạn ở bất kỳ đợt nào (%(number)d/%(asked)d)")
    return [(whole % facts, asking.silent), *((occasion_in_words(one), one.silent) for one in each)]


def render_table(table: SynthesisTable) -> bytes:
    """The table as PDF, its head on every page; equal bytes for equal facts.

    Raises DoesNotFitError when the organisation's name has no room beside Quốc hiệu.
    """
    name = _("BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý")
    foot = _("Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý – %(code)s") % {"code": table.code}
    told = annexes(table)
    annex: list[Flowable] = [Spacer(0, 4 * mm), *paras(_("Phụ lục"), styles.REMARK)] if told else []
    for heading, silent in told:
        names = "\n".join(f"{number}. {one}" for number, one in enumerate(silent, 1))
        annex += [*paras(heading, styles.REMARK), *paras(names, styles.CELL)]
    return _paper(table, name, table.package, foot, annex)


def render_unit_result(table: SynthesisTable, unit: str) -> bytes:
    """What became of the remarks of one unit, as PDF to be sent to it; `table` holds only those."""
    name = _("KẾT QUẢ TIẾP THU, GIẢI TRÌNH Ý KIẾN")
    told = _("của %(unit)s về %(package)s") % {"unit": unit, "package": table.package}
    foot = _("Kết quả tiếp thu, giải trình ý kiến – %(code)s") % {"code": table.code}
    return _paper(table, name, told, foot, [])


def _paper(table: SynthesisTable, name: str, about: str, foot: str, annex: Sequence[Flowable]) -> bytes:
    end = signature(table.block)
    end.hAlign = "RIGHT"
    rows = []
    for number, line in enumerate(table.lines, 1):
        place = list(_paragraphs(line.where, PLACE_WIDTH))
        if line.quote:
            cut = line.quote if len(line.quote) <= QUOTED else f"{line.quote[:QUOTED].rstrip()}…"
            place += _paragraphs(f"“{cut}”", PLACE_WIDTH, mark="note")
        answer = list(_paragraphs(f"{line.kind}.", TEXT_WIDTH, mark="insert")) if line.kind else []
        answer += _paragraphs(line.reason, TEXT_WIDTH, mark="" if line.kind else "note")
        rows.append(
            [
                list(_paragraphs(str(number), NUMBER_WIDTH)),
                place,
                list(_paragraphs(line.who, WHO_WIDTH)),
                list(_paragraphs(line.text, TEXT_WIDTH)),
                answer,
            ]
        )
    story = [
        *letterhead(table.head, width=WIDTH),
        *title(name, about),
        *paras(counts_in_words(table), styles.REMARK),
        long_grid(headings(), rows, widths=WIDTHS, kind=LongRows),
        KeepTogether([Spacer(0, 6 * mm), end]),
        *annex,
    ]
    author = " ".join(table.head.org_lines)
    return build_paper(story, title=table.code, author=author, foot=Foot(foot), sheet=LYING)


def _paragraphs(text: str, width: float, mark: str = "") -> Iterator[Flowable]:
    """A paragraph for each line; words wider than the column are cut."""
    for line in lines(text):
        yield marked_paragraph([(mark, line)], styles.CELL, room=width - 2 * PADDING)
