"""The printed Bảng so sánh Điều lệ, read back from the finished paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from pypdf import PdfReader

from documents.charter.law.table import comparison_table
from documents.charter.papers.table import CharterPaper, render_charter_table
from documents.paper.letterhead import Letterhead
from documents.texts.compare.segments import Segment
from tests.documents.charter_samples import current_charter, draft_charter, proposal

# No question to a database.
pytestmark = pytest.mark.one_database

MM = 72 / 25.4
HEAD = ["TT", "Điều lệ hiện hành", "Dự thảo sửa đổi, bổ sung", "Lý do, căn cứ"]
TABLE = comparison_table(current_charter(), draft_charter(), proposal())
PAPER = CharterPaper(
    head=Letterhead(
        org_lines=("HỘI NHỮNG NGƯỜI", "YÊU SÁCH BẾN THỦY"),
        symbol="BSS-HYS",
        place="Nghệ An",
        day=date(2022, 3, 18),
    ),
    congress_name="Đại hội II",
    draft="dự thảo lần 2",
    table=TABLE,
)
ENDLESS = "\n".join(f"{number}. {'Nội dung bổ sung rất dài. ' * 20}" for number in range(4, 16))


def pages(paper):
    return pdfplumber.open(BytesIO(render_charter_table(paper))).pages


def long_paper():
    """The paper with one row that is higher than three pages."""
    row = replace(TABLE.rows[3], draft=(*TABLE.rows[3].draft, Segment("insert", f"\n{ENDLESS}")))
    return replace(PAPER, table=replace(TABLE, rows=(*TABLE.rows[:3], row, *TABLE.rows[4:])))


def words(page, font):
    kept = page.filter(lambda item: item.get("fontname", "").endswith(font))
    return " ".join((kept.extract_text() or "").split())


def test_paper_lies_on_its_side_with_the_letterhead():
    page = pages(PAPER)[0]
    text = page.extract_text()

    assert (round(page.width / MM), round(page.height / MM)) == (297, 210)
    for line in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BẢNG SO SÁNH ĐIỀU LỆ", "DỰ THẢO trình Đại hội II"):
        assert line in text
    assert "Tổng hợp: sửa đổi 4 điều; bổ sung mới 1 điều; giữ nguyên 25 điều." in text


@pytest.mark.parametrize(("paper", "sheets"), [(PAPER, 2), (long_paper(), 7)])
def test_head_of_four_columns_stands_once_at_the_top_of_each_page(paper, sheets):
    found = pages(paper)
    tables = [page.extract_tables() for page in found]

    assert len(found) == sheets
    assert [len(on_page) for on_page in tables] == [1] * len(found)
    assert [table[0][0] for table in tables] == [HEAD] * len(found)
    assert {len(row) for table in tables for row in table[0]} == {4}
    assert [page.extract_text().count("Lý do, căn cứ") for page in found] == [1] * len(found)


def test_every_row_stands_in_its_order():
    rows = [row for page in pages(PAPER) for row in page.extract_tables()[0][1:]]

    assert [row[0] for row in rows] == [str(number) for number in range(1, 11)]
    assert [rows[0][1], rows[0][2]] == ["Điều 1 đến Điều 7", "Giữ nguyên. Sửa số dẫn chiếu tại Điều 6, 7."]


def test_a_cell_higher_than_a_page_goes_on_and_loses_nothing():
    text = " ".join(page.extract_text() for page in pages(long_paper()))

    assert [number for number in range(4, 16) if f"{number}. Nội dung bổ sung" not in text] == []
    assert text.count("dài.") == 12 * 20


def test_new_words_are_bold_and_old_ones_struck():
    found = pages(PAPER)
    bold = " ".join(words(page, "LiberationSerif-Bold") for page in found)
    struck = [line for page in found for line in [*page.lines, *page.rects] if is_strike(page, line)]

    assert "hoặc trên một" in bold
    assert "mỗi quý một" in bold
    assert "Đại hội nhiệm kỳ" not in bold
    # "15", "12", "26", "một năm hai" and "22"; and the key above the table.
    assert len(struck) == 6


def is_strike(page, line):
    """Whether a level line runs through the middle of letters."""
    middle = (line["top"] + line["bottom"]) / 2
    level = line["bottom"] - line["top"] < 2 and line["x1"] - line["x0"] < 90
    return level and any(
        char["top"] + 3 < middle < char["bottom"] - 3 and line["x0"] - 1 <= char["x0"] < line["x1"] - 1
        for char in page.chars
    )


def test_every_font_is_ours_and_embedded():
    fonts = [
        font.get_object()
        for page in PdfReader(BytesIO(render_charter_table(PAPER))).pages
        for font in page["/Resources"]["/Font"].values()
    ]

    assert {font["/BaseFont"].split("+")[-1].partition("-")[0] for font in fonts} == {"LiberationSerif"}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_markup_in_a_charter_is_read_and_never_obeyed():
    row = replace(TABLE.rows[1], draft=(Segment("insert", "<b>đậm</b> <img src='/x'/> & " + "x" * 3000),))
    text = " ".join(page.extract_text() for page in pages(replace(PAPER, table=replace(TABLE, rows=(row,)))))

    assert "<b>đậm</b> <img src='/x'/> &" in " ".join(text.split())


def test_the_same_paper_twice_is_the_same_bytes():
    assert render_charter_table(PAPER) == render_charter_table(PAPER)
