"""Workbooks say what their cells show: numbers, units, days and hours by the format of each cell."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from documents.texts.reading.cell_formats import cell_number
from documents.texts.reading.reader import read
from tests.documents import readable
from tests.documents.papers import zipped

pytestmark = pytest.mark.one_database

DAY = 44638  # 18/03/2022


def told(reading, words: str) -> bool:
    return any(words in sentence for sentence in reading.warnings)


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (912345678, "0000000000", "0912345678"),
        (1202012345, "000000000000", "001202012345"),
        (912345678, "0000 000 000", "0912 345 678"),
        (0.4739, "0%", "47%"),
        (0.4739, "0.0%", "47,4%"),
        (1234.5678, "#,##0.00", "1.234,57"),
        (1234.5, "#,##0", "1.235"),
        (2950, '#,##0" triệu"', "2.950 triệu"),
        (2950000, "#,##0,", "2.950"),
        (2950000, '#,##0.0,,"tr"', "3,0tr"),
        (1500, "#,##0\\ [$₫-42A]", "1.500 ₫"),
        (-5, '#,##0;(#,##0);"–"', "(5)"),
        (0, '#,##0;(#,##0);"–"', "–"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "-"),
        (-1234, "#,##0_);[Red](#,##0)", "(1.234)"),
        (-5, "0.00", "-5,00"),
        (0.5, "#.##", ",5"),
        (3, "0.##", "3"),
        (8.5, "General", "8,5"),
        (0.1 + 0.2, "General", "0,3"),
        (12345678901234500, "General", "12345678901234500"),
        (12345678, "0.00E+00", "1,23E+07"),
        (2.3333333, "# ?/?", "2 1/3"),
        (0.5, "# ?/2", "1/2"),
        (7, '"Điều "0', "Điều 7"),
        (7, "@", "7"),
        (150, "[>=100]0;[<100]0.0", "150"),
        (50, "[>=100]0;[<100]0.0", "50,0"),
        (5, ";;;", ""),
        (DAY, "mm/yyyy", "03/2022"),
        (DAY, "d/m/yy", "18/3/22"),
        (DAY, '"ngày" dd "tháng" mm "năm" yyyy', "ngày 18 tháng 03 năm 2022"),
        (DAY, "dddd, dd/mm/yyyy", "Thứ Sáu, 18/03/2022"),
        (DAY, "mmmm yyyy", "Tháng 3 2022"),
        (DAY + 0.354166667, "dd/mm/yyyy hh:mm", "18/03/2022 08:30"),
        (DAY + 0.604166667, "h:mm AM/PM", "2:30 CH"),
        (1.253472222, "[h]:mm", "30:05"),
        (0.020833333, "[mm]:ss", "30:00"),
        (0.5, "hh:mm:ss.0", "12:00:00,0"),
        (-1, "dd/mm/yyyy", "########"),
    ],
)
def test_number_is_shown_by_its_format(value, form, shown):
    assert cell_number(value, form) == shown


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ('"Ông "@', "Ông Lê An"),
        ('@" (nữ)"', "Lê An (nữ)"),
        ("@", "Lê An"),
        ("General", "Lê An"),
        ('"Điều "0', "Lê An"),
        ("#,##0;-#,##0", "Lê An"),
        ('0;-0;"–"', "Lê An"),
        ('0;"Bà "@', "Bà Lê An"),
        ('0;-0;0;"Bà "@', "Bà Lê An"),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "Lê An"),
        ("0;-0;0;General", "Lê An"),
        ('[Red]"Cụ "@', "Cụ Lê An"),
        ("@@", "Lê AnLê An"),
        (";;;", ""),
        ("0;-0;0;", ""),
        (';;;"kín"', "kín"),
    ],
)
def test_words_are_shown_by_the_format_of_their_cell(form, shown):
    def fill(book):
        book.active.append(["Lê An", "còn"])
        book.active["A1"].number_format = form

    reading = read(readable.workbook(fill), "a.xlsx")

    assert reading.text.split("\n")[1] == f"{shown} | còn".lstrip()
    assert told(reading, "chữ ẩn") is (shown == "")


@pytest.mark.parametrize(
    ("value", "form", "is_told"),
    [(5, ";;;", True), (0, "0;-0;", False), ("", ";;;", False), (True, ";;;", True), (False, ";;;", True)],
)
def test_figure_that_its_format_hides_is_told(value, form, is_told):
    def fill(book):
        book.active.append([value, "còn"])
        book.active["A1"].number_format = form

    assert told(read(readable.workbook(fill), "a.xlsx"), "chữ ẩn") is is_told


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (True, "General", "TRUE"),
        (False, "0.00", "FALSE"),
        (True, ";;;", ""),
        (True, '0;0;0;"Có: "@', "Có: TRUE"),
    ],
)
def test_yes_and_no_are_shown_as_words_are(value, form, shown):
    def fill(book):
        book.active.append([value, "còn"])
        book.active["A1"].number_format = form

    assert read(readable.workbook(fill), "a.xlsx").text.split("\n")[1] == f"{shown} | còn".lstrip()


def test_fault_of_a_formula_is_shown_whatever_the_format_says():
    def fill(book):
        book.active.append(["#N/A", "còn"])
        book.active["A1"].number_format = '"Ông "@'

    assert read(readable.workbook(fill), "a.xlsx").text.split("\n")[1] == "#N/A | còn"


def test_cells_of_a_workbook_are_shown_by_their_formats():
    def fill(book):
        for number, (value, form) in enumerate(
            [
                (dt.timedelta(hours=30, minutes=5), "[h]:mm"),
                (dt.datetime(2022, 3, 18, 8, 30), "mm/yyyy"),  # noqa: DTZ001 - a sheet knows no time zone
                (dt.time(8, 30), "hh:mm"),
                (912345678, "0000000000"),
            ],
            1,
        ):
            book.active.cell(number, 1, value).number_format = form

    assert read(readable.workbook(fill), "a.xlsx").text.split("\n") == [
        "Sheet",
        "30:05",
        "03/2022",
        "08:30",
        "0912345678",
    ]


def test_data_beyond_the_last_column_and_hidden_rows_and_columns_are_told():
    def fill(book):
        book.active.append(["Đầu"])
        book.active.cell(1, 150, "cuối")
        book.active.row_dimensions[2].hidden = True
        book.active.append(["ẩn"])

    reading = read(readable.workbook(fill), "a.xlsx")

    assert (told(reading, "quá lớn"), told(reading, "hàng hoặc cột ẩn")) == (True, True)


def test_column_that_is_empty_far_right_is_not_told():
    def fill(book):
        book.active.append(["Đầu"])
        book.active.cell(1, 150).number_format = "0.00"

    assert read(readable.workbook(fill), "a.xlsx").warnings == ()


def test_workbook_of_the_strict_form_is_read():
    with zipfile.ZipFile(io.BytesIO(readable.good_xlsx())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    loose = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    links = (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    strict = {name: part.replace(*loose).replace(*links) for name, part in parts.items()}

    assert read(zipped(strict), "a.xlsx").text.split("\n") == [
        "Dự toán",
        "Khoản | Số tiền",
        "Hội trường | 12500000",
    ]


def test_days_are_counted_as_the_workbook_counts_them():
    def fill(book):
        book.epoch = dt.datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet knows no time zone
        book.active.append([dt.datetime(2022, 3, 18)])  # noqa: DTZ001 - a sheet knows no time zone
        book.active["A1"].number_format = "dd/mm/yyyy"

    assert read(readable.workbook(fill), "a.xlsx").text.split("\n")[1] == "18/03/2022"


def test_raised_letters_inside_a_cell_are_signs_of_their_own():
    def fill(book):
        up, down = (TextBlock(InlineFont(vertAlign=f"{side}script"), "6") for side in ("super", "sub"))
        book.active.append([CellRichText("10", up, " người"), CellRichText("x", down), "106"])

    inline = readable.workbook(fill)

    for data in (inline, with_shared_strings(inline)):
        assert read(data, "a.xlsx").text.split("\n")[1:] == ["10⁶ người | x₆ | 106"]


def with_shared_strings(data: bytes) -> bytes:
    """The workbook with rich texts where Excel keeps them, in the one list of strings."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet, types = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
    inline = re.compile(rb't="inlineStr"><is>(.*?)</is>', re.DOTALL)
    texts = inline.findall(parts[sheet])
    for number in range(len(texts)):
        parts[sheet] = inline.sub(b't="s"><v>%d</v>' % number, parts[sheet], count=1)
    strings = b"".join(b"<si>%b</si>" % text for text in texts)
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%b">%b</sst>' % (SHEET_MAIN_NS.encode(), strings)
    told = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED_STRINGS}"/></Types>'
    parts[types] = re.sub(rb"<Override[^>]*sharedStrings[^>]*/>", b"", parts[types])
    parts[types] = parts[types].replace(b"</Types>", told.encode())
    assert b"<r>" not in parts[sheet]
    return zipped(parts)


