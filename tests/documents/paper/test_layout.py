"""The layout of Nghị định 30/2020, Phụ lục I, measured on finished sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from pypdf import PdfReader
from reportlab.platypus import Spacer

from documents.paper import base, styles
from documents.paper.base import cell
from documents.paper.letterhead import DoesNotFitError, Letterhead, fitted, letterhead
from documents.paper.sheet import UPRIGHT, Foot, build_paper
from documents.paper.signature import SignatureBlock, signature
from documents.signing.papers.sign_sheet import render_sign_sheet
from tests.documents.pdf_samples import LONG, MM, SHEET, SIGNED, find, frame_around, plumbed, rule_under

# No question to a database.
pytestmark = pytest.mark.one_database

FAMILY = {
    "LiberationSerif",
    "LiberationSerif-Bold",
    "LiberationSerif-Italic",
    "LiberationSerif-BoldItalic",
}
PAPER_CENTRE = 105
RIGHT_CENTRE = 150
ORGANISATION = ["HỘI TRUYỀN THỐNG", "TRƯỜNG SƠN", "ĐƯỜNG HỒ CHÍ MINH VIỆT NAM"]


@pytest.fixture(scope="module")
def page():
    return plumbed(SHEET).pages[0]


@pytest.fixture(scope="module")
def long_pages():
    return plumbed(LONG).pages


@pytest.mark.parametrize("sheet", [SHEET, SIGNED, LONG, replace(SHEET, confidential=True)])
def test_every_font_is_ours_and_embedded(sheet):
    pages = PdfReader(BytesIO(render_sign_sheet(sheet))).pages

    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]

    assert {font["/BaseFont"].split("+")[-1] for font in fonts} <= FAMILY
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_paper_is_a4_upright(page):
    assert (round(page.width / MM), round(page.height / MM)) == (210, 297)


def test_quoc_hieu_stands_right_of_the_middle_of_the_paper(page):
    nation = find(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")

    assert (nation.font, nation.size) == ("LiberationSerif-Bold", 12)
    assert nation.x0 > PAPER_CENTRE
    assert nation.x1 < 195


def test_tieu_ngu_has_a_rule_of_its_own_length(page):
    motto = find(page, "Độc lập - Tự do - Hạnh phúc")
    rule = rule_under(page, motto)

    assert (motto.font, motto.size) == ("LiberationSerif-Bold", 13)
    assert motto.centre == pytest.approx(RIGHT_CENTRE, abs=0.2)
    assert (rule.x0, rule.x1) == pytest.approx((motto.x0, motto.x1), abs=0.2)
    assert 0 < rule.top - motto.top < 6


def test_organisation_stands_in_lines_over_a_short_rule(page):
    lines = [find(page, line) for line in ORGANISATION]
    rule = rule_under(page, lines[-1])

    assert [(line.font, line.size) for line in lines] == [("LiberationSerif-Bold", 12)] * 3
    assert [line.centre for line in lines] == pytest.approx([67.5] * 3, abs=0.2)
    assert 1 / 3 <= rule.length / lines[-1].length <= 1 / 2
    assert rule.centre == pytest.approx(67.5, abs=0.2)


@pytest.fixture
def limits():
    """The head of a paper of a body, and whatever is said of its association at the longest."""
    body = "BAN CHỈ ĐẠO CÔNG TÁC CHUẨN BỊ, TỔ CHỨC, PHỤC VỤ CÁC HỘI NGHỊ VÀ ĐẠI HỘI TOÀN TỈNH"
    place = "Thành phố Bà Rịa – Vũng Tàu – Côn Đảo ấy"
    head = Letterhead(tuple(ORGANISATION), "BC-" + "W" * 20, place, date(2022, 3, 28), under=body)
    foot = Foot(left="", right="")
    data = build_paper([*letterhead(head), cell("Hết", styles.TITLE)], title="x", author="x", foot=foot)
    return pdfplumber.open(BytesIO(data)).pages[0]


def test_the_name_of_a_body_over_several_lines_has_the_rule_of_its_last(limits):
    last = find(limits, "ĐẠI HỘI TOÀN TỈNH")
    rule = rule_under(limits, last)

    assert find(limits, "BAN CHỈ ĐẠO").top < last.top
    assert rule.length < last.length * 0.75
    assert rule.centre == pytest.approx(67.5, abs=0.2)


def test_a_place_too_long_beside_its_day_has_a_line_of_its_own(limits):
    place, day = find(limits, "Thành phố Bà Rịa"), find(limits, "ngày 28 tháng 3 năm 2022")

    assert (place.top < day.top, place.x1 < 195) == (True, True)
    assert day.bottom < find(limits, "Hết").top
    assert find(limits, "BC-WWWW").x1 <= day.x0


def test_organisation_keeps_four_millimetres_from_quoc_hieu(page):
    widest = max(find(page, line).x1 for line in ORGANISATION)

    assert find(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").x0 - widest >= 4


def test_number_is_blank_and_level_with_the_place(page):
    number = find(page, "Số:")
    symbol = find(page, "/PTK-HTS")
    place = find(page, "Hà Nội, ngày 28 tháng 3 năm 2022")

    assert symbol.x0 - number.x1 > 8
    assert (number.x0 + symbol.x1) / 2 == pytest.approx(67.5, abs=0.2)
    assert (number.font, number.size) == ("LiberationSerif", 13)
    assert (place.font, place.size) == ("LiberationSerif-Italic", 13)
    assert place.bottom == pytest.approx(number.bottom, abs=0.1)
    assert place.centre == pytest.approx(RIGHT_CENTRE, abs=0.2)


def test_title_is_centred_between_the_margins(page):
    name = find(page, "PHIẾU TRÌNH KÝ")
    abstract = find(page, "Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)")
    rule = rule_under(page, abstract)

    assert [(box.font, box.size) for box in (name, abstract)] == [("LiberationSerif-Bold", 14)] * 2
    assert [box.centre for box in (name, abstract, rule)] == pytest.approx([112.5] * 3, abs=0.2)
    assert 1 / 3 <= rule.length / abstract.length <= 1 / 2


def test_body_is_14_points_and_its_first_line_12_7_mm_in(page):
    body = find(page, "Đề nghị xem xét, ký duyệt")

    assert (body.font, body.size) == ("LiberationSerif", 14)
    assert body.x0 == pytest.approx(42.7, abs=0.1)


def test_body_is_justified(long_pages):
    text = long_pages[-2]

    ends = [line["x1"] / MM for line in text.extract_text_lines() if line["x0"] / MM < 31]
    full = [end for end in ends if end == pytest.approx(195, abs=0.3)]

    assert len(full) > 20


def test_recipients_stand_level_with_the_power_to_sign():
    block = SignatureBlock("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Nguyễn Văn Trường", ("Bộ Nội vụ", "Lưu: VP"))
    made = build_paper([signature(block)], title="Thử", author="")
    with pdfplumber.open(BytesIO(made)) as paper:
        recipients, power, last = (
            find(paper.pages[0], text) for text in ("Nơi nhận:", "TM. BAN CHẤP HÀNH", "- Lưu: VP.")
        )

    # The feet of the letters are level: what hangs below grows with the size of the type.
    assert recipients.bottom == pytest.approx(power.bottom, abs=0.3)
    assert (recipients.font, recipients.size) == ("LiberationSerif-BoldItalic", 12)
    assert recipients.x0 == pytest.approx(30, abs=0.1)
    assert (last.font, last.size) == ("LiberationSerif", 11)


def test_signer_stands_in_the_middle_of_the_right_half_with_room_for_a_seal():
    page = plumbed(SHEET).pages[-1]
    name = find(page, "CHỦ TỊCH")
    last = [sign for sign in page.chars if name.bottom < sign["top"] / MM < 265]
    signed = "".join(sign["text"] for sign in last if not sign["text"].isspace())

    assert (name.font, name.size) == ("LiberationSerif-Bold", 14)
    assert name.centre == pytest.approx(153.75, abs=0.2)
    assert signed.startswith("NguyễnVănTrường")
    assert min(sign["top"] for sign in last) / MM - name.bottom >= 25


def test_between_two_paragraphs_are_at_least_six_points():
    story = [base.para("Đoạn thứ nhất.", styles.BODY), base.para("Đoạn thứ hai.", styles.BODY)]
    with pdfplumber.open(BytesIO(build_paper(story, title="Thử", author=""))) as paper:
        first, second = (find(paper.pages[0], text) for text in ("Đoạn thứ nhất.", "Đoạn thứ hai."))

    assert (second.top - first.top) * MM == pytest.approx(styles.BODY.leading + 6, abs=0.1)


def test_page_one_has_no_number(page):
    assert [sign for sign in page.chars if sign["top"] / MM < 20] == []


def test_later_pages_are_numbered_in_the_middle_of_the_top_margin(long_pages):
    for number, page in enumerate(long_pages[1:], start=2):
        above = [sign for sign in page.chars if sign["bottom"] / MM < 20]

        box = find(page, str(number))

        assert "".join(sign["text"] for sign in above) == str(number)
        assert box.centre == pytest.approx(PAPER_CENTRE, abs=0.2)
        assert (box.font, box.size) == ("LiberationSerif", 13)


def test_margins_are_kept_on_every_page(long_pages):
    for page in long_pages:
        text = [sign for sign in page.chars if sign["top"] / MM > 18 and not sign["text"].isspace()]

        assert min(sign["x0"] for sign in text) / MM >= 29.9
        assert max(sign["x1"] for sign in text) / MM <= 195.1
        assert min(sign["top"] for sign in text) / MM >= 20
        assert max(sign["bottom"] for sign in text) / MM <= 277


def test_every_page_bears_the_check_code_and_what_it_is_not(long_pages):
    for page in long_pages:
        foot = page.crop((0, 265 * MM, page.width, page.height)).extract_text()

        assert "mã bản in 4F7K-9HXC-2TRP" in foot
        assert "Không phải chữ ký số" in foot


def test_table_head_returns_on_each_page_of_the_table(long_pages):
    heads = [page.extract_text().count("Tên tệp") for page in long_pages]
    rows = [page.extract_text().count("phu-luc-") for page in long_pages]

    assert heads == [1 if count else 0 for count in rows]
    assert sum(rows) == 40


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (("HỘI KHUYẾN HỌC",), ("HỘI KHUYẾN HỌC",)),
        (("HỘI TRUYỀN THỐNG TRƯỜNG SƠN", "ĐƯỜNG HỒ CHÍ MINH VIỆT NAM"), tuple(ORGANISATION)),
        (
            ("HỘI TRUYỀN THỐNG TRƯỜNG SƠN – ĐƯỜNG HỒ CHÍ MINH VIỆT NAM",),
            ("HỘI TRUYỀN THỐNG", "TRƯỜNG SƠN – ĐƯỜNG", "HỒ CHÍ MINH VIỆT NAM"),
        ),
    ],
)
def test_organisation_is_broken_where_it_fits(given, lines):
    assert fitted(given) == lines


def test_a_name_that_nobody_gave_is_left_to_be_written_by_hand():
    assert fitted(()) == fitted(("",)) == ("………………",)


@pytest.mark.parametrize("lines", [("HỘI" * 40,), ("HỘI TRUYỀN THỐNG " * 20,)])
def test_organisation_that_fits_nowhere_is_refused(lines):
    with pytest.raises(DoesNotFitError):
        render_sign_sheet(replace(SHEET, org_lines=lines))


def test_circulation_is_framed_under_the_number():
    page = plumbed(replace(SHEET, confidential=True)).pages[0]

    words = find(page, "LƯU HÀNH NỘI BỘ")
    left, right, top, bottom = frame_around(page, words)

    assert (words.font, words.size) == ("LiberationSerif-Bold", 13)
    assert words.centre == pytest.approx(67.5, abs=0.2)
    assert (left + right) / 2 == pytest.approx(words.centre, abs=0.2)
    assert right - left < words.length + 10
    assert top < words.top < words.bottom < bottom


def test_a_heading_does_not_stay_alone_at_the_foot():
    story = [Spacer(0, UPRIGHT.depth - 60), *base.headed_section("Mục", [base.para("Nội dung", styles.BODY)])]

    pages = PdfReader(BytesIO(build_paper(story, title="", author="", foot=Foot("", "")))).pages

    assert [page.extract_text().split() for page in pages] == [[], ["2", "Mục", "Nội", "dung"]]
