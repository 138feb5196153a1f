"""Every sort of fact of a paper is told under its own name, and two ways of writing one thing are one."""

from __future__ import annotations

import pytest

from documents.texts.compare.facts import facts
from documents.texts.compare.rows import blocks
from documents.texts.compare.spelling import one_spelling
from documents.texts.compare.summary import summary

pytestmark = pytest.mark.one_database

FIGURE, DATE, HOUR = "số liệu thay đổi", "ngày tháng thay đổi", "giờ thay đổi"
PAPER, NAME = "số, ký hiệu văn bản thay đổi", "họ tên, địa danh thay đổi"


@pytest.mark.parametrize(
    ("old", "new", "sort", "words"),
    [
        ("khi có ít nhất 2/3 số ủy viên", "khi có ít nhất 1/2 số ủy viên", FIGURE, "2/3 → 1/2"),
        ("khi quá 1/2 tán thành", "khi quá 2/3 tán thành", FIGURE, "1/2 → 2/3"),
        ("có 37/45 phiếu thuận", "có 38/45 phiếu thuận", FIGURE, "37/45 → 38/45 phiếu"),
        ("nộp trước 25/3 để họp", "nộp trước 28/3 để họp", DATE, "25/3 → 28/3"),
        ("Ông TRẦN VĂN MỘT họp.", "Ông TRẦN VĂN HAI họp.", NAME, "TRẦN VĂN MỘT → TRẦN VĂN HAI"),
        ("Số 45/2010/NĐ-CP.", "Số 126/2024/NĐ-CP.", PAPER, "45/2010/NĐ-CP → 126/2024/NĐ-CP"),
        ("Luật số 36/2005/QH11", "Luật số 59/2020/QH14", PAPER, "36/2005/QH11 → 59/2020/QH14"),
        ("Quyết định 12/QĐ-BCH", "Quyết định 15/QĐ-BCH", PAPER, "12/QĐ-BCH → 15/QĐ-BCH"),
        ("họp 8 giờ 30 ngày 18/3.", "họp 14 giờ 00 ngày 18/3.", HOUR, "8 giờ 30 → 14 giờ 00"),
        ("họp 8 giờ 30, tại Hà Nội", "họp 9 giờ 30, tại Hà Nội", HOUR, "8 giờ 30 → 9 giờ 30"),
        ("Họp lúc 8h30 sáng", "Họp lúc 9h00 sáng", HOUR, "8h30 → 9h00"),
        ("Họp lúc 8 giờ ngày 20/5.", "Họp lúc 14 giờ ngày 20/5.", HOUR, "8 → 14 giờ"),
        ("Khai mạc: 8 giờ.", "Khai mạc: 14 giờ.", HOUR, "8 → 14 giờ"),
        ("8 giờ họp trù bị", "9 giờ họp trù bị", HOUR, "8 → 9 giờ"),
        ("từ 8 giờ đến 11 giờ", "từ 8 giờ đến 12 giờ", HOUR, "11 → 12 giờ"),
        ("Họp trong 3 giờ.", "Họp trong 4 giờ.", FIGURE, "3 → 4 giờ"),
        ("làm 8 giờ mỗi ngày", "làm 9 giờ mỗi ngày", FIGURE, "8 → 9 giờ"),
        ("học 36 giờ", "học 40 giờ", FIGURE, "36 → 40 giờ"),
        ("Bước 3 - BCH/BTV xem", "Bước 4 - BCH/BTV xem", FIGURE, "3 → 4"),
        ("Bước 3-BCH/BTV xem", "Bước 4-BCH/BTV xem", FIGURE, "3 → 4"),
        ("Mục 3 – ĐH/BTC", "Mục 4 – ĐH/BTC", FIGURE, "3 → 4"),
        ("30-40 đại biểu", "30-50 đại biểu", FIGURE, "30-40 đại biểu → 30-50 đại biểu"),
        ("tăng -5% so với", "tăng 5% so với", FIGURE, "-5 → 5%"),
        ("Ban Chấp hành khóa V họp", "Ban Chấp hành khóa VI họp", FIGURE, "V → VI"),
        ("cử mười hai phiếu", "cử mười ba phiếu", FIGURE, "mười hai phiếu → mười ba phiếu"),
        ("có hai phần ba số phiếu", "có ba phần tư số phiếu", FIGURE, "hai phần ba → ba phần tư"),
        ("có ½ số phiếu", "có ⅓ số phiếu", FIGURE, "½ → ⅓"),
        ("mức 30.000đ", "mức 35.000đ", FIGURE, "30.000đ → 35.000đ"),
        ("Kỳ họp thứ ba năm nay", "Kỳ họp thứ tư năm nay", FIGURE, "ba → tư"),
        ("Nghị quyết 04-NQ/TW", "Nghị quyết 05-NQ/TW", PAPER, "04-NQ/TW → 05-NQ/TW"),
        ("họp 15-16/3/2022", "họp 16-17/3/2022", "ngày tháng thay đổi", "15-16/3/2022 → 16-17/3/2022"),
        ("Tờ trình số 15/TTr-HTS", "Tờ trình số 16/TTr-HTS", PAPER, "15/TTr-HTS → 16/TTr-HTS"),
        ("Luật 03/2016/L-CTN", "Luật 04/2016/L-CTN", PAPER, "03/2016/L-CTN → 04/2016/L-CTN"),
        ("Nghị quyết số 04-NQ/TW", "Nghị quyết số 05-NQ/TW", PAPER, "04-NQ/TW → 05-NQ/TW"),
        ("Kết luận số 12-KL/ĐU", "Kết luận số 13-KL/ĐU", PAPER, "12-KL/ĐU → 13-KL/ĐU"),
        ("số 03-HD/BTCTW nêu", "số 04-HD/BTCTW nêu", PAPER, "03-HD/BTCTW → 04-HD/BTCTW"),
        ("Chương trình 12-CTr/TU", "Chương trình 14-CTr/TU", PAPER, "12-CTr/TU → 14-CTr/TU"),
        ("số 123/2003/QĐ-TTg.", "số 124/2003/QĐ-TTg.", PAPER, "123/2003/QĐ-TTg → 124/2003/QĐ-TTg"),
        ("số 5/TTLT-BNV-BTC", "số 6/TTLT-BNV-BTC", PAPER, "5/TTLT-BNV-BTC → 6/TTLT-BNV-BTC"),
        ("Chỉ thị 10A/CT-TTg", "Chỉ thị 10B/CT-TTg", PAPER, "10A/CT-TTg → 10B/CT-TTg"),
        ("Quy định 05a - QĐ/TƯ", "Quy định 06a - QĐ/TƯ", PAPER, "05a - QĐ/TƯ → 06a - QĐ/TƯ"),
        ("Cần hai phần ba (2/3) tổng số", "Cần hai phần ba (3/4) tổng số", FIGURE, "2/3 → 3/4"),
        ("Tỷ lệ thông qua: 2/3.", "Tỷ lệ thông qua: 3/4.", FIGURE, "2/3 → 3/4"),
        ("tán thành được 2/3, tính cả", "tán thành được 3/4, tính cả", FIGURE, "2/3 → 3/4"),
        ("Tỷ lệ đến ngày 2/3 là cao", "Tỷ lệ đến ngày 3/3 là cao", DATE, "2/3 → 3/3"),
        ("họp được 25/3, gửi", "họp được 28/3, gửi", DATE, "25/3 → 28/3"),
        ("diện tích 10⁶ m", "diện tích 10⁹ m", FIGURE, "10⁶ → 10⁹"),
    ],
)
def test_each_sort_is_told_by_its_name(old, new, sort, words):
    assert summary(old, new).in_words() == f"1 đoạn sửa; {sort}: {words}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("số tiền 3.383 đồng và 1.200.000 đồng", "số tiền 3383 đồng và 1200000 đồng"),
        ("bà Hoà, ông Thuỷ, hoà bình, thuý", "bà Hòa, ông Thủy, hòa bình, thúy"),
        ("hai  dấu cách", "hai dấu cách"),
        ("từ 2/3 số đại biểu, 1 1/2 năm", "từ ⅔ số đại biểu, 1½ năm"),
        ("Bà THÚY, ông HOÀ", "Bà THUÝ, ông HÒA"),
    ],
)
def test_another_way_of_writing_is_no_change(old, new):
    assert summary(old, new).in_words() == "không có thay đổi"
    assert [row.kind for row in blocks(old, new)] == ["same"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("họp ngày 18/3/2022", "họp ngày 18 tháng 03 năm 2022"),
        ("họp lúc 8h30.", "họp lúc 08 giờ 30 phút."),
        ("đạt 47,4 %", "đạt 47.4%"),
        ("gồm 05 đồng chí", "gồm 5 đồng chí"),
        ("tuổi 30-40 người", "tuổi 30–40 người"),
        ("chi 1.234.567 đồng", "chi 1,234,567 đồng"),
    ],
)
def test_a_fact_written_otherwise_is_shown_and_not_told_as_news(old, new):
    assert summary(old, new).in_words() == "1 đoạn sửa"


