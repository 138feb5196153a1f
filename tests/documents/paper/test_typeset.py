"""Words of a file on paper as they were marked: bold, centred, in lists, in real tables, across pages."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from reportlab.lib.units import mm

from documents.paper.marked import MarkedTable, blocks_of, shares
from documents.paper.parts import PartPaper, own_pages
from documents.paper.sheet import build_paper
from documents.paper.typeset import typeset
from documents.texts.reading import read
from tests.documents.papers import docx
from tests.documents.pdf_samples import find, solid

pytestmark = pytest.mark.one_database


def paper_of(html: str) -> pdfplumber.PDF:
    return pdfplumber.open(io.BytesIO(build_paper(typeset(html), title="Thử", author="")))


def rows_of(page) -> list[list[str]]:
    return [[" ".join((cell or "").split()) for cell in row] for row in page.extract_tables()[0]]


def test_bold_words_are_bold_and_others_are_not():
    page = paper_of("<p>Đã thu <strong>3.383 triệu đồng</strong> và <em>chi hết</em>.</p>").pages[0]

    faces = {find(page, text).font for text in ("3.383 triệu", "triệu đồng")}

    assert faces == {"LiberationSerif-Bold"}
    assert (find(page, "Đã thu").font, find(page, "chi hết").font) == (
        "LiberationSerif",
        "LiberationSerif-Italic",
    )


def test_a_centred_line_stands_in_the_middle_and_one_at_the_right_ends_there():
    page = paper_of('<p align="center">BÁO CÁO</p><p align="right">Hà Nội, ngày 3</p>').pages[0]

    assert find(page, "BÁO CÁO").centre == pytest.approx(112.5, abs=0.3)
    assert find(page, "Hà Nội, ngày 3").x1 == pytest.approx(195, abs=0.3)


def test_an_item_of_a_list_has_its_mark_and_hangs_under_its_words():
    page = paper_of("<ol><li>Mở đầu<ul><li>Nhỏ hơn</li></ul></li><li>Kết thúc</li></ol>").pages[0]

    said = page.extract_text().split("\n")

    assert said == ["1. Mở đầu", "- Nhỏ hơn", "2. Kết thúc"]
    assert find(page, "Nhỏ hơn").x0 > find(page, "Mở đầu").x0 + 5


def test_a_table_is_a_table_with_its_joined_cells():
    cells = (
        "<tr><td colspan='2'>Hội phí</td><td rowspan='2'>1.286</td></tr><tr><td>Năm</td><td>2021</td></tr>"
    )
    page = paper_of(f"<table>{cells}</table>").pages[0]

    assert rows_of(page) == [["Hội phí", "", "1.286"], ["Năm", "2021", ""]]
    assert page.extract_text().count("|") == 0


def test_head_of_a_long_table_returns_on_every_page_and_no_row_is_lost():
    rows = "".join(f"<tr><td>{number}</td><td>Đơn vị số {number}</td></tr>" for number in range(1, 121))
    paper = paper_of(f"<table><tr><th>TT</th><th>Tên</th></tr>{rows}</table>")

    found = [rows_of(page) for page in paper.pages]

    assert [page[0] for page in found] == [["TT", "Tên"]] * len(found)
    assert [row[0] for page in found for row in page[1:]] == [str(number) for number in range(1, 121)]


def test_a_cell_longer_than_a_page_goes_on_on_the_next():
    words = " ".join(f"chữ{number}" for number in range(3000))
    paper = paper_of(f"<table><tr><td>1</td><td>{words}</td></tr></table>")

    said = solid("".join(page.extract_text() for page in paper.pages))

    assert len(paper.pages) > 1
    assert [word for word in words.split() if word not in said] == []


def test_cells_reach_where_others_leave_room():
    html = "<tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>"
    (grid,) = blocks_of(f"<table>{html}</table>")

    assert isinstance(grid, MarkedTable)
    assert [(down, across) for down, across, _cell in grid.places()] == [(0, 0), (0, 1), (1, 1)]


def test_columns_share_the_whole_width_and_none_is_too_narrow():
    found = shares([1, 100, 1], 165 * mm, least=9 * mm)

    assert sum(found) == pytest.approx(165 * mm)
    assert min(found) >= 9 * mm


def test_what_no_page_can_hold_is_read_line_by_line():
    # A joined cell higher than a page cannot be cut.
    tall = "".join(f"<tr><td>dòng {number}</td></tr>" for number in range(200))
    html = f"<table><tr><td rowspan='200'>a</td><td>đầu</td></tr>{tall}</table>"
    part = PartPaper("Báo cáo", "bc.docx", 1, "0" * 64, text="dòng 1\ndòng 199", html=html)

    with pdfplumber.open(io.BytesIO(own_pages(part))) as paper:
        said = "".join(page.extract_text() for page in paper.pages)

    assert "dòng 199" in said


def test_every_word_of_a_real_word_file_is_printed():
    found = read(docx(), "bao-cao.docx")

    said = solid("".join(page.extract_text() for page in paper_of(found.html).pages))

    assert [line for line in found.text.split("\n") if solid(line.replace("|", "")) not in said] == []
