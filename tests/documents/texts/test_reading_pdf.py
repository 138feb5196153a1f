"""PDFs say what a reader sees: whole words, filled fields, files that are locked against changes only."""

from __future__ import annotations

import io

import pdfplumber
import pypdf
import pytest
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

    assert told(reading, "Khoảng 39 % số từ trong tệp có vẻ bị cắt rời")
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


def test_two_independent_readers_agree_on_the_words():
    pages = [
        tuple(f"{line} Đoạn {page}.{number}." for number, line in enumerate(REPORT * 15))
        for page in range(12)
    ]
    data = readable.pdf(*pages)

    with pdfplumber.open(io.BytesIO(data)) as paper:
        other = " ".join(page.extract_text() for page in paper.pages).split()

    assert read(data, "a.pdf").text.split() == other == " ".join(" ".join(page) for page in pages).split()
