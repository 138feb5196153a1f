"""What a phiếu trình ký says, read back from the finished paper."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from documents.signing.papers.sign_sheet import render_sign_sheet
from tests.documents.pdf_samples import (
    BOARD,
    LONG,
    LONG_NOTE,
    REPORT,
    SHEET,
    SIGNED,
    SUBMISSION,
    flow,
    read,
    solid,
)

# No question to a database.
pytestmark = pytest.mark.one_database

STATEMENT = "phê duyệt trên hệ thống, không phải chữ ký số"


def test_short_sheet_is_one_page():
    assert [len(PdfReader(BytesIO(render_sign_sheet(sheet))).pages) for sheet in (SHEET, SIGNED)] == [1, 1]


def test_text_reads_back_in_nfc():
    text = read(SHEET)

    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    "words",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "DỰ THẢO trình Đại hội III",
        "PHIẾU TRÌNH KÝ",
        "Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)",
        "DH3-BCCT",
        "Dự thảo lần 4",
        "3F2A-91BC-04DE",
        "Tiểu ban Văn kiện",
        "trước ngày 30/03/2022 (chậm nhất hết ngày 29/03/2022)",
        "Báo cáo chính trị - lần 4.docx",
        "242,5 KB",
        REPORT,
        SUBMISSION,
        "25/03/2022",
        "38/45",
        "Biên bản số 05/BB-BCH ngày 25/03/2022; ý kiến bảo lưu: Một ủy viên đề nghị bổ sung số liệu",
        "3. Thay đổi so với dự thảo lần 3",
        "Thêm mới",
        "Đã tiếp thu ý kiến của Thường trực về phần phương hướng.",
        STATEMENT,
        "- Ban Chấp hành (để báo cáo);",
        "- Lưu: VP, Tiểu ban Văn kiện.",
    ],
)
def test_sheet_says(words):
    assert solid(words) in solid(read(SHEET))


def test_counts_stand_in_their_columns():
    row = read(SHEET).split("Ban Chấp hành khóa II")[1].split("Thông qua")[0]

    assert row.split() == ["25/03/2022", "38/45", "36", "1", "1", "0"]


def test_unsigned_sheet_says_nothing_of_an_approval():
    assert "Đã phê duyệt" not in read(SHEET)


def test_signed_sheet_gives_the_hour_in_hanoi():
    utc = datetime.fromisoformat("2022-03-29T09:00:00+00:00")

    text = read(replace(SHEET, signed_at=utc))

    assert solid("Đã phê duyệt trên hệ thống 29/03/2022 16:00 (giờ Hà Nội)") in solid(text)
    assert render_sign_sheet(replace(SHEET, signed_at=utc)) == render_sign_sheet(SIGNED)


def test_signature_without_time_zone_is_refused():
    naive = datetime.fromisoformat("2022-03-29T16:00:00")

    with pytest.raises(ValueError, match="time zone"):
        render_sign_sheet(replace(SHEET, signed_at=naive))


def test_no_picture_is_ever_drawn():
    pages = PdfReader(BytesIO(render_sign_sheet(SIGNED))).pages

    assert [image.name for page in pages for image in page.images] == []


def test_first_draft_has_nothing_to_compare():
    text = read(replace(SHEET, draft_number=1, changes=()))

    assert "Dự thảo lần đầu, không có dự thảo trước để so sánh." in text


def test_reason_for_no_comparison_may_be_given():
    text = read(replace(SHEET, changes=(), changes_note="Dự thảo lần 3 không lưu trên hệ thống."))

    assert "Dự thảo lần 3 không lưu trên hệ thống." in text


def test_sheet_without_decision_says_so():
    assert "Chưa có kết quả biểu quyết nào được ghi." in read(replace(SHEET, decisions=()))


def test_every_decision_has_its_row_and_its_minutes():
    executive = replace(BOARD, body="Ban Thường vụ", present=11, members=13, votes_for=10, dissent="")

    text = solid(read(replace(SHEET, decisions=(executive, BOARD))))

    assert "BanThườngvụ25/03/202211/13" in text
    assert "BanThườngvụ:Biênbảnsố05/BB-BCHngày25/03/2022BanChấphànhkhóaII:Biênbản" in text


def test_confidential_sheet_says_so_on_every_page():
    pages = PdfReader(BytesIO(render_sign_sheet(replace(LONG, confidential=True)))).pages

    texts = [page.extract_text() for page in pages]

    assert "LƯU HÀNH NỘI BỘ" in texts[0]
    assert [("Lưu hành nội bộ" in text) for text in texts] == [True] * len(texts)
    assert "nội bộ" not in read(SHEET).lower()


def test_long_sheet_flows_on_without_loss():
    text = flow(LONG)

    assert solid(LONG.package_title) in text
    assert [solid(file.part) in text for file in LONG.files] == [True] * 40
    assert solid(LONG_NOTE) in text


def test_equal_sheets_are_equal_bytes():
    assert [render_sign_sheet(sheet) == render_sign_sheet(replace(sheet)) for sheet in (SHEET, LONG)] == [
        True,
        True,
    ]


def test_unicode_form_of_the_input_does_not_matter():
    parts = {field.name: getattr(SHEET, field.name) for field in fields(SHEET)}
    decomposed = {
        name: unicodedata.normalize("NFD", value) for name, value in parts.items() if isinstance(value, str)
    }

    assert render_sign_sheet(replace(SHEET, **decomposed)) == render_sign_sheet(SHEET)


def test_sheets_made_at_once_do_not_disturb_each_other():
    alone = [render_sign_sheet(SHEET), render_sign_sheet(LONG)]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(render_sign_sheet, [SHEET, LONG] * 12))

    assert together == alone * 12


def test_metadata_names_the_paper_and_the_organisation():
    reader = PdfReader(BytesIO(render_sign_sheet(SHEET)))

    assert (
        reader.metadata.title == "PHIẾU TRÌNH KÝ – DH3-BCCT – Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)"
    )
    assert reader.metadata.author == "HỘI TRUYỀN THỐNG TRƯỜNG SƠN ĐƯỜNG HỒ CHÍ MINH VIỆT NAM"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
