"""What a file says: words, headings, lists and tables of every kind of paper, and what is told about it."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from documents.texts.reading.reader import read
from tests.documents import papers, readable
from tests.documents.readable import grid, par, run, word

pytestmark = pytest.mark.one_database

LINK = (
    '<Relationship Id="r1" Type="http://x/hyperlink" TargetMode="External" Target="https://luat.vn/?a=1&amp;b=2"/>'
    '<Relationship Id="r2" Type="http://x/hyperlink" TargetMode="External" Target="javascript:alert(1)"/>'
)


def told(reading, words: str) -> bool:
    return any(words in sentence for sentence in reading.warnings)


def test_word_keeps_headings_lists_and_tables():
    reading = read(
        word(
            par(run("Báo cáo chính trị"), style="u1"),
            par(run("Phần một"), style="u2"),
            par(run("Nhiệm kỳ "), run("2017 – 2022", looks="<w:b/>")),
            par(run("Xây dựng tổ chức"), listed=1),
            par(run("Bảo vệ quyền lợi"), listed=1),
            par(run("Bước một"), listed=2),
            grid(("TT", "Họ tên"), ("1", "Lê Thị An")),
        ),
        "bao-cao.docx",
    )

    assert reading.text.split("\n") == [
        "Báo cáo chính trị",
        "Phần một",
        "Nhiệm kỳ 2017 – 2022",
        "Xây dựng tổ chức",
        "Bảo vệ quyền lợi",
        "Bước một",
        "TT | Họ tên",
        "1 | Lê Thị An",
    ]
    assert reading.html == (
        "<h1>Báo cáo chính trị</h1><h2>Phần một</h2><p>Nhiệm kỳ <strong>2017 – 2022</strong></p>"
        "<ul><li>Xây dựng tổ chức</li><li>Bảo vệ quyền lợi</li></ul><ol><li>Bước một</li></ol>"
        "<table><tbody><tr><td><p>TT</p></td><td><p>Họ tên</p></td></tr>"
        "<tr><td><p>1</p></td><td><p>Lê Thị An</p></td></tr></tbody></table>"
    )
    assert (reading.warnings, reading.legacy) == ((), "")


def test_word_keeps_what_was_inserted_and_drops_what_was_deleted_under_tracking():
    reading = read(
        word(
            par(
                run("Số dư "),
                f'<w:ins w:id="1" w:author="An">{run("15%")}</w:ins>',
                '<w:del w:id="2"><w:r><w:delText>10%</w:delText></w:r></w:del>',
                f"<w:moveFrom>{run('nơi cũ')}</w:moveFrom><w:moveTo>{run(' nơi mới')}</w:moveTo>",
            )
        ),
        "a.docx",
    )

    assert reading.text == "Số dư 15% nơi mới"
    assert [sentence[:45] for sentence in reading.warnings] == [
        "Tệp còn dấu vết sửa đổi (track changes): phần"
    ]


def test_word_tells_of_comments_and_pictures_and_leaves_them_out():
    body = par(
        run("Dự thảo"), '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:drawing><a:blip/></w:drawing></w:r>'
    )
    note = f'<w:comments><w:comment w:id="0">{par(run("Cần xem lại"))}</w:comment></w:comments>'

    reading = read(word(body, comments=note), "a.docx")

    assert (reading.text, reading.html) == ("Dự thảo", "<p>Dự thảo</p>")
    assert (told(reading, "(comments)"), told(reading, "hình ảnh"), len(reading.warnings)) == (True, True, 2)


def test_word_keeps_footnotes():
    body = par(run("Theo Điều lệ"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    notes = f'<w:footnotes><w:footnote w:id="2">{par(run("Thông qua năm 2017"))}</w:footnote></w:footnotes>'

    reading = read(word(body, footnotes=notes), "a.docx")

    assert reading.text == "Theo Điều lệ[1]\n[1] Thông qua năm 2017"


def test_word_survives_links_and_notes_that_lead_nowhere():
    body = par(
        f'<w:hyperlink r:id="r9">{run("một")}</w:hyperlink>',
        '<w:r><w:footnoteReference w:id="7"/></w:r>',
        run(" hai"),
    )

    assert read(word(body), "a.docx").text == "một hai"


def test_word_reads_a_text_box_once_and_a_formula_as_letters():
    box = f"<w:txbxContent>{par(run('Trong khung'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    )
    body = par(
        run("Ngoài "),
        "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>",
        f"<w:r>{both}</mc:AlternateContent></w:r>",
    )

    assert read(word(body), "a.docx").text == "Ngoài x+1\nTrong khung"


def test_links_lead_to_the_web_or_to_nowhere():
    body = par(
        f'<w:hyperlink r:id="r1">{run("luật")}</w:hyperlink>'
        f'<w:hyperlink r:id="r2">{run(" bẫy")}</w:hyperlink>'
    )

    html = read(word(body, links=LINK), "a.docx").html

    assert 'href="https://luat.vn/?a=1&amp;b=2"' in html
    assert "javascript" not in html


def test_words_that_look_like_html_stay_words():
    reading = read(word(par(run("&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;"))), "a.docx")

    assert reading.text == "<script>alert(1)</script> &lt;"
    assert reading.html == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;</p>"


@pytest.mark.parametrize("kind", ["docx", "odt", "txt"])
def test_text_is_nfc_without_unseen_signs(kind):
    words = unicodedata.normalize("NFD", "Đề án\u202e nhân\u200b sự")
    data = {
        "docx": lambda: word(par(run(words))),
        "odt": lambda: readable.odt(f"<text:p>{words}</text:p>"),
        "txt": words.encode,
    }[kind]()

    reading = read(data, f"a.{kind}")

    assert (reading.text, reading.html) == ("Đề án nhân sự", "<p>Đề án nhân sự</p>")


def test_opendocument_keeps_headings_lists_tables_and_notes():
    body = (
        "<text:tracked-changes><text:changed-region><text:p>đã xóa</text:p>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="2">Đề án</text:h><text:p>Số<text:s text:c="2"/>dư'
        "<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>Theo quy chế</text:p></text:note-body>"
        "</text:note></text:p>"
        "<text:list><text:list-item><text:p>Một</text:p></text:list-item></text:list>"
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>x</text:p>'
        '</table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/>'
        "</table:table-row></table:table>"
        '<text:p><text:a xlink:href="javascript:alert(1)">bẫy</text:a><office:annotation>'
        "<text:p>ghi chú</text:p>"
        "</office:annotation></text:p>"
    )

    reading = read(readable.odt(body), "a.odt")

    assert reading.text == "Đề án\nSố dư[1]\nMột\nx | x |\nbẫy\n[1] Theo quy chế"
    assert "<h2>Đề án</h2>" in reading.html
    assert "<ul><li><p>Một</p></li></ul>" in reading.html
    assert "javascript" not in reading.html
    assert (told(reading, "track changes"), told(reading, "(comments)")) == (True, True)


def test_workbook_gives_values_as_they_are_written_here():
    def fill(book):
        sheet = book.active
        sheet.title = "Dự toán"
        sheet.append(["Ngày", dt.datetime(2022, 3, 18), True])  # noqa: DTZ001 - a sheet knows no time zone
        sheet.append(["Tỷ lệ", 0.155, None])
        sheet["B2"].number_format = "0.0%"
        sheet.append(["Số tiền", 12_500_000])
        sheet["B3"].number_format = "#,##0"
        sheet.append(["Điểm", 8.5])
        book.create_sheet("Ẩn").sheet_state = "hidden"

    reading = read(readable.workbook(fill), "a.xlsx")

    assert reading.text.split("\n") == [
        "Dự toán",
        "Ngày | 18/03/2022 | TRUE",
        "Tỷ lệ | 15,5%",
        "Số tiền | 12.500.000",
        "Điểm | 8,5",
        "Ẩn",
    ]
    assert "<h2>Dự toán</h2><table>" in reading.html
    assert told(reading, "trang tính ẩn")


def test_workbook_shows_the_stored_value_of_a_formula_and_says_when_there_is_none():
    def fill(book):
        book.active.append([1, "=A1+1", "chữ"])

    without = read(readable.workbook(fill), "a.xlsx")
    sheet = "xl/worksheets/sheet1.xml"
    data = readable.repacked(readable.workbook(fill), sheet, b"<v></v>", b"<v>2</v>")
    data = readable.repacked(data, sheet, b"<v />", b"<v>2</v>")

    stored = read(data, "a.xlsx")

    assert (without.text, told(without, "ô công thức")) == ("Sheet\n1 | | chữ", True)
    assert (stored.text, stored.warnings) == ("Sheet\n1 | 2 | chữ", ())


def test_pdf_gives_paragraphs():
    first = "Điều 1. Đại hội đại biểu lần thứ III thông qua Báo cáo chính trị và"
    data = readable.pdf((first, "phương hướng nhiệm kỳ 2022 – 2027.", "Điều 2. Hiệu lực."), ("Trang hai.",))

    reading = read(data, "a.pdf")

    assert reading.text.split("\n") == [
        f"{first} phương hướng nhiệm kỳ 2022 – 2027.",
        "Điều 2. Hiệu lực.",
        "Trang hai.",
    ]
    assert reading.warnings == ()


def test_scan_is_kept_and_told():
    scan, half = read(readable.pdf(()), "a.pdf"), read(readable.pdf(("Điều 1.",), ()), "a.pdf")

    assert (scan.text, told(scan, "không đọc được nội dung (bản quét)")) == ("", True)
    assert (half.text, told(half, "Có 1 trang không đọc được nội dung (trang quét).")) == ("Điều 1.", True)


def test_long_pdf_is_read_as_far_as_time_allows():
    reading = read(readable.pdf(*[(f"Trang {number}.",) for number in range(230)]), "a.pdf")

    assert reading.text.split("\n")[-1] == "Trang 199."
    assert told(reading, "chỉ đọc được nội dung của 200 trang đầu")


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("a.jpg", papers.jpg, "không đọc được nội dung (ảnh chụp)"),
        ("a.png", papers.png, "không đọc được nội dung (ảnh chụp)"),
        ("a.doc", papers.doc, "Tệp .doc được lưu nhưng không đọc được nội dung."),
    ],
)
def test_what_has_no_words_is_empty_and_told(name, make, words):
    reading = read(make(), name)

    assert (reading.text, reading.html, told(reading, words)) == ("", "", True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_text_is_read_whatever_its_form(encoding):
    words = "Dự thảo Nghị quyết\r\n\r\n  Điều 1. Thông qua.\n"

    reading = read(words.encode(encoding), "a.txt")

    assert (reading.text, reading.warnings) == ("Dự thảo Nghị quyết\nĐiều 1. Thông qua.", ())
