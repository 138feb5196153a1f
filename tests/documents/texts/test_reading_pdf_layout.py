"""What stands turned or stacked on a page of a PDF is read in the order in which people read it."""

from __future__ import annotations

import io

import pypdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from documents.texts.reading.reader import read
from tests.documents import readable

pytestmark = pytest.mark.one_database

LINES = (
    "Đại hội đại biểu lần thứ III thông qua Báo cáo chính trị.",
    "Điều 2. Số dư 2.950 triệu đồng, tăng 47,4 %.",
    "Điều 3. Ngày 18/03/2022 có 10 người vắng.",
)
# Where a page that is turned begins, and how its words lie on it.
CORNERS = {0: (0, 0), 90: (595, 0), 180: (595, 842), 270: (0, 842)}


def page_of() -> tuple[io.BytesIO, Canvas]:
    out = io.BytesIO()
    pdfmetrics.registerFont(TTFont("Chữ", str(readable.FONT)))
    return out, Canvas(out, pagesize=(595, 842))


def turned(content: int, shown: int) -> bytes:
    """A page whose words were written turned, and which is shown turned."""
    out, canvas = page_of()
    canvas.translate(*CORNERS[content])
    canvas.rotate(content)
    canvas.setFont("Chữ", 14)
    for number, words in enumerate(LINES):
        canvas.drawString(60, 500 - 24 * number, words)
    canvas.save()
    page, made = pypdf.PdfReader(out).pages[0], pypdf.PdfWriter()
    made.add_page(page.rotate(shown))
    again = io.BytesIO()
    made.write(again)
    return again.getvalue()


@pytest.mark.parametrize("content", CORNERS)
@pytest.mark.parametrize("shown", CORNERS)
def test_turned_page_is_read_from_its_first_line_to_its_last(content, shown):
    assert read(turned(content, shown), "a.pdf").text.split("\n") == [*LINES]


def stacked(before: str, over: str, under: str, after: str, *, small=14.0, turn=0, last=False, filled=False):
    """A line with a fraction as Word prints one: figures over and under a bar in the middle of the line."""
    out, canvas = page_of()
    canvas.translate(*CORNERS[turn])
    canvas.rotate(turn)
    width = pdfmetrics.stringWidth
    start = 60 + width(before, "Chữ", 14)
    wide = max(width(over, "Chữ", small), width(under, "Chữ", small))
    bar = 404.2
    line = [(14, 60, 400, before)]
    fraction = [
        (small, start + (wide - width(over, "Chữ", small)) / 2, bar + 0.25 * small, over),
        (small, start + (wide - width(under, "Chữ", small)) / 2, bar - 0.95 * small, under),
    ]
    rest = [(14, start + wide, 400, after)]
    around = [(14, 60, 440, "Dòng trên có 7 chữ."), (14, 60, 360, "Dòng dưới có 8 chữ.")]
    for size, x, y, words in (
        around[:1] + (line + rest + fraction if last else line + fraction + rest) + around[1:]
    ):
        canvas.setFont("Chữ", size)
        canvas.drawString(x, y, words)
    if filled:
        canvas.rect(start, bar - 0.3, wide, 0.6, stroke=0, fill=1)
    else:
        canvas.line(start, bar, start + wide, bar)
    canvas.save()
    return out.getvalue()


FRACTIONS = [
    (("từ ", "2", "3", " số đại biểu"), "từ 2/3 số đại biểu"),
    (("trong 1 ", "1", "2", " năm"), "trong 1 1/2 năm"),
    (("ít nhất 10", "1", "2", " người"), "ít nhất 10 1/2 người"),
    (("tỷ lệ ", "120", "3.383", " hội viên"), "tỷ lệ 120/3.383 hội viên"),
    (("tổng là ", "2.950 + 10", "3.000", "."), "tổng là (2.950 + 10)/3.000."),
    (("đạt (", "3", "4", ") số phiếu"), "đạt (3/4) số phiếu"),
    (("đạt ", "15", "16", ""), "đạt 15/16"),
    (("", "1", "2", " số phiếu"), "1/2 số phiếu"),
]


@pytest.mark.parametrize(("pieces", "words"), FRACTIONS)
@pytest.mark.parametrize(
    "how",
    [
        {},
        {"small": 10},
        {"last": True},
        {"filled": True},
        {"turn": 90},
        {"turn": 180},
        {"turn": 270, "small": 9},
    ],
    ids=str,
)
def test_figures_over_and_under_a_bar_are_a_fraction_in_their_line(pieces, words, how):
    found = read(stacked(*pieces, **how), "a.pdf").text.split("\n")

    assert [line.strip() for line in found] == ["Dòng trên có 7 chữ.", words, "Dòng dưới có 8 chữ."]


@pytest.mark.parametrize("padding", [0, 2, 6])
def test_lines_of_a_table_make_no_fraction(padding):
    out, canvas = page_of()
    rows = [[str(10 * row + column) for column in range(4)] for row in range(6)]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), "Chữ", 12),
        *((f"{side}PADDING", (0, 0), (-1, -1), padding) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    table = Table(rows, style=style)
    table.wrapOn(canvas, 500, 500)
    table.drawOn(canvas, 60, 400)
    canvas.save()

    assert "/" not in read(out.getvalue(), "a.pdf").text


def test_underlined_figures_make_no_fraction_with_the_line_below():
    out, canvas = page_of()
    canvas.setFont("Chữ", 14)
    for number, words in enumerate(["Số dư 2.950 triệu", "Chi 1.200 triệu", "Thu 3.383 triệu"]):
        canvas.drawString(60, 400 - 17 * number, words)
        start = 60 + pdfmetrics.stringWidth(words.split()[0] + " ", "Chữ", 14)
        canvas.line(start, 398 - 17 * number, start + 36, 398 - 17 * number)
    canvas.save()

    assert read(out.getvalue(), "a.pdf").text.split("\n") == [
        "Số dư 2.950 triệu",
        "Chi 1.200 triệu",
        "Thu 3.383 triệu",
    ]


@pytest.mark.parametrize("small", [8, 11.67])
@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ((("10", 0), ("6", 5), (" người", 0)), "10⁶ người"),
        ((("tăng 47,4 %", 0), ("1", 5), (", năm 2022", 0)), "tăng 47,4 %¹, năm 2022"),
        ((("H", 0), ("2", -3), ("O", 0)), "H₂O"),
    ],
)
def test_small_figure_that_browsers_print_as_a_line_of_its_own_stays_in_its_line(pieces, words, small):
    out, canvas = page_of()
    along = 60.0
    for said, height in pieces:
        canvas.setFont("Chữ", small if height else 14)
        canvas.drawString(along, 400 + height, said)
        along += pdfmetrics.stringWidth(said, "Chữ", small if height else 14)
    canvas.save()

    assert read(out.getvalue(), "a.pdf").text == words
