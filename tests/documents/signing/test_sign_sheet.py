"""What a phiếu trình ký says, read back from the finished paper."""

from __future__ import annotations

import re
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
    SHEET,
    SIGNED,
    find,
    flow,
    plumbed,
    read,
    solid,
)

# No question to a database.
pytestmark = pytest.mark.one_database


def test_place_to_sign_stands_on_the_page_of_the_lines_to_write_on():
    last = PdfReader(BytesIO(render_sign_sheet(SHEET))).pages[-1].extract_text()

    assert "Ý kiến của Văn phòng Hội về thể thức:" in last
    assert "Ý kiến chỉ đạo của Chủ tịch:" in last
    assert last.count("Nguyễn Văn Trường") == 1


def test_text_reads_back_in_nfc():
    text = read(SHEET)

    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    "words",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Đúng dự thảo lần 4 mà Ban Chấp hành khóa II thông qua ngày 25/03/2022 (36/38 tán thành)",
        "Kính gửi: Nguyễn Văn Trường, Chủ tịch Hội",
        "PHIẾU TRÌNH KÝ",
        "Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)",
        "DH3-BCCT",
        "Dự thảo lần 4",
        "4F7K-9HXC-2TRP",
        "Tiểu ban Văn kiện (Bà Nguyễn Thị Soạn)",
        "trước ngày 30/03/2022 (chậm nhất hết ngày 29/03/2022)",
        "Báo cáo chính trị - lần 4.docx",
        "để trình Đại hội III",
        "25/03/2022",
        "38/45",
        "Theo: Biên bản số 05/BB-BCH ngày 25/03/2022",
        "Ý kiến bảo lưu: Một ủy viên đề nghị bổ sung số liệu",
        "3. Nội dung thay đổi",
        "Sửa 6 đoạn, thêm 8 đoạn.",
        "Đã tiếp thu ý kiến của Thường trực về phần phương hướng.",
        "Ý kiến của Văn phòng Hội về thể thức:",
        "Ý kiến chỉ đạo của Chủ tịch:",
        "Không phải chữ ký số",
    ],
)
def test_sheet_says(words):
    assert solid(words) in solid(read(SHEET))


def test_what_was_decided_stands_in_one_row_with_its_day_and_draft():
    row = read(SHEET).split("Ban Chấp hành khóa II")[2].split("Theo:")[0]

    assert row.split()[:4] == ["25/03/2022", "4", "Thông", "qua"]


def test_sheet_says_no_size_and_no_digest_of_a_file():
    assert re.findall(r"\d+,?\d* (?:KB|byte)|[0-9a-f]{64}|SHA", read(SHEET)) == []


def test_first_line_is_set_in_16_points():
    assert find(plumbed(SHEET).pages[0], "Đúng dự thảo lần 4 mà").size == 16


def test_before_its_turn_there_is_no_place_to_sign():
    text = read(replace(SHEET, not_yet="CHƯA ĐẾN BƯỚC KÝ DUYỆT: hồ sơ đang ở bước “Soạn thảo”.", day=None))

    assert solid("CHƯA ĐẾN BƯỚC KÝ DUYỆT: hồ sơ đang ở bước “Soạn thảo”.") in solid(text)
    assert "Ý kiến chỉ đạo" not in text
    assert solid("tháng 3 năm 2022") in solid(text)
    assert solid("ngày 28 tháng 3") not in solid(text)


def test_what_is_signed_has_no_lines_to_write_on():
    assert "Ý kiến chỉ đạo" not in read(SIGNED)


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
    text = read(replace(SHEET, changes=(), changes_note="Đây là dự thảo đầu tiên."))

    assert "Đây là dự thảo đầu tiên." in text


def test_sheet_without_decision_says_so():
    assert "Chưa có kết luận, biểu quyết nào được ghi." in read(replace(SHEET, said=()))


def test_every_decision_has_its_row_and_its_minutes():
    executive = replace(BOARD, body="Ban Thường vụ", words="Có mặt 11/13.", remarks=("Theo: Biên bản số 3",))

    text = solid(read(replace(SHEET, said=(executive, BOARD))))

    assert "BanThườngvụ25/03/20224ThôngquaCómặt11/13." in text
    assert "BanThườngvụ:Theo:Biênbảnsố3BanChấphànhkhóaII:Theo:Biênbản" in text


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