@pytest.mark.parametrize(
    ("old", "new"), [("3.38 và", "338 và"), ("hòa", "hoa"), ("3,383 đồng", "3383 đồng"), ("1½", "11/2")]
)
def test_what_differs_stays_different(old, new):
    assert one_spelling(old) != one_spelling(new)


@pytest.mark.parametrize(
    "text",
    [
        "VĂN KIỆN ĐẠI HỘI LẦN THỨ BA",
        "BÁO CÁO CHÍNH TRỊ",
        "HỒ SƠ NHÂN SỰ",
        "Số: 05/QĐ-HTS",
        "Số: 05/TTr-HTS",
        "Số: 04-NQ/TW",
        "dịch Covid-19",
    ],
)
def test_heading_in_capitals_and_the_number_of_the_paper_are_no_facts(text):
    assert facts(text) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Cần 3/5 tổng số ủy viên có mặt.", "Cần 4/5 tổng số ủy viên có mặt.", "3/5 → 4/5"),
        ("Hai phần ba số đại biểu dự.", "Một phần hai số đại biểu dự.", "Hai phần ba → Một phần hai"),
        ("Ba ủy viên vắng mặt.", "Bốn ủy viên vắng mặt.", "Ba ủy viên → Bốn ủy viên"),
        ("Theo Công văn số 123/CV-HTS.", "Theo Công văn số 124/CV-HTS.", "123/CV-HTS → 124/CV-HTS"),
        ("Họp lúc 14h00 ngày 20/5/2022.", "Họp lúc 15h30 ngày 20/5/2022.", "giờ thay đổi: 14h00 → 15h30"),
        ("Độ tuổi 35-45.", "Độ tuổi 35-50.", "35-45 → 35-50"),
        ("Chủ tịch: NGUYỄN THỊ LAN.", "Chủ tịch: NGUYỄN THỊ HOA.", "NGUYỄN THỊ LAN → NGUYỄN THỊ HOA"),
        ("Quý I/2022 thu 5 tỷ.", "Quý II/2022 thu 5 tỷ.", "I → II"),
        ("Lãi -5 triệu đồng.", "Lãi 5 triệu đồng.", "-5 → 5 triệu đồng"),
        ("Nhiệm kỳ 2017 - 2022.", "Nhiệm kỳ 2022 - 2027.", "2017 - 2022 → 2022 - 2027"),
        ("Kinh phí 1200000 đồng.", "Kinh phí 1.200.000 đồng.", "không có thay đổi"),
        ("Hoà Bình, khoẻ, thuỷ sản.", "Hòa Bình, khỏe, thủy sản.", "không có thay đổi"),
    ],
)
def test_pairs_that_nobody_wrote_for_the_reader_are_told_by_what_changed(old, new, told):
    assert told in summary(old, new).in_words()
