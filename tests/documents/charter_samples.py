"""The charter of an invented association, in force and as a draft; numbers are filled in by name.

Each article is known by a short name, and speaks of others by theirs ({ban}), so that which number is
right never comes from the code under test.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.reading import parse

if TYPE_CHECKING:
    from documents.charter.law.articles import Charter

PREAMBLE = """ĐIỀU LỆ
HỘI NHỮNG NGƯỜI YÊU SÁCH BẾN THỦY
(Ban hành kèm theo Nghị quyết Đại hội lần thứ hai)"""

CHAPTERS = {
    "I": "QUY ĐỊNH CHUNG",
    "II": "NHIỆM VỤ, QUYỀN HẠN",
    "III": "HỘI VIÊN",
    "IV": "TỔ CHỨC, HOẠT ĐỘNG",
    "V": "TÀI CHÍNH, TÀI SẢN",
    "VI": "KHEN THƯỞNG, KỶ LUẬT, GIẢI QUYẾT KHIẾU NẠI",
    "VII": "ĐIỀU KHOẢN THI HÀNH",
}

# Each article under a line with its chapter and its name.
SOURCE = Path(__file__).with_name("charter_in_force.txt")


def _articles():
    pieces = re.split(r"^\[(\w+) (\w+)\]\n", SOURCE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [(*row[:2], row[2].strip()) for row in _by_threes(pieces)]


def _by_threes(pieces):
    return zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)


CURRENT = _articles()
# What the draft says otherwise: for each article, what stood there and what stands there now.
NEW = {
    "tieu_chuan": [("chính thức và", "chính thức, hội viên liên kết và")],
    "dai_hoi": [("Ban Chấp hành đề nghị", "Ban Chấp hành hoặc trên một nửa số hội viên chính thức đề nghị")],
    "bch": [("một năm hai lần", "mỗi quý một lần"), ("12 tháng", "24 tháng")],
    "nguon_thu": [
        (
            "hoạt động của Hội.",
            "hoạt động của Hội.\n4. Các khoản thu hợp pháp khác theo quy định tại khoản 3 Điều {quyen}.",
        ),
    ],
}
ONLINE_TEXT = """Đại hội trực tuyến
1. Khi có thiên tai, dịch bệnh, Ban Chấp hành quyết định tổ chức Đại hội trực tuyến.
2. Đại hội trực tuyến hợp lệ theo khoản 3 Điều {dai_hoi}."""
ONLINE = ("IV", "truc_tuyen", ONLINE_TEXT)

REASONS = {
    "tieu_chuan": "Mở rộng đối tượng hội viên là người nước ngoài có đóng góp cho văn hóa đọc.",
    "dai_hoi": "Bảo đảm quyền đề nghị triệu tập Đại hội bất thường của hội viên.",
    "bch": "Tăng số kỳ họp để chỉ đạo kịp thời; nâng điều kiện về thời gian tham gia Hội.",
    "nguon_thu": "Bổ sung căn cứ cho các khoản thu hợp pháp khác đã phát sinh trong nhiệm kỳ.",
    "truc_tuyen": "Nhiệm kỳ qua có thời gian không tổ chức họp trực tiếp được do dịch bệnh.",
}
GROUND = "Nghị quyết số 07/NQ-BCH ngày 15/02/2022 của Ban Chấp hành"


def written(articles):
    """The charter with these articles, in this order, every name replaced by its number."""
    numbers = {name: number for number, (_chapter, name, _text) in enumerate(articles, 1)}
    rows, chapter = [PREAMBLE], ""
    for own, name, text in articles:
        if own != chapter:
            rows += [f"Chương {own}", CHAPTERS[own]]
            chapter = own
        rows.append(f"Điều {numbers[name]}. {text.format(**numbers)}")
    return "\n".join(rows)


def drafted():
    """The articles of the draft: four amended, one new behind "Đại hội"."""
    articles = [(chapter, name, _changed(name, text)) for chapter, name, text in CURRENT]
    place = 1 + [name for _chapter, name, _text in articles].index("dai_hoi")
    return [*articles[:place], ONLINE, *articles[place:]]


def _changed(name, text):
    for old, new in NEW.get(name, []):
        text = text.replace(old, new)
    return text


def current_charter() -> Charter:
    """29 articles in force."""
    return parse(written(CURRENT))


def draft_charter() -> Charter:
    """The draft of 30 articles."""
    return parse(written(drafted()))


def proposal(*, without: str = "") -> list[Amendment]:
    """The five changes with their reasons, written by hand; `without` names one that lacks its reason."""
    old = {name: number for number, (_c, name, _t) in enumerate(CURRENT, 1)}
    new = {name: number for number, (_c, name, _t) in enumerate(drafted(), 1)}
    texts = {article.number: article.text for article in draft_charter()}
    made = []
    for name, reason in REASONS.items():
        said = {"text": texts[new[name]], "reason": "" if name == without else reason, "ground": GROUND}
        if name in old:
            made.append(Amendment(AmendmentKind.AMEND, old[name], **said))
        else:
            made.append(Amendment(AmendmentKind.ADD, place=new[name], chapter="Chương IV", **said))
    return made
