"""Papers of every model, and what Nghị định 30/2020, Phụ lục I, wants of them, measured on finished pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pdfplumber

from documents.paper.letterhead import QUOC_HIEU, TIEU_NGU, Letterhead
from documents.paper.official import OfficialPaper, PlaceToSign, render_official
from documents.paper.word_models import WORD_MODELS
from tests.documents.pdf_samples import MM, SHEET, Box, find, plumbed, rule_under

if TYPE_CHECKING:
    from pdfplumber.page import Page

SERIF, BOLD = "LiberationSerif", "LiberationSerif-Bold"
ITALIC, BOLD_ITALIC = "LiberationSerif-Italic", "LiberationSerif-BoldItalic"
PARAGRAPH = (
    "Đoạn văn thứ %d của phần nội dung, dài hơn một dòng để đo khoảng cách giữa các dòng và hai lề giấy."
)
ABOUT = "Về việc đo thể thức văn bản"
LETTER = "V/v đo thể thức"


@dataclass(frozen=True, slots=True)
class Element:
    """One element: what the Decree wants in words, how it is measured, what is right (both included)."""

    name: str
    wants: str
    measure: Callable[[list[Page]], float | str | None]
    least: float | str
    most: float | str

    def is_met(self, found: float | str) -> bool:
        """Whether what was measured is as the Decree wants it."""
        return self.least <= found <= self.most  # type: ignore[operator]  # both are of one type


def sample_of(code: str) -> OfficialPaper:
    """A paper of that model of two pages, with every part that the model has."""
    model = WORD_MODELS[code]
    letter = "ve_viec" in model.parts
    lines = tuple(PARAGRAPH % number for number in range(24))
    return OfficialPaper(
        model=code,
        head=Letterhead(
            ("HỘI TRUYỀN THỐNG", "TRƯỜNG SƠN"),
            "BC-HTS",
            "Hà Nội",
            date(2022, 2, 5),
            number=5,
            under="BAN TỔ CHỨC ĐẠI HỘI",
            about=LETTER if letter else "",
        ),
        kind="" if letter else "TÊN LOẠI",
        about="" if letter else ABOUT,
        to=("Ban Chấp hành",) if "kinh_gui" in model.parts else (),
        sections=(("I. MỤC", lines),),
        left=PlaceToSign(title="THƯ KÝ", name="Trần Thị Bình") if model.two else None,
        right=PlaceToSign("TM. BAN TỔ CHỨC", "TRƯỞNG BAN", "Nguyễn Văn An"),
        recipients=() if model.two else ("Như trên", "Lưu: VT"),
    )


@cache
def measured_papers() -> dict[str, list[Page]]:
    """Name of a paper -> its pages, of every model that stands upright, and of the phiếu trình ký."""
    found = {
        str(model.title): pdfplumber.open(BytesIO(render_official(sample_of(model.code)))).pages
        for model in WORD_MODELS.values()
        if not model.lying
    }
    found["Phiếu trình ký"] = plumbed(SHEET).pages
    # Without the foot, which says the title again.
    return {
        name: [page.filter(lambda one: one["top"] / MM < 270) for page in pages]
        for name, pages in found.items()
    }


def _at(pages: list[Page], text: str) -> tuple[Page, Box] | None:
    """The page and the place of a text; None where the paper has none."""
    for page in pages:
        try:
            return page, find(page, text)
        except ValueError:
            continue
    return None


def size(text: str) -> Callable[[list[Page]], float | None]:
    return lambda pages: found[1].size if (found := _at(pages, text)) else None


def face(text: str) -> Callable[[list[Page]], str | None]:
    return lambda pages: found[1].font if (found := _at(pages, text)) else None


def rule_ratio(text: str) -> Callable[[list[Page]], float | None]:
    def measure(pages: list[Page]) -> float | None:
        found = _at(pages, text)
        return round(rule_under(*found).length / found[1].length, 2) if found else None

    return measure


def centre(text: str) -> Callable[[list[Page]], float | None]:
    return lambda pages: round(found[1].centre, 1) if (found := _at(pages, text)) else None


def edge(side: str) -> Callable[[list[Page]], float]:
    """How far the text of every page stays from an edge of the paper, in millimetres."""

    def measure(pages: list[Page]) -> float:
        rooms = []
        for page in pages:
            signs = [one for one in page.chars if one["top"] / MM > 18 and one["text"].strip()]
            far = {"x1": page.width, "bottom": page.height}.get(side, 0)
            rooms.append(min(abs(one[side] - far) for one in signs) / MM)
        return round(min(rooms), 1)

    return measure


def pitch(*, gap: bool) -> Callable[[list[Page]], float | None]:
    """Points between two lines of a paragraph; or with `gap` what two paragraphs are apart beyond that."""

    def measure(pages: list[Page]) -> float | None:
        first, second = _at(pages, "Đoạn văn thứ 1 "), _at(pages, "Đoạn văn thứ 2 ")
        if not first or not second:
            return None
        tops = sorted({round(one["top"], 1) for one in first[0].chars if first[1].top <= one["top"] / MM})
        between = tops[1] - tops[0]
        paragraph = (second[1].top - first[1].top) * MM
        return round(paragraph % between if gap else between / 14, 2)

    return measure


def room_to_sign(pages: list[Page]) -> float | None:
    """Millimetres between the office of who signs and his name."""
    above, below = _at(pages, "TRƯỞNG BAN") or _at(pages, "THƯ KÝ"), _at(pages, "Nguyễn Văn An")
    return round(below[1].top - above[1].bottom, 1) if above and below else None


def level(one: str, other: str) -> Callable[[list[Page]], float | None]:
    def measure(pages: list[Page]) -> float | None:
        first, second = _at(pages, one), _at(pages, other)
        return round(abs(first[1].bottom - second[1].bottom), 1) if first and second else None

    return measure


def page_number(pages: list[Page]) -> float | None:
    """Where the number of page 2 stands across the paper; a number on page 1 would be 0."""
    above = [[one for one in page.chars if one["bottom"] / MM < 20 and one["text"].strip()] for page in pages]
    if above[0]:
        return 0.0
    return round((above[1][0]["x0"] + above[1][-1]["x1"]) / 2 / MM, 1) if len(pages) > 1 else None


def number_size(pages: list[Page]) -> float | None:
    signs = [one for page in pages[1:] for one in page.chars if one["bottom"] / MM < 20]
    return round(signs[0]["size"], 1) if signs else None


def black(pages: list[Page]) -> float:
    """How many letters are in a colour."""
    shades = {one["non_stroking_color"] for page in pages for one in page.chars}
    return float(len(shades - {(0,), (0.0,), (0, 0, 0), 0, None}))


NATION, MOTTO = QUOC_HIEU, TIEU_NGU
OWN, UPPER, DAY = "BAN TỔ CHỨC ĐẠI HỘI", "TRƯỜNG SƠN", "ngày 05 tháng 02 năm 2022"
WORDS = "Đoạn văn thứ 1 "


def indent(pages: list[Page]) -> float | None:
    return round(found[1].x0 - 30, 1) if (found := _at(pages, WORDS)) else None


ELEMENTS = (
    Element("Khổ giấy A4: rộng", "210 mm", lambda pages: float(round(pages[0].width / MM)), 210, 210),
    Element("Khổ giấy A4: cao", "297 mm", lambda pages: float(round(pages[0].height / MM)), 297, 297),
    Element("Lề trái", "30–35 mm", edge("x0"), 29.9, 35),
    Element("Lề phải", "15–20 mm", edge("x1"), 14.9, 20),
    Element("Lề trên", "20–25 mm", edge("top"), 20, 25),
    Element("Lề dưới", "từ 20 mm", edge("bottom"), 20, 277),
    Element("Màu chữ", "đen (số chữ màu khác)", black, 0, 0),
    Element("Quốc hiệu: cỡ chữ", "12–13", size(NATION), 12, 13),
    Element("Quốc hiệu: kiểu chữ", "in hoa, đứng, đậm", face(NATION), BOLD, BOLD),
    Element("Tiêu ngữ: cỡ chữ", "13–14", size(MOTTO), 13, 14),
    Element("Tiêu ngữ: kiểu chữ", "in thường, đứng, đậm", face(MOTTO), BOLD, BOLD),
    Element("Đường kẻ dưới Tiêu ngữ", "bằng độ dài dòng chữ", rule_ratio(MOTTO), 0.99, 1.01),
    Element("Cơ quan cấp trên: cỡ chữ", "12–13", size(UPPER), 12, 13),
    Element("Cơ quan ban hành: cỡ chữ", "12–13", size(OWN), 12, 13),
    Element("Cơ quan ban hành: kiểu chữ", "in hoa, đứng, đậm", face(OWN), BOLD, BOLD),
    Element("Đường kẻ dưới tên cơ quan", "1/3–1/2 dòng chữ", rule_ratio(OWN), 0.33, 0.5),
    Element("Số, ký hiệu: cỡ chữ", "13", size("Số:"), 13, 13),
    Element("Số, ký hiệu: kiểu chữ", "in thường, đứng", face("Số:"), SERIF, SERIF),
    Element("Địa danh, ngày: cỡ chữ", "13–14", size(DAY), 13, 14),
    Element("Địa danh, ngày: kiểu chữ", "in thường, nghiêng", face(DAY), ITALIC, ITALIC),
    Element("Số và địa danh cùng hàng", "lệch 0 mm", level("Số:", DAY), 0, 0.5),
    Element("Tên loại: cỡ chữ", "13–14", size("TÊN LOẠI"), 13, 14),
    Element("Tên loại: kiểu chữ", "in hoa, đứng, đậm", face("TÊN LOẠI"), BOLD, BOLD),
    Element("Tên loại: giữa hai lề", "112,5 mm", centre("TÊN LOẠI"), 112.3, 112.7),
    Element("Trích yếu: cỡ chữ", "13–14", size(ABOUT), 13, 14),
    Element("Trích yếu: kiểu chữ", "in thường, đứng, đậm", face(ABOUT), BOLD, BOLD),
    Element("Đường kẻ dưới trích yếu", "1/3–1/2 dòng chữ", rule_ratio(ABOUT), 0.33, 0.5),
    Element("Trích yếu công văn: cỡ chữ", "12–13", size(LETTER), 12, 13),
    Element("Kính gửi: cỡ chữ", "13–14", size("Kính gửi"), 13, 14),
    Element("Kính gửi: kiểu chữ", "in thường, đứng", face("Kính gửi"), SERIF, SERIF),
    Element("Nội dung: cỡ chữ", "13–14", size(WORDS), 13, 14),
    Element("Nội dung: kiểu chữ", "in thường, đứng", face(WORDS), SERIF, SERIF),
    Element("Nội dung: lùi đầu dòng", "10 hoặc 12,7 mm", indent, 10, 12.8),
    Element("Nội dung: cách dòng", "từ dòng đơn đến 1,5", pitch(gap=False), 1, 1.5),
    Element("Nội dung: cách đoạn", "từ 6 pt", pitch(gap=True), 6, 14),
    Element("Quyền hạn: cỡ chữ", "13–14", size("TM. BAN TỔ CHỨC"), 13, 14),
    Element("Chức vụ: kiểu chữ", "in hoa, đứng, đậm", face("TRƯỞNG BAN"), BOLD, BOLD),
    Element("Họ tên người ký: cỡ chữ", "13–14", size("Nguyễn Văn An"), 13, 14),
    Element("Họ tên người ký: kiểu chữ", "in thường, đứng, đậm", face("Nguyễn Văn An"), BOLD, BOLD),
    Element("Chỗ ký, đóng dấu", "25–30 mm", room_to_sign, 25, 30),
    Element("Nơi nhận: cỡ chữ", "12", size("Nơi nhận:"), 12, 12),
    Element("Nơi nhận: kiểu chữ", "in thường, nghiêng, đậm", face("Nơi nhận:"), BOLD_ITALIC, BOLD_ITALIC),
    Element("Tên nơi nhận: cỡ chữ", "11", size("- Lưu: VT"), 11, 11),
    Element("Số trang: giữa lề trên, không ở trang 1", "105 mm", page_number, 104.8, 105.2),
    Element("Số trang: cỡ chữ", "13–14", number_size, 13, 14),
)


def figures_of(element: Element) -> Iterator[tuple[str, float | str]]:
    """(paper, what was measured) of every paper that has the element."""
    for name, pages in measured_papers().items():
        found = element.measure(pages)
        if found is not None:
            yield name, found
