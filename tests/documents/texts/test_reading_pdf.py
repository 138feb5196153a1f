"""PDFs say what a reader sees: whole words, filled fields, files that are locked against changes only."""

from __future__ import annotations

import io
import re

import pdfplumber
import pypdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from documents.texts.reading.reader import read
from tests.documents import readable
from tests.documents.hostile_readable import PAGES, ROOT, pdf_of

pytestmark = pytest.mark.one_database

REPORT = (
    "Đại hội đại biểu lần thứ III thông qua Báo cáo chính trị.",
    "Số dư đầu kỳ 2.950 triệu đồng, tăng 47,4 % so với năm 2017.",
)


def told(reading, words: str) -> bool:
    return any(words in sentence for sentence in reading.warnings)


def locked(data: bytes, algorithm: str, *, password: str = "") -> bytes:
    writer, out = pypdf.PdfWriter(io.BytesIO(data)), io.BytesIO()
    writer.encrypt(password, "chủ", algorithm=algorithm)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_file_locked_against_changes_only_is_read_and_one_with_a_password_is_refused(algorithm):
    data = readable.pdf(REPORT)

    assert read(locked(data, algorithm), "a.pdf").text.split("\n") == [*REPORT]
    with pytest.raises(match="đặt mật khẩu"):
        read(locked(data, algorithm, password="bi-mat"), "a.pdf")


def test_what_was_filled_into_fields_is_read():
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 760, "Ho ten:")
    canvas.acroForm.textfield(name="ten", value="Le Thi An", x=150, y=750)
    canvas.acroForm.textfield(name="trong", value="", x=150, y=700)
    canvas.acroForm.checkbox(name="tan thanh", checked=True, x=150, y=650)
    canvas.acroForm.checkbox(name="khong", checked=False, x=150, y=600)
    canvas.save()

    assert read(out.getvalue(), "a.pdf").text.split("\n") == ["Ho ten:", "Le Thi An", "☒ tan thanh"]


def test_words_in_pieces_are_told_with_their_share():
    cut = ("H ộ i đã t ổ ch ứ c nhi ề u ho ạ t đ ộ ng tri ân, s ố ti ề n 2.950 tri ệ u đ ồ ng.",)

    reading = read(readable.pdf(cut), "a.pdf")

    assert told(reading, "Khoảng 58 % số từ trong tệp có vẻ bị cắt rời")
    assert read(readable.pdf(REPORT * 20), "a.pdf").warnings == ()


def test_letters_that_stand_for_none_are_told():
    table = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <5A> <E041> endbfrange"
    words = b"BT /A 12 Tf 72 700 Td (ABCDEFGH) Tj ET"
    data = pdf_of(
        ROOT,
        PAGES,
        b"<</Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 600 800]"
        b" /Resources <</Font <</A 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(words), words),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(table), table),
    )

    assert told(read(data, "a.pdf"), "không nhận ra được")


def set_apart(*pieces: tuple[str, float], turned: int = 0) -> bytes:
    """A page with one line: each piece at its height over the line; what is off the line is small."""
    out = io.BytesIO()
    canvas = Canvas(out)
    pdfmetrics.registerFont(TTFont("Chữ", str(readable.FONT)))
    canvas.translate(200, 400)
    canvas.rotate(turned)
    line = canvas.beginText(0, 0)
    for words, height in pieces:
        line.setFont("Chữ", 9 if height else 14)
        line.setRise(height)
        line.textOut(words)
    canvas.drawText(line)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ((("Khoảng 10", 0), ("6", 5), (" người", 0)), "Khoảng 10⁶ người"),
        ((("tăng 47,4 %", 0), ("1", 5), (", năm 2022", 0)), "tăng 47,4 %¹, năm 2022"),
        ((("năm 2022", 0), ("3,4", 5), (" đạt", 0)), "năm 2022^(3,4) đạt"),
        ((("300 m", 0), ("2", 5), (" đất, H", 0), ("2", -3), ("O", 0)), "300 m² đất, H₂O"),
        ((("1", 5), ("Theo Nghị quyết", 0)), "¹Theo Nghị quyết"),
        ((("Hội tri ân", 0), ("12", 5)), "Hội tri ân¹²"),
        ((("ít nhất ", 0), ("2", 5), ("/", 0), ("3", -3), (" số phiếu", 0)), "ít nhất 2/3 số phiếu"),
        ((("trong 1", 0), ("1", 5), ("/", 0), ("2", -3), (" năm", 0)), "trong 1 1/2 năm"),
        ((("ngày 18/03/2022, 1.234 đồng", 0),), "ngày 18/03/2022, 1.234 đồng"),
    ],
)
def test_figure_off_the_line_never_sticks_to_the_number_before_it(pieces, words):
    assert read(set_apart(*pieces), "a.pdf").text == words


@pytest.mark.parametrize("turned", [90, 30])
def test_page_that_lies_on_its_side_has_no_figure_off_its_line(turned):
    assert read(set_apart(("ngày 18/03/2022", 0), turned=turned), "a.pdf").text == "ngày 18/03/2022"


def test_two_independent_readers_agree_on_the_words():
    pages = [
        tuple(f"{line} Đoạn {page}.{number}." for number, line in enumerate(REPORT * 15))
        for page in range(12)
    ]
    data = readable.pdf(*pages)

    with pdfplumber.open(io.BytesIO(data)) as paper:
        other = " ".join(page.extract_text() for page in paper.pages).split()

    assert read(data, "a.pdf").text.split() == other == " ".join(" ".join(page) for page in pages).split()


def from_two_fonts(lines: tuple[str, ...], *, apart: float = 0, each: bool = False) -> bytes:
    """A page as a browser prints it with a face that lacks the marked letters.

    They come from a second font, every run of letters at a place of its own; `each`: every letter. `apart`
    is how far each stands from where the letter before it ends.
    """
    out = io.BytesIO()
    canvas = Canvas(out)
    pdfmetrics.registerFont(TTFont("Một", str(readable.FONT)))
    pdfmetrics.registerFont(TTFont("Hai", str(readable.FONT.with_name("LiberationSerif-Bold.ttf"))))
    for number, line in enumerate(lines):
        across = 72.0
        for piece in re.findall(
            r"[^\x00-\x7f]+|[\x00-\x7f]" if each else r"[^\x00-\x7f]+|[\x00-\x7f]+", line
        ):
            font = "Một" if piece.isascii() else "Hai"
            words = canvas.beginText(across, 760 - 20 * number)
            words.setFont(font, 12)
            words.textOut(piece)
            canvas.drawText(words)
            across += pdfmetrics.stringWidth(piece, font, 12) + (0 if piece.isspace() else apart)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("apart", [0, 0.3, -0.3, 0.8])
@pytest.mark.parametrize("each", [False, True])
def test_letters_from_a_second_font_stay_in_their_words_or_are_told(apart, each):
    reading = read(from_two_fonts(REPORT, apart=apart, each=each), "a.pdf")

    is_right = reading.text.split() == " ".join(REPORT).split()
    assert is_right or told(reading, "có vẻ bị cắt rời"), reading.text
    # What a browser does: the letters stand where they belong.
    assert is_right or apart > 0.5