def test_letters_that_xml_does_not_take_are_read_as_they_are_meant():
    def fill(book):
        book.active.append(["Một_x000D_", "_x005F_x000D_"])

    assert read(readable.workbook(fill), "a.xlsx").text.split("\n")[1:] == ["Một | _x000D_"]


@pytest.mark.parametrize("value", ["Kinh phí cũ", 1_200_000, 0.5, dt.date(2022, 3, 18), True])
def test_struck_cell_is_marked_and_told(value):
    def fill(book):
        book.active.append([value, "còn"])
        book.active["A1"].font = Font(strike=True)
        book.active["B1"].font = Font(strike=False, b=True)

    def plain(book):
        book.active.append([value, "còn"])

    reading, before = (read(readable.workbook(one), "a.xlsx") for one in (fill, plain))

    shown = before.text.split("\n")[-1].split(" | ")[0]
    assert reading.text.split("\n")[-1] == f"[gạch bỏ: {shown}] | còn"
    assert (told(reading, "gạch ngang"), told(before, "gạch ngang")) == (True, False)


def test_struck_words_inside_a_cell_are_marked_and_told():
    struck, plain = InlineFont(strike=True), InlineFont(b=True)

    def fill(book):
        book.active.append([CellRichText("Chi ", TextBlock(struck, "10"), TextBlock(plain, " 12 triệu"))])
        book.active.append([CellRichText(TextBlock(struck, "một "), TextBlock(struck, "hai"), " ba")])

    reading = read(readable.workbook(fill), "a.xlsx")

    assert reading.text.split("\n")[-2:] == ["Chi [gạch bỏ: 10] 12 triệu", "[gạch bỏ: một hai] ba"]
    assert told(reading, "gạch ngang")


def test_remarks_on_cells_are_told():
    def fill(book):
        book.active.append([1])
        book.active["A1"].comment = Comment("Xem lại", "An")

    assert told(read(readable.workbook(fill), "a.xlsx"), "ghi chú bên lề")


@pytest.mark.parametrize(("inside", "is_told"), [('<threadedComment ref="A1"/>', True), ("", False)])
def test_conversation_on_a_cell_is_told(inside, is_told):
    with zipfile.ZipFile(io.BytesIO(readable.workbook(lambda book: book.active.append([1])))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/threadedComments/threadedComment1.xml"] = f"<ThreadedComments>{inside}</ThreadedComments>"

    assert told(read(zipped(parts), "a.xlsx"), "ghi chú bên lề") is is_told
