"""Sheets and ways to read them back, shared by the tests of the papers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO

import pdfplumber
from pypdf import PdfReader

from documents.signing.papers.sign_sheet import (
    ChangeLine,
    FileLine,
    SaidLine,
    SignSheet,
    render_sign_sheet,
)
from workflows.clock import HANOI

MM = 72 / 25.4

BOARD = SaidLine(
    body="Ban Chấp hành khóa II",
    on=date(2022, 3, 25),
    draft_number=4,
    outcome="Thông qua",
    words="Có mặt 38/45; tán thành 36, không tán thành 1, ý kiến khác 1; không biểu quyết 0.",
    remarks=(
        "Theo: Biên bản số 05/BB-BCH ngày 25/03/2022",
        "Ý kiến bảo lưu: Một ủy viên đề nghị bổ sung số liệu hội viên của ba đơn vị.",
    ),
)

SHEET = SignSheet(
    org_lines=("HỘI TRUYỀN THỐNG TRƯỜNG SƠN", "ĐƯỜNG HỒ CHÍ MINH VIỆT NAM"),
    symbol="PTK-HTS",
    place="Hà Nội",
    day=date(2022, 3, 28),
    month=date(2022, 3, 28),
    opening=(
        "Đúng dự thảo lần 4 mà Ban Chấp hành khóa II thông qua ngày 25/03/2022 (36/38 tán thành); "
        "từ đó không sửa chữ nào."
    ),
    congress_name="Đại hội III",
    package_code="DH3-BCCT",
    package_title="Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)",
    draft_number=4,
    code="4F7K-9HXC-2TRP",
    files=(
        FileLine("Báo cáo (tổng kết và phương hướng)", "Báo cáo chính trị - lần 4.docx"),
        FileLine("Tờ trình", "Tờ trình BCH.pdf"),
    ),
    submitted_by="Tiểu ban Văn kiện (Bà Nguyễn Thị Soạn)",
    addressee="Nguyễn Văn Trường, Chủ tịch Hội",
    said=(BOARD,),
    signer_title="CHỦ TỊCH",
    signer_name="Nguyễn Văn Trường",
    office="Văn phòng Hội",
    changes=(
        ChangeLine("Báo cáo (tổng kết và phương hướng)", "Sửa 6 đoạn, thêm 8 đoạn."),
        ChangeLine("Tờ trình", "Thành phần mới thêm."),
    ),
    changes_note="So với dự thảo lần 3.",
    author_note="Đã tiếp thu ý kiến của Thường trực về phần phương hướng.",
    deadline_words="trước ngày 30/03/2022 (chậm nhất hết ngày 29/03/2022)",
)

SIGNED = replace(SHEET, signed_at=datetime(2022, 3, 29, 16, 0, tzinfo=HANOI))

# Three pages: forty papers with titles of every length, and a note of 20,000 letters.
LONG_NOTE = "\n".join(["Tiếp thu ý kiến góp ý của các đầu mối trực thuộc, đã chỉnh lý dự thảo. " * 28] * 10)[
    :20_000
]
LONG = replace(
    SHEET,
    package_title=("Báo cáo bổ sung, sửa đổi Điều lệ Hội " * 9)[:300].strip(),
    files=tuple(
        FileLine(f"Phụ lục số {number} {'rất dài ' * (number % 36)}", f"phu-luc-{number}.xlsx")
        for number in range(1, 41)
    ),
    author_note=LONG_NOTE,
)


@dataclass(frozen=True)
class Box:
    """Where a text stands: millimetres from the top left of the paper; size in points."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def length(self) -> float:
        return self.x1 - self.x0


def plumbed(sheet: SignSheet) -> pdfplumber.PDF:
    return pdfplumber.open(BytesIO(render_sign_sheet(sheet)))


def read(sheet: SignSheet) -> str:
    """All text of the sheet, page after page."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(render_sign_sheet(sheet))).pages)


def flow(sheet: SignSheet) -> str:
    """The text between the margins of all pages, without white space."""
    pages = PdfReader(BytesIO(render_sign_sheet(sheet))).pages
    # Number and foot of a page are drawn first.
    texts = [page.extract_text().partition("Không phải chữ ký số")[2] for page in pages]
    return solid("".join(texts))


def solid(text: str) -> str:
    """The text without any white space: lines may be broken anywhere."""
    return "".join(text.split())


def find(page: pdfplumber.page.Page, text: str) -> Box:
    """The first place where the text is drawn."""
    signs = [sign for sign in page.chars if not sign["text"].isspace()]
    start = "".join(sign["text"] for sign in signs).index(solid(text))
    run = signs[start : start + len(solid(text))]
    return Box(
        x0=min(sign["x0"] for sign in run) / MM,
        x1=max(sign["x1"] for sign in run) / MM,
        top=min(sign["top"] for sign in run) / MM,
        bottom=max(sign["bottom"] for sign in run) / MM,
        size=round(run[0]["size"], 2),
        font=run[0]["fontname"].split("+")[-1],
    )


def frame_around(page: pdfplumber.page.Page, box: Box) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of the four rules nearest around a text."""
    lines = [[line[side] / MM for side in ("x0", "x1", "top", "bottom")] for line in page.lines]
    level = [line for line in lines if line[0] < box.x0 and line[1] > box.x1]
    above = max((line for line in level if line[2] < box.top), key=lambda line: line[2])
    below = min((line for line in level if line[2] > box.bottom), key=lambda line: line[2])
    return above[0], above[1], above[2], below[2]


def rule_under(page: pdfplumber.page.Page, box: Box) -> Box:
    """The nearest rule below a text that lies under its middle."""
    rules = [
        Box(line["x0"] / MM, line["x1"] / MM, line["top"] / MM, line["bottom"] / MM, 0, "")
        for line in page.lines
    ]
    under = [rule for rule in rules if rule.x0 < box.centre < rule.x1 and rule.top > box.bottom - 1.5]
    return min(under, key=lambda rule: rule.top)
